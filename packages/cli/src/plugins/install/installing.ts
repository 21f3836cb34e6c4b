/** Installs into the folder that is to take the place of the one that is there. */
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureStateDirectory, type Workspace } from '@msp/core';
import { displayText, MspError } from '@msp/protocol';
import { STDERR, write } from '../../output/write.js';
import type { Shell } from '../../shell.js';
import { type FoundClient, findClient } from './client.js';
import { clientError } from './client-error.js';
import { dependenciesOf } from './dependencies.js';
import { drop, type Folders, foldersOf, mend, stage } from './folders.js';
import { holding } from './hold.js';
import { TARBALLS } from './kept.js';
import { showing } from './progress.js';
import { runClient } from './run-client.js';
import { missingPeers, readStaged, type Staged } from './staged.js';

/** What is needed to install something. */
export interface Installing {
  readonly folders: Folders;
  /** Looked for when it is needed. @throws an `MspError` `MSP004` where there is none */
  readonly client: FoundClient;
  readonly shell: Shell;
}

/**
 * Does something with the folders of a project's plugins while nobody else does. What was not swapped in is gone afterwards.
 *
 * @throws an `MspError` `MSP012` where nothing can be written, `MSP013` where another process keeps at it
 */
export async function changingPlugins<Result>(
  workspace: Workspace,
  shell: Shell,
  work: (installing: Installing) => Promise<Result>,
): Promise<Result> {
  const folders = foldersOf(workspace.stateDirectory);
  ensureStateDirectory(workspace);
  const onWait = (pid: number) => {
    if (shell.globals.json || shell.globals.quiet) return;
    write(
      STDERR,
      `${displayText(`Another msp (process ${pid}) is installing plugins here; it is waited for.`)}\n`,
    );
  };
  return holding(
    folders.lock,
    async () => {
      mend(folders);
      let found: FoundClient | undefined;
      try {
        return await work({
          ...{ folders, shell },
          get client() {
            found ??= findClient(folders.now, shell.environment);
            return found;
          },
        });
      } finally {
        drop(folders.staging);
      }
    },
    { onWait },
  );
}

/** What is to be installed. */
export interface Parcel {
  /** As the package manager is told of it; null: in the version that the lock says. */
  readonly specifier: string | null;
  /** The name of the package; null where only the parcel knows. */
  readonly name: string | null;
  /** For people. */
  readonly shown: string;
}

/**
 * Installs a package into the folder that was made for it. No script of it runs.
 *
 * @throws an `MspError` that says why it could not be had
 */
export async function installStaged(
  { specifier, name, shown }: Parcel,
  installing: Installing,
): Promise<Staged> {
  const { folders, client, shell } = installing;
  const folder = folders.next;
  const run = (words: readonly string[]) =>
    runClient(client, words, { folder, env: shell.environment, what: `${shown} could not be installed` });
  return showing(`Installing ${shown}`, shell, async () => {
    await run(specifier === null ? client.restore() : client.add([specifier]));
    const found = readStaged(folder, name ?? nameIn(folder, specifier ?? '') ?? '');
    if (!found) throw notThere(shown);
    const missing = missingPeers(folder, found);
    if (missing.length > 0) await run(client.add(missing));
    assertRoom(client.name, folder, shown);
    return found;
  });
}

/** Bytes. */
const ROOM = 1_048_576;

/**
 * On a disk that is full, npm writes the beginning of a file and calls that well done. Where there is no room for a little more, what
 * was installed is not believed to be whole.
 */
function assertRoom(client: string, folder: string, shown: string): void {
  const file = join(folder, '.room');
  try {
    // A disk that compresses would find room for zeros.
    writeFileSync(file, randomBytes(ROOM), { flush: true });
  } catch (error) {
    const what = `${shown} could not be installed`;
    throw clientError(client, (error as NodeJS.ErrnoException).code ?? '', { what, end: 1, limit: 0 });
  } finally {
    rmSync(file, { force: true });
  }
}

/** The package that came from a file, by what stands in the dependencies now. */
function nameIn(folder: string, specifier: string): string | null {
  const file = specifier.slice(specifier.indexOf(TARBALLS));
  return Object.entries(dependenciesOf(folder)).find(([, from]) => from.endsWith(file))?.[0] ?? null;
}

const notThere = (shown: string): MspError =>
  new MspError('MSP004', {
    message: `${shown} was fetched, but holds no package that can be installed. Nothing was changed.`,
    hint: 'Tell those who publish it.',
  });

/** Begins anew with what is installed, so that one thing can be installed after another. */
export function stageAnew({ folders }: Pick<Installing, 'folders'>): void {
  drop(folders.next);
  stage(folders);
}
