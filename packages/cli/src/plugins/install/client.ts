/** The package managers that can install a plugin: how each is told what to do. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { MspError } from '@msp/protocol';
import type { Environment } from '../../shell.js';
import { environmentFor } from './client-environment.js';

/** One package manager. Scripts of packages never run, whatever its own configuration says. */
export interface Client {
  readonly name: 'npm' | 'pnpm' | 'yarn' | 'bun';
  /** The file in which it keeps versions and digests. */
  readonly lock: string;
  /** Installs packages anew, in the exact version that is found now. */
  add(packages: readonly string[]): readonly string[];
  /** Installs what the lock says. */
  restore(): readonly string[];
  remove(name: string): readonly string[];
}

const NPM = [
  // A repository can name, in an .npmrc of its own, the program that is to be run as git.
  '--allow-git=none',
  ...['--ignore-scripts', '--no-audit', '--no-fund', '--package-lock', '--no-dry-run', '--no-global'],
  ...['--no-workspaces', '--no-update-notifier', '--no-progress', '--install-strategy=hoisted'],
  ...['--loglevel=error', '--no-color'],
];
// Folders, not links to folders: they are moved.
const PNPM = [
  // `remove` does not know it as --ignore-scripts.
  '--config.ignore-scripts=true',
  '--ignore-workspace',
  // A file of the project that pnpm would run.
  '--config.ignore-pnpmfile=true',
  '--config.block-exotic-subdeps=true',
  '--config.node-linker=hoisted',
  '--reporter=append-only',
];
const YARN = ['--ignore-scripts', '--non-interactive', '--no-progress'];
const BUN = ['--ignore-scripts', '--no-progress', '--no-summary', '--save-text-lockfile'];

/** The first that is found is taken. */
const CLIENTS: readonly Client[] = [
  {
    name: 'npm',
    lock: 'package-lock.json',
    add: (packages) => ['install', ...packages, '--save', '--save-exact', '--prefer-online', ...NPM],
    restore: () => ['install', '--prefer-offline', ...NPM],
    remove: (name) => ['uninstall', name, '--save', '--prefer-offline', ...NPM],
  },
  {
    name: 'pnpm',
    lock: 'pnpm-lock.yaml',
    add: (packages) => ['add', ...packages, '--save-prod', '--save-exact', ...PNPM],
    restore: () => ['install', '--no-frozen-lockfile', '--prefer-offline', ...PNPM],
    remove: (name) => ['remove', name, ...PNPM],
  },
  {
    name: 'yarn',
    lock: 'yarn.lock',
    add: (packages) => ['add', ...packages, '--exact', ...YARN],
    restore: () => ['install', ...YARN],
    remove: (name) => ['remove', name, ...YARN],
  },
  {
    name: 'bun',
    lock: 'bun.lock',
    add: (packages) => ['add', ...packages, '--exact', '--no-cache', ...BUN],
    restore: () => ['install', ...BUN],
    remove: (name) => ['remove', name, ...BUN],
  },
];

/** A package manager, and the file to start. */
export interface FoundClient extends Client {
  readonly program: string;
}

/**
 * The package manager that is used here: the one whose lock is there, else the one that started this process, else the first that is
 * found on PATH.
 *
 * @param folder where plugins are installed
 * @throws an `MspError` `MSP004` where there is none
 */
export function findClient(folder: string, env: Environment): FoundClient {
  const locked = CLIENTS.find(({ lock }) => existsSync(join(folder, lock)));
  if (locked) {
    const program = usable(locked.name, env);
    if (program !== null) return { ...locked, program };
    const which = locked.name === 'yarn' ? 'yarn 1' : locked.name;
    throw new MspError('MSP004', {
      message: `The plugins of this project were installed with ${which}, which is not on PATH.`,
      hint: `Install ${which}, or remove ${join(folder, locked.lock)} to go on with another package manager.`,
    });
  }
  const started = /^(npm|pnpm|yarn|bun)\//.exec(env.npm_config_user_agent ?? '')?.[1];
  const ordered = [...CLIENTS].sort((one, other) => +(other.name === started) - +(one.name === started));
  for (const client of ordered) {
    const program = usable(client.name, env);
    if (program !== null) return { ...client, program };
  }
  throw new MspError('MSP004', {
    message: 'Plugins are installed by npm, pnpm, yarn or bun, and none of them is on PATH.',
    hint: 'npm comes with Node.js: https://nodejs.org. Without it, name a plugin by its path: msp plugin add ./my-plugin',
  });
}

/** Yarn keeps the digests that plugins are certified with in its first version only. */
function usable(name: Client['name'], env: Environment): string | null {
  const program = onPath(name, env);
  if (name !== 'yarn' || program === null) return program;
  const shell = process.platform === 'win32';
  const { stdout } = spawnSync(shell ? `"${program}"` : program, ['--version'], {
    ...{ encoding: 'utf8', timeout: 10_000, env: environmentFor(env), shell },
  });
  return /^1\./.test(stdout ?? '') ? program : null;
}

/** The file that a program's name stands for; null where PATH has none that may be run. */
export function onPath(name: string, env: Environment, platform = process.platform): string | null {
  const endings = platform === 'win32' ? ['.cmd', '.exe', '.bat'] : [''];
  for (const folder of (env.PATH ?? env.Path ?? '').split(delimiter)) {
    for (const ending of folder === '' ? [] : endings) {
      const file = join(folder, name + ending);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not there, or not to be run.
      }
    }
  }
  return null;
}
