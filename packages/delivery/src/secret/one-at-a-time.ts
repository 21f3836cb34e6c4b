/** A file that is read, changed and written must not change in between. */
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { MspError } from '@msp/protocol';

/** A change takes milliseconds; whoever holds the lock for longer was killed. */
const STALE = 5_000;
const PATIENCE = 15_000;

/**
 * Does something with a file while no other process does. What is done must not wait for anything: it is short.
 *
 * @throws `MSP013` where others kept it for fifteen seconds, and what opening the lock throws
 */
export async function oneAtATime<Result>(file: string, work: () => Result): Promise<Result> {
  const lock = `${file}.lock`;
  const token = randomUUID();
  const until = Date.now() + PATIENCE;
  while (!take(lock, token)) {
    if (Date.now() > until) {
      throw new MspError('MSP013', {
        message: `Somebody else keeps changing ${file}.`,
        hint: 'Try again in a moment.',
      });
    }
    await setTimeout(5);
  }
  try {
    return work();
  } finally {
    if (holder(lock) === token) rmSync(lock, { force: true });
  }
}

function take(lock: string, token: string): boolean {
  try {
    writeFileSync(lock, token, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (age(lock) > STALE) clear(lock, token);
    return false;
  }
}

const age = (file: string) => Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());

/** Takes the lock of a dead process away. Where somebody else was quicker, it is a living one's, and is put back. */
function clear(lock: string, token: string): void {
  const aside = `${lock}.${token}`;
  try {
    renameSync(lock, aside);
    if (age(aside) <= STALE) linkSync(aside, lock);
  } catch {
    // Somebody else was quicker still.
  } finally {
    rmSync(aside, { force: true });
  }
}

function holder(lock: string): string | null {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return null;
  }
}
