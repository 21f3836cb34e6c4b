/** One at a time: two processes that install into the same folder would each undo what the other did. */
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { cannotWrite } from '@msp/core';
import { isRunning } from '@msp/delivery';
import { MspError } from '@msp/protocol';

/** Who installs. */
interface Holder {
  readonly pid: number;
  readonly host: string;
}

/** Milliseconds: so long another one is waited for; an installation takes seconds, a question to a person longer. */
const PATIENCE = 60_000;
const PAUSE = 100;
/** Milliseconds after which nobody on another machine still installs. */
const ABANDONED = 1_800_000;

/** How long is waited for another process, and who is told that. */
export interface HoldWish {
  readonly patience?: number;
  readonly onWait?: (pid: number) => void;
}

/**
 * Does something while no other process that asks the same way does. A lock whose process has died is taken over.
 *
 * @throws an `MspError` `MSP013` where another process keeps it
 */
export async function holding<Result>(
  lock: string,
  work: () => Promise<Result>,
  { patience = PATIENCE, onWait }: HoldWish = {},
): Promise<Result> {
  const until = Date.now() + patience;
  let told = false;
  while (!take(lock)) {
    const holder = read(lock);
    if (holder !== null && isGone(lock, holder)) putAside(lock, holder);
    else if (Date.now() > until) throw busy(holder);
    else {
      if (!told && holder !== null) onWait?.(holder.pid);
      told ||= holder !== null;
      await setTimeout(PAUSE);
    }
  }
  try {
    return await work();
  } finally {
    if (read(lock)?.pid === process.pid) rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  const holder: Holder = { pid: process.pid, host: hostname() };
  try {
    writeFileSync(lock, `${JSON.stringify(holder)}\n`, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    // A full disk takes the name of a file, and not what stands in it.
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') rmSync(lock, { force: true });
    throw cannotWrite(lock, error);
  }
}

/** Null where nobody holds it, or it is just being written. */
function read(lock: string): Holder | null {
  try {
    const { pid, host } = JSON.parse(readFileSync(lock, 'utf8')) as Partial<Holder>;
    return Number.isSafeInteger(pid) && typeof host === 'string' ? { pid: pid as number, host } : EMPTY;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : EMPTY;
  }
}

/** Nobody's: a process was killed as it wrote it, or is about to write it. */
const EMPTY: Holder = { pid: 0, host: '' };

function isGone(lock: string, { pid, host }: Holder): boolean {
  const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  const age = Math.abs(Date.now() - since);
  if (pid === 0) return age > 5000;
  return host === hostname() ? pid === process.pid || !isRunning(pid) : age > ABANDONED;
}

/** Only one of several can rename it; whoever renames a lock that was taken anew meanwhile puts it back. */
function putAside(lock: string, dead: Holder): void {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (read(aside)?.pid === dead.pid) rmSync(aside, { force: true });
  else renameSync(aside, lock);
}

const busy = (holder: Holder | null): MspError =>
  new MspError('MSP013', {
    message: `Another msp${holder?.pid ? ` (process ${holder.pid})` : ''} is installing plugins here, so nothing was changed.`,
    hint: 'Try again when it is done.',
  });
