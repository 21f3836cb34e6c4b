/** Which entries a pull request brings. */
import { spawnSync } from 'node:child_process';
import { basename, join, relative, sep } from 'node:path';
import { entriesFolder } from './entry-files.ts';

/**
 * The paths of all entries that are new, or otherwise, in the commit that is checked out, against another one. Those of plugins of this
 * repository are left out: tests hold them against the plugins themselves.
 *
 * @param since a commit, as git takes it
 * @param firstParty the ids of the plugins of this repository
 * @throws with what git says, where it does not know the commit
 */
export function changedEntries(root: string, since: string, firstParty: readonly string[]): string[] {
  const folder = relative(root, entriesFolder(root)).split(sep).join('/');
  const range = ['--end-of-options', since, 'HEAD', '--', folder];
  const words = ['diff', '--name-only', '-z', '--no-renames', '--diff-filter=d', ...range];
  return run(words, root)
    .split('\0')
    .filter((path) => path !== '' && !firstParty.includes(basename(path, '.json')))
    .map((path) => join(root, path));
}

function run(words: readonly string[], root: string): string {
  const { status, stdout, stderr, error } = spawnSync('git', words, { cwd: root, encoding: 'utf8' });
  if (status !== 0)
    throw new Error(
      `What has changed cannot be told: ${stderr?.trim() || error?.message}. Give a commit that is here.`,
    );
  return stdout;
}
