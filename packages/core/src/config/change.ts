/** Reading and changing single settings. */
import { realpathSync } from 'node:fs';
import { MspError, type PluginConfig } from '@msp/protocol';
import { writeWhole } from '../workspace/write-file.js';
import { readText } from './file.js';
import type { LoadedConfig } from './load.js';
import { alone } from './lock.js';
import { check, parse, refuse } from './parse.js';
import { isPluginKey } from './plugins.js';
import type { ConfigProblem } from './problems.js';
import { type Plain, SETTINGS, valueAt } from './settings.js';
import { didYouMean } from './suggest.js';

/** What changed in a file. */
export interface SettingChange {
  readonly file: string;
  readonly key: string;
  /** The value before; undefined where the file did not have the setting. */
  readonly before: unknown;
  /** The value now; undefined where it was taken out. */
  readonly after: unknown;
  /** What else is wrong with the file, and was before. */
  readonly problems: readonly ConfigProblem[];
}

function unknownSetting(key: string): MspError {
  return new MspError('MSP009', {
    message: `There is no setting ${key}.${didYouMean(key)}`,
    hint: 'See them all: msp config show',
  });
}

/** Is this a setting, or a group of them such as `features` or `profiles.work`? */
function isKnown(key: string): boolean {
  const within = key.replace(/^profiles(\.(?!__proto__(\.|$))[^.]+)?(\.|$)/, '');
  if (key === '$schema' || within === '') return key !== '';
  if (isPluginKey(within)) return true;
  return [...SETTINGS.keys()].some((each) => each === within || each.startsWith(`${within}.`));
}

/**
 * The value in force of a setting, or of a group of them.
 *
 * @throws `MSP009` where there is no such setting.
 * @example getSetting(loaded, 'features.sessionTimeout') // 24
 */
export function getSetting(loaded: Pick<LoadedConfig, 'config'>, key: string): unknown {
  const value = valueAt({ ...loaded.config, plugins: byName(loaded.config.plugins) }, key);
  if (value === undefined) throw unknownSetting(key);
  return value;
}

/** Entries as a file has them. */
function byName(plugins: readonly PluginConfig[]): Plain {
  return Object.fromEntries(plugins.map(({ name, settings, ...own }) => [name, { ...own, ...settings }]));
}

/** A file as it is now. */
interface Current {
  readonly file: string;
  readonly text: string;
  readonly values: Plain;
}

/** One that is not there, or holds nothing, is begun anew. */
async function read(file: string): Promise<Current> {
  const text = readText(file);
  if (text === null || text.trim() === '') return { file, text: '{}\n', values: {} };
  const { values, problem } = await parse(text);
  return problem ? refuse(file, [problem]) : { file, text, values };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** A symbolic link stays one: what it points to is written. */
function target(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/**
 * Sets a setting in a file, which is made where there is none; comments and layout stay. The text is taken as the
 * setting wants it: `12` as a number, `yes` as true, `a, b` as a list.
 *
 * @throws `MSP009` for an unknown setting or a value that it does not take, and the file stays as it is; `MSP003` where
 * the file cannot be read; `MSP012` where it cannot be written.
 * @example await setSetting({ file: loaded.files.project, key: 'features.sessionTimeout', value: '12' });
 */
export async function setSetting(wish: { file: string; key: string; value: string }): Promise<SettingChange> {
  const { file, key, value } = wish;
  if (!isKnown(key)) throw unknownSetting(key);
  return alone(target(file), () => set(file, key, value));
}

async function set(file: string, key: string, value: string): Promise<SettingChange> {
  const current = await read(file);
  const { coerce } = await import('./coerce.js');
  const result = coerce(key, value, current.values);
  if (result.problem !== null) {
    throw new MspError('MSP009', {
      message: `${result.problem} ${file} was left as it is.`,
      hint: 'See the settings and their values: msp config show',
    });
  }
  return change(current, key, result.value);
}

/**
 * Takes a setting, or a group of them, out of a file. Where it is not there, nothing happens.
 *
 * @throws `MSP009` for an unknown setting; `MSP003` and `MSP012` as {@link setSetting}.
 */
export async function unsetSetting(wish: { file: string; key: string }): Promise<SettingChange> {
  if (!isKnown(wish.key)) throw unknownSetting(wish.key);
  return alone(target(wish.file), async () => change(await read(wish.file), wish.key, undefined));
}

async function change({ file, text, values }: Current, key: string, after: unknown): Promise<SettingChange> {
  const before = valueAt(values, key);
  if (same(before, after)) return { file, key, before, after, problems: await check(text, values) };
  const { editText } = await import('./syntax.js');
  const edited = editText(text, key.split('.'), after) ?? '';
  const now = await parse(edited);
  // Where a setting is written twice, say, the edit changes the one that does not count.
  if (now.problem || !same(valueAt(now.values, key), after)) {
    throw new MspError('MSP003', {
      message: `${file} is written in a way that ${key} cannot be changed safely; it was left as it is.`,
      hint: 'Change it by hand: msp config edit',
    });
  }
  writeWhole(target(file), edited);
  return { file, key, before, after, problems: await check(edited, now.values) };
}

/**
 * Everything that is wrong with a file; an empty list where nothing is, or where there is no file.
 *
 * @example await validateConfigFile('/home/you/project/.msp/config.json')
 * // [{ key: 'features.sessionTimeout', message: '… must be a number, but is a text.', line: 3, column: 5 }]
 */
export async function validateConfigFile(file: string): Promise<ConfigProblem[]> {
  let text: string | null;
  try {
    text = readText(file);
  } catch (error) {
    if (!MspError.is(error)) throw error;
    return [{ key: '', message: error.message, line: null, column: null }];
  }
  if (text === null) return [];
  const { values, problem } = await parse(text);
  return problem ? [problem] : check(text, values);
}
