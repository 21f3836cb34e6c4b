import type { Options } from './definition.js';

/** Options that every command knows. */
export const GLOBAL_OPTIONS = {
  json: { description: 'Print one JSON document on standard output' },
  quiet: { short: 'q', description: 'Print only the essential, for example the id' },
  debug: { description: 'Show where an error came from' },
  'no-color': { description: 'Print without colours' },
  cwd: { value: 'folder', description: 'Work as if started in this folder' },
  session: {
    value: 'id',
    description: 'Use this session (an id or a unique beginning) instead of yours here',
  },
  project: { value: 'name', description: 'Use this project instead of the configured one' },
  profile: { value: 'name', description: 'Use this profile of the configuration' },
  help: { short: 'h', description: 'Show what the command takes' },
  version: { short: 'V', description: 'Show the version' },
} as const satisfies Options;

/** The values of {@link GLOBAL_OPTIONS}. */
export interface Globals {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly debug: boolean;
  readonly 'no-color': boolean;
  readonly cwd: string | undefined;
  readonly session: string | undefined;
  readonly project: string | undefined;
  readonly profile: string | undefined;
  readonly help: boolean;
  readonly version: boolean;
}

/**
 * Finds the command in a command line without knowing the options of that command.
 *
 * @example splitCommand(['--cwd', 'shop', 'update', 'x']) // { name: 'update', rest: ['--cwd', 'shop', 'x'] }
 */
export function splitCommand(words: readonly string[]): { name: string | null; rest: string[] } {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as string;
    if (word === '--') break;
    if (!word.startsWith('-')) return { name: word, rest: words.toSpliced(index, 1) };
    const option = (GLOBAL_OPTIONS as Options)[word.slice(2)];
    if (option?.value) index += 1;
  }
  return { name: null, rest: [...words] };
}

/** Whether the answer, an error too, is to be JSON: known before anything is parsed. */
export function wantsJson(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return words.slice(0, end === -1 ? undefined : end).includes('--json');
}
