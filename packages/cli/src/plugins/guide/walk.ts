/** Walks through the steps with a person, until everything that was answered can be written. */
import { readSettings } from '@msp/core';
import type { GuideStep, Plugin } from '@msp/protocol';
import { answersOf } from './draft.js';
import { brokenGuide } from './guarded.js';
import { askPick } from './pick-step.js';
import { askSecret } from './secret-step.js';
import { type Around, askChoice, askText } from './setting-step.js';
import {
  isAsked,
  isSettingStep,
  labelOf,
  neededSettings,
  type SettingStep,
  stepForKey,
  stepsOf,
} from './steps.js';
import { type Tested, testStep } from './test-step.js';

/** Did the tool answer? Null where it is not MSP that sends. */
export type Walked = Tested | null;

/** @throws the ending `interrupted` where the person leaves, and an `MspError` `MSP004` where the guide fails */
export async function walk(around: Around): Promise<Walked> {
  const { subject, draft } = around;
  const guided = stepsOf(subject.plugin);
  const needed = neededSettings(subject.plugin, guided).filter(({ setting }) => !draft.fixed.has(setting));
  const sends = draft.mode === 'integrated';
  const steps = [...guided, ...needed].filter((step) => sends || isNeededToWrite(step, around));
  const done = new Set<GuideStep>();
  let tested: Walked = null;
  for (;;) {
    // From the beginning each time: what is changed at the test may ask for something before it.
    const step = steps.find((each) => !done.has(each) && isAsked(subject.name, each, answersOf(draft)));
    if (step && (!sends || tested !== null || step.kind !== 'pick')) {
      await ask(step, around, tested === 'good');
      done.add(step);
    } else if (sends && tested === null) tested = await testStep(around, [...done]);
    else break;
  }
  await untilTaken(around);
  return tested;
}

/** An assistant asks its own tools: only what a text needs is asked for here. */
function isNeededToWrite(step: GuideStep, { subject }: Around): boolean {
  if (!isSettingStep(step)) return false;
  return neededSettings(subject.plugin, []).some(({ setting }) => setting === step.setting);
}

async function ask(step: GuideStep, around: Around, reachable: boolean): Promise<void> {
  const { subject, draft, asker } = around;
  if (step.kind === 'secret') return askSecret(step, subject, draft, asker);
  if (step.kind === 'show') return asker.show(step.label, step.text);
  if (draft.given.has(step.setting)) return;
  if (draft.fixed.has(step.setting)) return asker.say(`${step.label} It comes from your environment.`);
  if (step.kind === 'pick') return askPick(step, around, reachable);
  return step.kind === 'text' ? askText(step, around) : askChoice(step, around);
}

/** How often a person is asked again for the same setting before its guide is at fault. */
const MOST = 20;

/** What does not go together is told in the guide's words, and asked again. */
async function untilTaken(around: Around): Promise<void> {
  const { subject, draft, asker } = around;
  for (let time = 0; time < MOST; time += 1) {
    const wrong = refusedSetting(around);
    if (wrong === null) return;
    asker.bad(toldOf(subject.plugin, wrong));
    const step = stepForKey(subject.plugin, wrong.key) ?? (await stepToChange(around));
    if (step === null || draft.fixed.has(step.setting))
      throw brokenGuide(subject.name, wrong.key || 'settings', wrong.problem);
    draft.given.delete(step.setting);
    await ask(step, around, draft.mode === 'integrated');
  }
  throw brokenGuide(subject.name, 'settings', 'what it asks for is not what its settings take');
}

/** Where nothing tells which of the settings is meant, the person does. */
async function stepToChange({ subject, draft, asker }: Around): Promise<SettingStep | null> {
  const steps = stepsOf(subject.plugin).flatMap((step) =>
    isSettingStep(step) && isAsked(subject.name, step, answersOf(draft)) ? [step] : [],
  );
  if (steps.length === 0) return null;
  const options = steps.map(({ setting, label }) => ({ value: setting, label }));
  return steps[await asker.choose({ label: 'What do you want to change?', options })] ?? null;
}

/** A setting, by its dotted key, and why the schema does not take it; no key where it is about several together. */
export interface Refusal {
  readonly key: string;
  readonly problem: string;
}

/** The same in a person's words. */
const toldOf = (plugin: Plugin, { key, problem }: Refusal): string =>
  key === '' ? problem : `${labelOf(plugin, key)}: ${problem}`;

/** What the settings' schema refuses of everything together; null where it takes it. */
export function refusedSetting({
  subject: { name, plugin, entry },
  draft,
  environment,
}: Pick<Around, 'subject' | 'draft' | 'environment'>): Refusal | null {
  const read = readSettings(plugin, { ...entry, settings: draft.settings }, environment);
  if (read.problem === null) return null;
  const prefix = `plugins.${name}`;
  const [, key = '', problem = read.problem] =
    new RegExp(`^${prefix}\\.?([^:\\s]*): (.*)$`, 's').exec(read.problem) ??
    new RegExp(`there is no setting ${prefix}\\.(\\S+)()`).exec(read.problem) ??
    [];
  return { key, problem: problem || 'there is no such setting' };
}
