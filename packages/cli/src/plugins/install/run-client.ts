/** Runs a package manager: for a limited time, and not a moment longer than this process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cannotWrite } from '@msp/core';
import { ending } from '../../ending.js';
import type { Environment } from '../../shell.js';
import type { FoundClient } from './client.js';
import { environmentFor } from './client-environment.js';
import { clientError } from './client-error.js';

/** Milliseconds. */
const LIMIT = 300_000;
/** Characters of what it prints; the last ones, where an error stands. */
const MOST = 200_000;

/** What a package manager is started with. */
export interface ClientRun {
  readonly folder: string;
  readonly env: Environment;
  /** What failed, where it fails. @example '@msp/plugin-obsidian could not be installed' */
  readonly what: string;
  /** Milliseconds. Default: five minutes. */
  readonly limit?: number;
}

/**
 * Runs it to its end, and gives what it printed on standard output.
 *
 * @throws an `MspError` where it fails or takes too long; the ending `interrupted` where this process is to end
 */
export async function runClient(
  client: Pick<FoundClient, 'name' | 'program'>,
  words: readonly string[],
  { folder, env, what, limit = LIMIT }: ClientRun,
): Promise<string> {
  const shell = process.platform === 'win32';
  const [program = '', ...rest] = [client.program, ...words].map((word) =>
    shell ? quotedForWindows(word) : word,
  );
  const child = spawn(program, rest, {
    cwd: folder,
    env: environmentFor(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that whatever it starts ends with it.
    ...(shell ? { shell } : { detached: true }),
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] = (output[name] + text).slice(-MOST);
    });
  const end = await ended(child, limit);
  if (end === 'interrupted') throw ending('interrupted');
  if (end === 0) return output.stdout;
  if (typeof end === 'object') throw cannotWrite(client.program, end.error);
  throw clientError(client.name, `${output.stderr}\n${output.stdout}`, { what, end, limit });
}

/** Its shell would read more than words in a range of versions. No word that gets here has a quote or a percent sign in it. */
const quotedForWindows = (word: string): string => (/^[\w@./:=-]+$/.test(word) ? word : `"${word}"`);

/** How a process ended: its exit code, or why it has none. */
type End = number | 'interrupted' | 'late' | 'killed' | { readonly error: Error };

async function ended(child: ChildProcess, limit: number): Promise<End> {
  const { promise, resolve } = Promise.withResolvers<End>();
  let reason: End | null = null;
  const stop = (why: 'interrupted' | 'late') => {
    reason ??= why;
    kill(child);
  };
  const interrupted = () => stop('interrupted');
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, interrupted);
  const timer = setTimeout(() => stop('late'), limit);
  child.once('error', (error) => resolve(reason ?? { error }));
  child.once('close', (code) => resolve(reason ?? code ?? 'killed'));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    for (const signal of signals) process.off(signal, interrupted);
  }
}

function kill(child: ChildProcess): void {
  try {
    // Nothing of it is wanted: its folder is removed.
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
