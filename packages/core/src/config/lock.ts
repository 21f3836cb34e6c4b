/** One at a time: a file that is read, changed and written must not change in between. */
import { closeSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { MspError } from '@msp/protocol';

/** A change takes milliseconds; whoever holds a lock for longer than this was killed. */
const STALE_MILLISECONDS = 5000;
const PATIENCE_MILLISECONDS = 10_000;

/** Was the lock made, is it somebody else's, or can none be made here? */
function take(lock: string): 'made' | 'kept' | 'impossible' {
  try {
    mkdirSync(dirname(lock), { recursive: true });
  } catch {
    return 'impossible';
  }
  try {
    closeSync(openSync(lock, 'wx'));
    return 'made';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return 'impossible';
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > STALE_MILLISECONDS) rmSync(lock, { force: true });
    return 'kept';
  }
}

/**
 * Does something with a file while no other process does. Where no lock can be made, the file cannot be written either: what is
 * done then says so better.
 *
 * @throws `MSP013` where others kept it for ten seconds.
 */
export async function alone<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const lock = `${file}.lock`;
  const until = Date.now() + PATIENCE_MILLISECONDS;
  let taken = take(lock);
  while (taken === 'kept') {
    if (Date.now() > until) {
      throw new MspError('MSP013', {
        message: `Somebody else keeps changing ${file}.`,
        hint: 'Try again in a moment.',
      });
    }
    await setTimeout(5);
    taken = take(lock);
  }
  try {
    return await work();
  } finally {
    if (taken === 'made') rmSync(lock, { force: true });
  }
}
