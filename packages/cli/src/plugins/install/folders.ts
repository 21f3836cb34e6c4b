/**
 * The folder of a project's installed plugins is never changed: another is made beside it, and takes its place by two renames. Until
 * then, and whenever something goes wrong before, everything works as it did.
 */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cannotWrite, pluginsBefore, pluginsFolder } from '@msp/core';
import { keep, TARBALLS } from './kept.js';

/** Where plugins are installed, and what stands beside that for a while. */
export interface Folders {
  readonly now: string;
  /** Made to take its place. Each process has one of its own: the package manager of one that was killed may still write. */
  readonly next: string;
  /** What all of these are in. */
  readonly staging: string;
  /** What was there, for the moment between the two renames. */
  readonly before: string;
  /** Held by the process that changes any of these. */
  readonly lock: string;
}

export function foldersOf(stateDirectory: string): Folders {
  const staging = join(stateDirectory, 'plugins.next');
  return {
    ...{ staging, next: join(staging, String(process.pid)) },
    now: pluginsFolder(stateDirectory),
    before: pluginsBefore(stateDirectory),
    lock: join(stateDirectory, 'plugins.lock'),
  };
}

/** What is shared: which packages, and which versions of all that they need. */
const KEPT = ['package.json', 'package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock', TARBALLS];

/** What is shared with those who work on the project too. */
const IGNORE = `# Written by msp. What is installed can be installed again: only which versions is shared.
*
${['.gitignore', ...KEPT].map((name) => `!${name}${name === TARBALLS ? '/\n!tarballs/*' : ''}`).join('\n')}
`;

/** Puts right what a process left that was killed. */
export function mend({ now, staging, before }: Folders): void {
  attempt(now, () => {
    drop(staging);
    if (!existsSync(now) && existsSync(before)) renameSync(before, now);
    else rmSync(before, { recursive: true, force: true });
  });
}

/** Makes the folder for the next installation: what is installed is known in it, and nothing is installed yet. */
export function stage({ now, next }: Folders): void {
  attempt(next, () => {
    mkdirSync(next, { recursive: true });
    keep(now, next);
    writeFileSync(join(next, '.gitignore'), IGNORE);
  });
}

/** Puts a packed package there. Returns how the package manager is told of it. */
export function stageTarball({ next }: Folders, tarball: string, name: string): string {
  attempt(next, () => {
    mkdirSync(join(next, TARBALLS), { recursive: true });
    copyFileSync(tarball, join(next, TARBALLS, name));
  });
  return `./${TARBALLS}/${name}`;
}

/** The next installation takes the place of the one that is there. */
export function swap({ now, next, before }: Folders): void {
  attempt(now, () => {
    if (existsSync(now)) renameSync(now, before);
    try {
      renameSync(next, now);
    } catch (error) {
      if (existsSync(before)) renameSync(before, now);
      throw error;
    }
  });
  drop(before);
}

/** Removes a folder that is not needed any more. What cannot be removed is removed the next time. */
export function drop(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // A file of it may be open, on Windows.
  }
}

function attempt(place: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw cannotWrite(place, error);
  }
}
