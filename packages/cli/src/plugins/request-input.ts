/** The input of an action or a question: from words and JSON, through the plugin's schema. Pure. */
import { settingsDocument } from '@msp/core';
import { MspError, type Plugin } from '@msp/protocol';
import { quoted } from '../arguments/quoted.js';
import { leaves, typeWords } from './setting-rows.js';

type Schema = NonNullable<Plugin['settings']>;

/** What an input is made of. */
export interface InputWish {
  /** `key=value …`, as the command line joined them. */
  readonly words: string | undefined;
  /** What `--input` holds. */
  readonly object: Readonly<Record<string, unknown>>;
}

/**
 * The input that the schema takes. A text may mean a number, yes or no, a list or JSON: what the schema takes counts.
 *
 * @param name for messages: `linear create-issue`
 * @throws an `MspError` `MSP009` that tells what it takes
 */
export function inputOf(name: string, schema: Schema, { words, object }: InputWish): unknown {
  const keys = leaves(settingsDocument({ settings: schema })).map(({ key }) => key.split('.')[0] as string);
  const texts = pairsOf(name, words ?? '', keys);
  let values: Record<string, unknown> = Object.fromEntries([...Object.entries(object), ...texts]);
  let result = schema.safeParse(values);
  for (const [key, text] of texts) {
    if (result.success) break;
    for (const meaning of isWrong(result, key) ? meanings(text) : []) {
      const changed = Object.fromEntries([...Object.entries(values), [key, meaning]]);
      const again = schema.safeParse(changed);
      if (isWrong(again, key)) continue;
      [values, result] = [changed, again];
      break;
    }
  }
  if (result.success) return result.data;
  throw refused(name, schema, result.error.issues[0]);
}

const isWrong = (result: ReturnType<Schema['safeParse']>, key: string) =>
  !result.success && result.error.issues.some(({ path }) => String(path[0]) === key);

/**
 * The shell has taken the quotes away and the words were joined, so a value goes on until the next key that the schema knows.
 *
 * @example pairsOf('x', 'title=Log in works limit=5', ['title', 'limit']) // [['title', 'Log in works'], ['limit', '5']]
 */
export function pairsOf(name: string, words: string, keys: readonly string[]): [key: string, text: string][] {
  if (words.trim() === '') return [];
  const pairs: [string, string][] = [];
  for (const word of words.split(' ')) {
    const [, key, text = ''] = /^([A-Za-z_][\w-]*)=(.*)$/s.exec(word) ?? [];
    const last = pairs.at(-1);
    if (key !== undefined && (!last || keys.length === 0 || keys.includes(key))) pairs.push([key, text]);
    else if (last) last[1] += ` ${word}`;
    else throw noPair(name, word);
  }
  return pairs;
}

const noPair = (name: string, word: string): MspError =>
  new MspError('MSP009', {
    message: `${quoted(word)} has no name: what ${name} is asked with is written key=value.`,
    hint: `For example: msp query ${name} limit=5. Or as JSON: --input '{"limit": 5}'`,
  });

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'on'].map((word) => [word, true] as const),
  ...['no', 'off'].map((word) => [word, false] as const),
]);

function meanings(text: string): unknown[] {
  const word = WORDS.get(text.trim().toLowerCase());
  const list = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const others = [...(word === undefined ? [] : [word]), list];
  try {
    return [JSON.parse(text), ...others];
  } catch {
    return others;
  }
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function refused(name: string, schema: Schema, issue: Issue | undefined): MspError {
  const unknown = issue && 'keys' in issue && Array.isArray(issue.keys) ? String(issue.keys[0]) : null;
  const key = [...(issue?.path.map(String) ?? []), ...(unknown === null ? [] : [unknown])].join('.');
  const what = unknown === null ? (issue?.message ?? 'the input cannot be used') : 'there is no such key';
  return new MspError('MSP009', {
    message: `${name} cannot be asked so: ${key === '' ? '' : `${key}: `}${what}.`,
    hint: takes(schema),
  });
}

/** @example 'It takes: title=<text>, [limit=<whole number>]' */
function takes(schema: Schema): string {
  const all = leaves(settingsDocument({ settings: schema })).map(({ key, document, required }) => {
    const form = `${key}=<${typeWords(document)}>`;
    return required ? form : `[${form}]`;
  });
  return all.length === 0 ? 'It takes nothing.' : `It takes: ${all.join(', ')}`;
}
