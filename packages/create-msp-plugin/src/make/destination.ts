/** What one word says of a plugin's name, scope and folder. Pure. */
import { basename, resolve } from 'node:path';

/** Each field only where the word says it. */
export interface Destination {
  readonly name?: string;
  readonly scope?: string;
  /** As it was written. */
  readonly folder?: string;
}

/**
 * A word is a name (`my-tool`), the name of a package (`msp-plugin-my-tool`, `@acme/my-tool`), or a folder, whose last part is the name
 * (`./tools/my-tool`, `.`).
 *
 * @param cwd what `.` means
 * @example destinationOf('tools/my-tool', '/home/you') // { name: 'my-tool', folder: 'tools/my-tool' }
 */
export function destinationOf(word: string, cwd: string): Destination {
  const scoped = /^(@[^/]+)\/([^/]+)$/.exec(word);
  if (scoped) return { scope: scoped[1] as string, ...named(scoped[2] as string) };
  // Nobody is led out of where they stand by a name; --folder leads there.
  if (word.split(/[\\/]/).includes('..')) return { name: word };
  if (!isFolder(word)) return named(word);
  return { name: unprefixed(basename(resolve(cwd, word))), folder: word };
}

const isFolder = (word: string): boolean =>
  word === '.' || word.includes('/') || (process.platform === 'win32' && /[\\:]/.test(word));

const named = (word: string): Destination => {
  const name = unprefixed(word);
  return name === word ? { name } : { name, folder: word };
};

const unprefixed = (name: string): string => name.replace(/^msp-plugin-(?=.)/, '');
