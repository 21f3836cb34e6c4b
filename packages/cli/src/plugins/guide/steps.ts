/** The steps that a person walks through: those of the plugin's guide, or made of what it asks for. Pure. */
import { type SettingsDocument, settingsDocument } from '@msp/core';
import {
  type ChooseStep,
  type GuideAnswers,
  GuideOption,
  type GuideStep,
  type Plugin,
  type SecretStep,
  type ShowStep,
  type TextStep,
} from '@msp/protocol';
import { type Leaf, leaves } from '../setting-rows.js';
import { guarded } from './guarded.js';

/** A step that answers a setting. */
export type SettingStep = Exclude<GuideStep, SecretStep | ShowStep>;

const KNOWN = ['secret', 'show', 'text', 'choose', 'pick'];

/** Does a step answer a setting? */
export const isSettingStep = (step: GuideStep): step is SettingStep =>
  step.kind !== 'secret' && step.kind !== 'show';

/** Is the secret needed where the step asks for it? */
export const isNeeded = ({ manifest }: Plugin, { secret, required }: SecretStep): boolean =>
  required === true || manifest.secrets?.[secret]?.optional !== true;

/** Steps in their order. One of a kind that a later version added is passed over. */
export function stepsOf(plugin: Plugin): readonly GuideStep[] {
  if (!plugin.guide) return [...neededSecrets(plugin, []), ...neededSettings(plugin, [])];
  const steps = plugin.guide.steps
    .filter((step) => KNOWN.includes(step.kind) && (step.kind !== 'secret' || isSecret(plugin, step.secret)))
    .map(readable);
  return [...steps, ...neededSecrets(plugin, steps)];
}

/** What is optional in a step is believed only where it has the right shape. */
function readable(step: GuideStep): GuideStep {
  if (!isSettingStep(step)) return step;
  const { help, ...rest } = step;
  const told = { ...rest, ...(typeof help === 'string' && { help }) } as SettingStep;
  if (told.kind !== 'choose') return told;
  return { ...told, options: told.options.filter((option) => GuideOption.safeParse(option).success) };
}

const isSecret = ({ manifest }: Plugin, secret: string): boolean =>
  Object.hasOwn(manifest.secrets ?? {}, secret);

/** Secrets that the plugin cannot do without, and that nobody has asked for. */
function neededSecrets({ manifest }: Plugin, asked: readonly GuideStep[]): GuideStep[] {
  return Object.entries(manifest.secrets ?? {}).flatMap(([secret, { optional }]) =>
    optional || asked.some((step) => step.kind === 'secret' && step.secret === secret)
      ? []
      : [{ kind: 'secret', secret } as const],
  );
}

/** Settings that have to be there, and that no step asks for. */
export function neededSettings(plugin: Plugin, asked: readonly GuideStep[]): SettingStep[] {
  const known = asked.filter(isSettingStep).map(({ setting }) => setting);
  return leaves(settingsDocument(plugin))
    .filter(
      ({ key, required, document }) => required && document.default === undefined && !known.includes(key),
    )
    .map(stepFor);
}

/** A step for any setting of the plugin, also where something within it is meant; null where there is no such setting. */
export function stepForKey(plugin: Plugin, key: string): SettingStep | null {
  const step = stepsOf(plugin)
    .filter(isSettingStep)
    .find(({ setting }) => setting === key);
  if (step) return step;
  const leaf = leaves(settingsDocument(plugin)).find((each) => each.key === key);
  if (leaf) return stepFor(leaf);
  const end = key.lastIndexOf('.');
  return end < 0 ? null : stepForKey(plugin, key.slice(0, end));
}

function stepFor({ key, document }: Leaf): TextStep | ChooseStep {
  const base = {
    setting: key,
    label: spoken(key),
    ...(document.description && { help: document.description }),
  };
  const options = choicesOf(document);
  return options ? { kind: 'choose', ...base, options } : { kind: 'text', ...base };
}

function choicesOf({ enum: choices, type }: SettingsDocument): ChooseStep['options'] | null {
  if (choices)
    return choices.map((value) => ({ value, label: typeof value === 'string' ? value : String(value) }));
  if (type !== 'boolean') return null;
  return [
    { value: true, label: 'Yes' },
    { value: false, label: 'No' },
  ];
}

/** @example spoken('folders.dailyNotes') // 'Folders: daily notes' */
function spoken(key: string): string {
  const words = key
    .split('.')
    .map((part) =>
      part
        .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
        .replace(/[-_]/g, ' ')
        .trim(),
    )
    .join(': ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** How a setting is called, in the guide's own words where it has some. */
export const labelOf = (plugin: Plugin, key: string): string => stepForKey(plugin, key)?.label ?? spoken(key);

/** How a secret is called. */
export const secretLabel = ({ manifest }: Plugin, secret: string): string =>
  manifest.secrets?.[secret]?.label ?? spoken(secret);

/** Is the step asked now? @throws an `MspError` `MSP004` that names the plugin where its guide fails */
export const isAsked = (name: string, step: GuideStep, answers: GuideAnswers): boolean =>
  step.when === undefined || Boolean(guarded(name, 'when', () => step.when?.(answers)));
