import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import {
  ensureStateDirectory,
  type Host,
  type LoadedConfig,
  loadConfig,
  locateWorkspace,
  type Workspace,
} from '@msp/core';
import { MspError, type Store } from '@msp/protocol';
import { openSqliteStore } from '@msp/store-sqlite';
import { emptyStore } from './empty-store.js';
import { isLost } from './lost-store.js';
import { pokeDeliverer } from './plugins/poke.js';
import type { Environment, Shell } from './shell.js';

/** The file that holds a project's store. */
export const DATABASE = 'msp.db';

/**
 * What a command needs of the store: `made` makes it, `there` refuses to work without, and `any` is content with an
 * empty one in memory, so that reading never leaves anything behind.
 */
export type Need = 'made' | 'there' | 'any';

/** Where we are and what is configured. */
export interface Place {
  readonly workspace: Workspace;
  readonly loaded: LoadedConfig;
}

/** Finds the state folder and reads the configuration. */
export async function openPlace(shell: Shell): Promise<Place> {
  const { environment, globals } = shell;
  const workspace = locateWorkspace({
    cwd: shell.cwd,
    stateDirectory: environment.MSP_STATE_DIR || undefined,
  });
  const { project, profile } = globals;
  const loaded = await loadConfig({
    stateDirectory: workspace.stateDirectory,
    root: workspace.root,
    env: environment,
    flags: { project, profile },
    accountName: accountName(environment),
    cwd: shell.cwd,
  });
  shell.notices.push(...loaded.warnings);
  return { workspace, loaded };
}

/**
 * The host of this process: its store open, its configuration read.
 *
 * @param wakes whether a process that delivers is started when the command is done: whoever may record does so
 * @throws an `MspError` `MSP002` where the store has to be there and is not
 */
export async function openHost(shell: Shell, need: Need, wakes = need !== 'any'): Promise<Host & Place> {
  const place = await openPlace(shell);
  const { workspace, loaded } = place;
  const store = await openStore(workspace, need);
  shell.closing.push(() => store.close());
  const { config } = loaded;
  // Once the store is closed.
  if (wakes)
    shell.closing.unshift(() => pokeDeliverer({ config, stateDirectory: workspace.stateDirectory }, shell));
  return {
    ...place,
    store,
    config: loaded.config,
    identity: {
      user: loaded.config.user.name,
      host: hostname(),
      worktree: workspace.worktree,
      branch: workspace.branch,
    },
    project: loaded.config.project,
    selected: shell.globals.session ?? (shell.environment.MSP_SESSION || null),
    stateDirectory: workspace.stateDirectory,
    now: () => new Date(),
    random,
  };
}

async function openStore(workspace: Workspace, need: Need): Promise<Store> {
  const { stateDirectory } = workspace;
  const path = join(stateDirectory, DATABASE);
  if (workspace.exists && isLost(stateDirectory, path)) {
    throw new MspError('MSP005', {
      message: `The store ${path} is missing or empty, but sessions were recorded here before.`,
      hint: `Bring back what can be read: msp repair (or move ${stateDirectory} away to begin anew)`,
    });
  }
  if (need === 'made') {
    ensureStateDirectory(workspace);
    return openSqliteStore({ path });
  }
  if (existsSync(path)) return need === 'any' ? openToRead(path) : openSqliteStore({ path });
  if (need === 'any') return emptyStore(path);
  throw new MspError('MSP002', {
    message: 'No session is active here, so nothing was recorded.',
    hint: 'Start one: msp start',
  });
}

/** Opens a store that may be read although it cannot be written. */
async function openToRead(path: string): Promise<Store> {
  try {
    return await openSqliteStore({ path });
  } catch (error) {
    if (!MspError.is(error) || error.code !== 'MSP012') throw error;
    return openSqliteStore({ path, readOnly: true }).catch(() => Promise.reject(error));
  }
}

/** The account's name; a container may run under a number that has none. */
function accountName(environment: Environment): string {
  try {
    return userInfo().username;
  } catch {
    return environment.USER || environment.USERNAME || `user-${process.getuid?.() ?? 0}`;
  }
}

/**
 * Cryptographically random bytes. From the system's own device where there is one: to load `node:crypto` takes a
 * sixth of the time of a short command.
 */
function random(count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  try {
    const device = openSync('/dev/urandom', 'r');
    try {
      if (readSync(device, bytes) === count) return bytes;
    } finally {
      closeSync(device);
    }
  } catch {
    // Windows, or a sandbox without devices.
  }
  return globalThis.crypto.getRandomValues(bytes);
}
