/**
 * What git keeps where, read from its files. Git itself is never started: this runs before every command, and a
 * process costs more than all the rest of it.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { firstLine, look } from './look.js';

/** A working tree of git. */
export interface WorkingTree {
  /** Its topmost folder. */
  readonly top: string;
  /** Where git keeps HEAD and the index of this tree. */
  readonly gitDirectory: string;
  /** For a linked tree (`git worktree add`) the folder that stands for the repository; null for the main tree. */
  readonly main: string | null;
}

/** The folder that a file `.git` points to: linked trees, submodules and `--separate-git-dir` have one. */
function pointedTo(file: string): string | null {
  const target = /^gitdir: *(.+)$/.exec(firstLine(file) ?? '')?.[1];
  return target ? resolve(dirname(file), target) : null;
}

/** `core.worktree` of a repository that lies apart from its main tree, as those of submodules do. */
function configuredTree(repository: string): string | null {
  try {
    const text = readFileSync(join(repository, 'config'), 'utf8');
    const value = /^\s*worktree\s*=\s*"?([^"\r\n]+?)"?\s*$/m.exec(text)?.[1];
    return value ? resolve(repository, value) : null;
  } catch {
    return null;
  }
}

/**
 * The folder that all working trees of a repository share.
 *
 * That is the main tree. A bare repository has none: there it is the folder around `.git` or `.bare`, which exists to
 * hold such a repository and its trees, and otherwise the repository itself: the folder around `project.git` usually
 * holds other projects too.
 */
function sharedFolder(repository: string): string {
  if (basename(repository) === '.git') return dirname(repository);
  return (
    configuredTree(repository) ?? (basename(repository).startsWith('.') ? dirname(repository) : repository)
  );
}

/**
 * The working tree whose topmost folder this is, or null.
 *
 * Only a linked tree has a file `commondir` beside its HEAD; a submodule does not, so it is a tree of its own.
 */
export function workingTreeAt(folder: string): WorkingTree | null {
  const path = join(folder, '.git');
  const found = look(path);
  if (!found) return null;
  if (found.isDirectory()) return { top: folder, gitDirectory: path, main: null };
  const gitDirectory = found.isFile() ? pointedTo(path) : null;
  if (!gitDirectory) return null;
  const common = firstLine(join(gitDirectory, 'commondir'));
  const main = common ? sharedFolder(resolve(gitDirectory, common)) : null;
  return { top: folder, gitDirectory, main };
}

/**
 * The branch that is checked out; null with a detached HEAD, and where references are kept in a reftable: HEAD then
 * names `.invalid`, and only git can read the rest.
 *
 * @example readBranch('/home/you/project/.git') // 'feature/login'
 */
export function readBranch(gitDirectory: string): string | null {
  const branch = /^ref: *refs\/heads\/(.+)$/.exec(firstLine(join(gitDirectory, 'HEAD')) ?? '')?.[1];
  return branch && branch !== '.invalid' ? branch : null;
}
