/** Looks at the steps of a guide, but for how something of the tool is picked. */
import type { GuideStep } from '@msp/protocol';
import { brief, messageOf } from '../finding.js';
import type { Laboratory } from '../laboratory.js';
import { repeated } from './feed-pages.js';
import { answersAt, settingOf } from './guide.js';
import { isLine, optionsProblem, refusedOptions, type SettingAsker } from './guide-options.js';

/** What is wrong with the steps as they are written down, each with what it is about. */
export function stepsProblems(laboratory: Laboratory, asker: SettingAsker): string[] {
  const steps = laboratory.plugin.guide?.steps ?? [];
  return [
    ...steps.flatMap((step, index) =>
      [...stepProblems(laboratory, asker, step), ...whenProblems(laboratory, step, index)].map(
        (problem) => `${placeOf(step, index)}: ${problem}`,
      ),
    ),
    ...late(laboratory, steps),
  ];
}

/** What a step is called in messages. */
export const placeOf = (step: GuideStep, index: number): string =>
  `step ${index + 1} (${step.kind === 'secret' ? step.secret : settingOf(step)})`;

function stepProblems({ plugin }: Laboratory, asker: SettingAsker, step: GuideStep): string[] {
  if (step.kind === 'secret')
    return Object.hasOwn(plugin.manifest.secrets ?? {}, step.secret)
      ? []
      : ['the manifest names no such secret'];
  if (!['text', 'choose', 'pick'].includes(step.kind)) return [];
  if (!asker.knows(step.setting)) return ['there is no such setting'];
  const label = isLine(step.label) ? [] : [`its label ${brief(step.label)} is no text in one line`];
  return [...label, ...valueProblems(asker, step)];
}

function valueProblems(asker: SettingAsker, step: Exclude<GuideStep, { kind: 'secret' }>): string[] {
  if (step.kind === 'text') {
    const { example, setting } = step;
    // What a person types is a text; a setting that is a number takes what the text says.
    const taken =
      example === undefined ||
      [example, parsed(example)].some((each) => asker.refusal(setting, each) === null);
    return taken ? [] : [`its schema refuses the example ${brief(example)}`];
  }
  if (step.kind !== 'choose') return [];
  if (step.options.length === 0) return ['there is nothing to choose'];
  const twice = repeated(step.options.map(({ value }) => value));
  if (twice !== undefined) return [`it offers ${brief(twice)} twice`];
  const problem = optionsProblem(step.options);
  return problem === null ? refusedOptions(asker, step.setting, step.options) : [problem];
}

function whenProblems(laboratory: Laboratory, step: GuideStep, index: number): string[] {
  if (!step.when) return [];
  const answers = [{ settings: {}, secrets: [] }, answersAt(laboratory, index)];
  return answers.flatMap((each) => {
    try {
      const said: unknown = step.when?.(each);
      return typeof said === 'boolean' ? [] : [`whether it is asked is ${brief(said)}: true or false`];
    } catch (error) {
      return [`when: ${messageOf(error)}`];
    }
  });
}

/** Where something is picked the tool is asked: what that takes has to be there by then. The host asks for the rest at the end. */
function late({ plugin }: Laboratory, steps: readonly GuideStep[]): string[] {
  const first = steps.findIndex(({ kind }) => kind === 'pick');
  const before = new Set(
    steps.slice(0, Math.max(0, first)).map((step) => (step.kind === 'secret' ? step.secret : '')),
  );
  return Object.entries(first < 0 ? {} : (plugin.manifest.secrets ?? {}))
    .filter(([name, { optional }]) => !optional && !before.has(name))
    .map(([name]) => `no step before the first pick asks for the secret ${name}, which is needed`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
