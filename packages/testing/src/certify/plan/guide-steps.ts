/** Looks at the steps of a guide, but for how something of the tool is picked. */
import { displayText, type GuideStep, type Plugin, type SecretStep, type ShowStep } from '@msp/protocol';
import { brief, messageOf } from '../finding.js';
import type { Laboratory } from '../laboratory.js';
import { repeated } from './feed-pages.js';
import { answersAt, settingOf } from './guide.js';
import { isLine, optionsProblem, refusedOptions, type SettingAsker } from './guide-options.js';

type SettingStep = Exclude<GuideStep, SecretStep | ShowStep>;

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
  `step ${index + 1} (${step.kind === 'secret' ? step.secret : (settingOf(step) ?? step.kind)})`;

function stepProblems({ plugin }: Laboratory, asker: SettingAsker, step: GuideStep): string[] {
  if (step.kind === 'secret') return secretProblems(plugin, step);
  if (step.kind === 'show') return shownProblems(step);
  if (!['text', 'choose', 'pick'].includes(step.kind)) return [];
  if (!asker.knows(step.setting)) return ['there is no such setting'];
  return [...labelProblems(step.label), ...valueProblems(asker, step)];
}

function secretProblems({ manifest }: Plugin, { secret, required }: SecretStep): string[] {
  if (!Object.hasOwn(manifest.secrets ?? {}, secret)) return ['the manifest names no such secret'];
  return required === undefined || typeof required === 'boolean'
    ? []
    : [`whether it is required is ${brief(required)}: true or false`];
}

/** In lines, as the contract says. */
const LONGEST = 100;

/** What is wrong with a text to copy. */
function shownProblems({ label, text }: ShowStep): string[] {
  const lines = text.split('\n');
  return [
    ...labelProblems(label),
    ...(text.trim() === '' ? ['there is nothing to copy'] : []),
    ...(lines.length > LONGEST ? [`its text has ${lines.length} lines; ${LONGEST} are the most`] : []),
    // What a terminal cannot show as it is would not be copied as it is.
    ...(displayLines(text) === text ? [] : ['its text has characters that a terminal cannot show']),
  ];
}

const displayLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => displayText(line))
    .join('\n');

const labelProblems = (label: unknown): string[] =>
  isLine(label) ? [] : [`its label ${brief(label)} is no text in one line`];

function valueProblems(asker: SettingAsker, step: SettingStep): string[] {
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
