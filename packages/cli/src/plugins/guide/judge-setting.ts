/** Is a value one that the settings' schema takes? Pure, as far as the schema is. */
import { settingsDocument } from '@msp/core';
import type { Json, Plugin } from '@msp/protocol';
import { leaves } from '../setting-rows.js';
import { guarded } from './guarded.js';
import { isSame, settingAt, type Values, withValue } from './values.js';

/** The value as it will stand in the configuration, or why it is none, in the schema's words. */
export type Judged = { readonly value: Json } | { readonly problem: string };

/** One setting, among the others. */
export interface JudgedSetting {
  /** The plugin's name in the configuration. */
  readonly name: string;
  readonly plugin: Pick<Plugin, 'settings'>;
  readonly key: string;
  /** What is set beside it. */
  readonly around: Values;
}

/** Judges only this setting: that others are missing is not held against it. */
export function judgeSetting({ name, plugin, key, around }: JudgedSetting, value: Json): Judged {
  const { settings: schema } = plugin;
  if (!schema) return { problem: 'there is no such setting' };
  const problemWith = (candidate: Json): string | null => {
    const result = guarded(name, 'settings', () => schema.safeParse(withValue(around, key, candidate)));
    if (result.success) return null;
    const issue = result.error.issues.find((each) => concerns(each, key));
    return issue === undefined ? null : 'keys' in issue ? 'there is no such setting' : issue.message;
  };
  const problem = problemWith(value);
  return problem === null ? { value } : { problem };
}

/** The same for a text that a person has typed: it may mean a number, yes or no, or a list. */
export function judgeText(setting: JudgedSetting, text: string): Judged {
  const first = judgeSetting(setting, text);
  if (!('problem' in first)) return first;
  for (const meaning of meanings(text)) {
    const judged = judgeSetting(setting, meaning);
    if (!('problem' in judged)) return judged;
  }
  return first;
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly keys?: unknown;
}

function concerns({ path, keys }: Issue, key: string): boolean {
  const at = path.map(String);
  const wanted = key.split('.');
  if (Array.isArray(keys)) return keys.some((each) => [...at, String(each)].join('.') === key);
  return at.length >= wanted.length && wanted.every((name, depth) => at[depth] === name);
}

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'on'].map((word) => [word, true] as const),
  ...['no', 'off'].map((word) => [word, false] as const),
]);

function meanings(text: string): Json[] {
  const word = WORDS.get(text.trim().toLowerCase());
  const list = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const others: Json[] = [...(word === undefined ? [] : [word]), list];
  try {
    return [JSON.parse(text) as Json, ...others];
  } catch {
    return others;
  }
}

/** What the schema takes where nothing is set. */
export const defaultOf = (plugin: Pick<Plugin, 'settings'>, key: string): Json | undefined =>
  leaves(settingsDocument(plugin)).find((leaf) => leaf.key === key)?.document.default;

/** What is set, and what the schema takes where nothing is. */
export function withDefaults(plugin: Pick<Plugin, 'settings'>, values: Values): Values {
  let all = values;
  for (const { key, document } of leaves(settingsDocument(plugin)))
    if (document.default !== undefined && settingAt(all, key) === undefined)
      all = withValue(all, key, document.default);
  return all;
}

/** Does it say what counts anyway? Then it need not stand in the configuration. */
export function isDefault(plugin: Pick<Plugin, 'settings'>, key: string, value: Json): boolean {
  const usual = defaultOf(plugin, key);
  return usual !== undefined && isSame(usual, value);
}
