/** Where we are: the state folder, the project's root, the working tree and its branch. */
import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { MspError } from '@msp/protocol';
import { look } from './look.js';
import { readBranch, type WorkingTree, workingTreeAt } from './repository.js';

/** The name of the folder that holds a project's sessions. */
export const STATE_FOLDER = '.msp';

/** Where a command runs. All paths are absolute and free of symbolic links, but for a state folder that was named. */
export interface Workspace {
  /** The folder that holds the store, normally `<root>/.msp`. */
  readonly stateDirectory: string;
  /** Is the state folder there already? */
  readonly exists: boolean;
  /** The project's folder: the one that holds `.msp`, or would. */
  readonly root: string;
  /**
   * `'.'` in the main working tree, the path of the linked one (`git worktree add`) otherwise. Where MSP_STATE_DIR
   * gathers several projects in one store it is the project's root: an active session belongs to one working tree.
   */
  readonly worktree: string;
  /** The topmost folder of the working tree we are in; without git the root. */
  readonly worktreeRoot: string;
  /** The branch that is checked out; null outside git, with a detached HEAD or a reftable. */
  readonly branch: string | null;
  /** Where git keeps HEAD and the index of this working tree; null outside git. */
  readonly gitDirectory: string | null;
}

/** What climbing found: the nearest working tree, the folder that holds `.msp`, and the linked tree that shares it. */
interface Climb {
  readonly nearest: WorkingTree | null;
  readonly holder: string | null;
  readonly linked: WorkingTree | null;
}

/** How often climbing may go over to a main tree. Once is normal; more only where somebody wrote `.git` by hand. */
const MOST_JUMPS = 8;

/**
 * `.msp` counts when it is a folder. One that somebody else put where everybody may write (`/tmp/.msp`) does not:
 * it would gather the texts of all who work below.
 */
function holdsState(folder: string): boolean {
  const found = look(join(folder, STATE_FOLDER));
  if (!found?.isDirectory()) return false;
  const user = process.getuid?.() ?? found.uid;
  return found.uid === user || ((look(folder)?.mode ?? 0) & 0o002) === 0;
}

/** A folder and those above it, up to the root of the file system. */
function* upwards(start: string): Generator<string> {
  for (let folder = start; ; folder = dirname(folder)) {
    yield folder;
    if (dirname(folder) === folder) return;
  }
}

/**
 * Climbs to the root of the file system, as git does. At the top of a linked working tree it goes over to the same
 * place in the main one: a `.msp` in the linked tree (its config.json may be committed) is not the store.
 */
function climb(start: string, jumps = 0): Climb {
  let nearest: WorkingTree | null = null;
  let holder: string | null = null;
  for (const folder of upwards(start)) {
    if (holder === null && holdsState(folder)) holder = folder;
    const tree = workingTreeAt(folder);
    nearest ??= tree;
    if (tree?.main && jumps < MOST_JUMPS) {
      const main = climb(join(tree.main, relative(folder, start)), jumps + 1);
      return { nearest, holder: main.holder, linked: tree };
    }
    // Whatever stands further up belongs to somebody else's working tree.
    if (tree && holder !== null) break;
  }
  return { nearest, holder, linked: null };
}

function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch (cause) {
    throw new MspError('MSP009', {
      message: `The folder ${folder} cannot be entered. Was it deleted or moved?`,
      hint: 'Go to a folder that exists: cd ~',
      cause,
    });
  }
}

const lies = (path: string, within: string): boolean => {
  const way = relative(within, path);
  return !way.startsWith('..') && !isAbsolute(way);
};

/**
 * Finds the state folder and the working tree, reading files only.
 *
 * `.msp` is looked for upwards. Where there is none it would be at the top of the git working tree, without git in `cwd`.
 * Linked working trees share the store of the main one. `stateDirectory` (MSP_STATE_DIR, relative to `cwd`) names
 * the folder instead.
 *
 * @throws `MSP009` where `cwd` is no longer there.
 * @example locateWorkspace({ cwd: process.cwd() }).stateDirectory // '/home/you/project/.msp'
 */
export function locateWorkspace(place: { cwd: string; stateDirectory?: string | undefined }): Workspace {
  const start = realFolder(place.cwd);
  const { nearest, holder, linked } = climb(start);
  const root = holder ?? nearest?.main ?? nearest?.top ?? start;
  const stateDirectory = place.stateDirectory
    ? resolve(start, place.stateDirectory)
    : join(root, STATE_FOLDER);
  // A linked tree further out (around a submodule) counts only where its store is the one we use.
  const shared = linked && (holder !== null || linked === nearest) ? linked.top : null;
  const known = holder !== null || nearest !== null;
  return {
    stateDirectory,
    exists: place.stateDirectory ? (look(stateDirectory)?.isDirectory() ?? false) : holder !== null,
    root,
    worktree: shared ?? (known && !lies(stateDirectory, root) ? root : '.'),
    worktreeRoot: nearest?.top ?? root,
    branch: nearest && readBranch(nearest.gitDirectory),
    gitDirectory: nearest?.gitDirectory ?? null,
  };
}
