import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A file of the repository: its path from the root with forward slashes, and its text. */
export interface SourceFile {
  path: string;
  text: string;
}

/** Every file that is, or would be, committed. Without git (an unpacked archive) the folders are walked. */
export function repositoryFiles(): string[] {
  const listed = existsSync(join(root, '.git'))
    ? execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
        cwd: root,
        encoding: 'utf8',
      }).split('\0')
    : readdirSync(root, { recursive: true, encoding: 'utf8' })
        .map((path) => path.replaceAll('\\', '/'))
        .filter((path) => !/(^|\/)(node_modules|dist|coverage|\.turbo|\.msp)(\/|$)/.test(path));
  return listed.filter((path) => path !== '' && isFile(path)).sort();
}

/** Reads those of the files whose path passes. */
export function read(keep: (path: string) => boolean): SourceFile[] {
  return repositoryFiles()
    .filter(keep)
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function isFile(path: string): boolean {
  // A file that was deleted but is still listed by git has no place in a rule.
  return statSync(join(root, path), { throwIfNoEntry: false })?.isFile() ?? false;
}
