/** A copy of this workspace with everything that is, or would be, committed: a release in it changes nothing here. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryFiles, root } from '../rules/files.ts';

/** What tools keep for themselves among the packages. */
const CACHES = ['.cache', '.vite', '.vitest'];

/** Copies it into an empty folder, as a git repository with one commit, and with what is installed here. */
export function copyWorkspace(folder: string): void {
  for (const file of repositoryFiles()) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  for (const modules of globSync(['node_modules', '{packages,plugins,templates}/*/node_modules'], {
    cwd: root,
  }))
    if (existsSync(join(folder, dirname(modules)))) twin(join(root, modules), join(folder, modules));
  commit(folder, 'start');
}

/** Commits everything, as somebody. */
export function commit(folder: string, message: string): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  if (!existsSync(join(folder, '.git'))) git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('-c', 'user.name=Way', '-c', 'user.email=way@example.com', 'commit', '--quiet', '-m', message);
}

/**
 * The same packages at another place. Files are shared, for nobody writes into those that npm has installed; links stay as they are, so
 * that those to workspaces point into the copy.
 */
function twin(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const each of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, each.name), join(to, each.name)];
    if (each.isSymbolicLink()) symlinkSync(readlinkSync(source), target, 'junction');
    else if (each.isDirectory()) {
      if (!CACHES.includes(each.name)) twin(source, target);
    } else share(source, target);
  }
}

function share(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    // Another disk, or one that has no such links.
    cpSync(source, target);
  }
}
