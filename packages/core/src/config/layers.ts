/** One source of settings after another: flag, environment, project, user. */
import { MspError } from '@msp/protocol';
import { readText } from './file.js';
import { check, parse, refuse } from './parse.js';
import type { Environment } from './places.js';
import { isPlain, type Plain, SETTINGS, VARIABLES, valueAt } from './settings.js';

/** Where a setting came from. */
export type SourceName = 'flag' | 'env' | 'project' | 'user' | 'default';

/** The settings of one source. */
export interface Layer {
  readonly source: SourceName;
  /** The profile that says so; null where the source itself does. */
  readonly profile: string | null;
  /** The value of a setting, and the file or variable it stands in; undefined where this source does not say. */
  find(key: string): { readonly value: unknown; readonly from: string } | undefined;
}

/** A configuration file that passed every check. */
export interface LoadedFile {
  readonly source: 'project' | 'user';
  readonly path: string;
  readonly values: Plain;
}

/**
 * Reads and checks one file; null where there is none, and then nothing more is loaded.
 * @throws `MSP003`, with the place and the reason.
 */
export async function loadFile(source: 'project' | 'user', path: string): Promise<LoadedFile | null> {
  const text = readText(path);
  if (text === null) return null;
  const { values, problem } = await parse(text);
  if (problem) refuse(path, [problem]);
  const problems = await check(text, values);
  if (problems.length > 0) refuse(path, problems);
  return { source, path, values };
}

/** A profile of the file, if one is chosen and there, before the file itself. */
export function fileLayers(file: LoadedFile | null, profile: string | null): Layer[] {
  if (!file) return [];
  const layer = (values: unknown, name: string | null): Layer => ({
    source: file.source,
    profile: name,
    find(key) {
      const value = valueAt(values, key);
      return value === undefined ? undefined : { value, from: file.path };
    },
  });
  const chosen = profile === null ? undefined : profilesOf(file)[profile];
  return [...(chosen === undefined ? [] : [layer(chosen, profile)]), layer(file.values, null)];
}

function profilesOf(file: LoadedFile | null): Plain {
  const profiles = valueAt(file?.values, 'profiles');
  return Object.assign(Object.create(null), isPlain(profiles) ? profiles : {});
}

/**
 * Refuses a profile that neither file has.
 * @throws `MSP003`, naming those that there are.
 */
export function assertProfile(profile: string | null, files: readonly (LoadedFile | null)[]): void {
  const names = [...new Set(files.flatMap((file) => Object.keys(profilesOf(file))))].sort();
  if (profile === null || names.includes(profile)) return;
  throw new MspError('MSP003', {
    message: `There is no profile "${profile}". ${names.length > 0 ? `There are: ${names.join(', ')}.` : 'None is defined.'}`,
    hint: `Choose another (MSP_PROFILE, --profile), or define it: msp config set profiles.${profile}.<setting> <value>`,
  });
}

/**
 * The settings that the environment names: each has a variable, `features.sessionTimeout` is
 * MSP_FEATURES_SESSION_TIMEOUT. An empty variable says nothing. MSP_NO_CLIPBOARD switches `features.autoClipboard` off.
 *
 * @throws `MSP003` for a value that the setting does not take.
 */
export async function environmentLayer(env: Environment): Promise<Layer> {
  const found = new Map<string, { value: unknown; from: string }>();
  for (const key of SETTINGS.keys()) {
    const from = VARIABLES.get(key) ?? '';
    const text = env[from];
    const meant = key === 'registries' ? placesIn(text) : text;
    if (meant) found.set(key, { value: await coerced(key, meant, from), from });
  }
  if (env.MSP_NO_CLIPBOARD && env.MSP_NO_CLIPBOARD !== '0') {
    found.set('features.autoClipboard', { value: false, from: 'MSP_NO_CLIPBOARD' });
  }
  return { source: 'env', profile: null, find: (key) => found.get(key) };
}

/** Addresses and paths, separated by `;` or white space, as a list; in neither of them a comma would tell. */
const placesIn = (text: string | undefined): string =>
  text ? JSON.stringify(text.split(/[;\s]+/).filter(Boolean)) : '';

async function coerced(key: string, text: string, variable: string): Promise<unknown> {
  const { coerce } = await import('./coerce.js');
  const result = coerce(key, text);
  if (result.problem === null) return result.value;
  throw new MspError('MSP003', {
    message: `${variable}: ${result.problem}`,
    hint: `Correct the environment variable ${variable}, or leave it away.`,
  });
}

/**
 * `--project`, the one setting with a flag.
 * @throws `MSP009` where it is empty or longer than a name may be.
 */
export function flagLayer(project: string | undefined): Layer {
  const value = project?.trim();
  if (value !== undefined && (value === '' || value.length > 200)) {
    throw new MspError('MSP009', {
      message: `A project's name has 1 to 200 characters, not ${value.length}.`,
      hint: 'For example: --project shop',
    });
  }
  const found = value === undefined ? undefined : { value, from: '--project' };
  return { source: 'flag', profile: null, find: (key) => (key === 'project' ? found : undefined) };
}
