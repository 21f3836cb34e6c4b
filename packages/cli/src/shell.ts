import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { MspError, type Warning } from '@msp/protocol';
import type { Listing } from './definition.js';
import type { Globals } from './globals.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What every command is given of the world. */
export interface Shell {
  /** Every command there is. */
  readonly commands: readonly Listing[];
  readonly globals: Globals;
  readonly environment: Environment;
  /** The folder the command works in, absolute. */
  readonly cwd: string;
  /** The time, fixed for the whole command. */
  readonly now: Date;
  /** Told beside what the command itself warns of; whoever opens something may add. */
  readonly notices: Warning[];
  /** What is to be closed before the process ends, the last first. */
  readonly closing: (() => Promise<void>)[];
}

/** @throws an `MspError` `MSP009` where the folder given with `--cwd`, or the current one, is not there */
export function openShell(globals: Globals, environment: Environment, commands: readonly Listing[]): Shell {
  return {
    commands,
    globals,
    environment,
    cwd: folder(globals.cwd),
    now: new Date(),
    notices: [],
    closing: [],
  };
}

function folder(wanted: string | undefined): string {
  if (wanted === undefined) return currentFolder();
  const path = resolve(wanted);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path;
  throw new MspError('MSP009', {
    message: `There is no folder ${path}.`,
    hint: 'Give --cwd a folder that exists.',
  });
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch (cause) {
    const message = 'The folder that this command was started in no longer exists.';
    throw new MspError('MSP009', { message, hint: 'Go to one that does: cd ~', cause });
  }
}
