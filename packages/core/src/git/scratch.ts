/** Folders and real repositories for tests. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder, and ways to make things in it. */
export interface Scratch {
  readonly base: string;
  /** A path in it. */
  path(...parts: string[]): string;
  /** The same, made as a folder. */
  folder(...parts: string[]): string;
  /** The same, made as a repository with one commit on `main`. */
  repository(...parts: string[]): string;
  /** Removes all of it. */
  remove(): void;
}

/** Git without the settings of whoever runs the tests. */
export const PLAIN_GIT = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' };

/** Runs git and gives what it prints. @example git(top, 'log', '--format=%B') */
export function git(cwd: string, ...words: string[]): string {
  const settings = [
    'user.name=Ada',
    'user.email=ada@example.com',
    'init.defaultBranch=main',
    'protocol.file.allow=always',
  ];
  const options = settings.flatMap((setting) => ['-c', setting]);
  const env = { ...process.env, ...PLAIN_GIT };
  return execFileSync('git', [...options, ...words], { cwd, env, stdio: 'pipe', encoding: 'utf8' });
}

/** Begins a temporary folder. @example beforeEach(() => { place = scratch(); return place.remove; }) */
export function scratch(): Scratch {
  const base = realpathSync.native(mkdtempSync(join(tmpdir(), 'msp-scratch-')));
  const path = (...parts: string[]) => join(base, ...parts);
  const folder = (...parts: string[]) => {
    mkdirSync(path(...parts), { recursive: true });
    return path(...parts);
  };
  const repository = (...parts: string[]) => {
    const top = folder(...parts);
    git(top, 'init', '-q');
    git(top, 'commit', '-q', '--allow-empty', '-m', 'start');
    return top;
  };
  const remove = () => rmSync(base, { recursive: true, force: true });
  return { base, path, folder, repository, remove };
}
