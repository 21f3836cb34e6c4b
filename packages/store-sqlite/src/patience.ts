/** Waiting for others without stopping the process. */
import { MspError } from '@msp/protocol';
import { busy } from './errors.js';

/** The pauses between two attempts, in milliseconds; the last one repeats. */
const PAUSES = [1, 2, 5, 10, 15, 20];

/**
 * Does `work`, and does it again for as long as it says that the store is busy, for up to `milliseconds`.
 * Two who wait for each other's file do so at different times, because every pause is stretched by chance.
 *
 * @throws what `work` throws; `MSP013` once the time is over.
 */
export async function patiently<Result>(milliseconds: number, work: () => Result): Promise<Result> {
  let end: number | undefined;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return work();
    } catch (error) {
      // The clock is only looked at when somebody has to wait: the first look costs a command half a millisecond.
      end ??= performance.now() + milliseconds;
      if (!MspError.is(error) || error.code !== 'MSP013' || performance.now() >= end) throw error;
    }
    const pause = PAUSES[Math.min(attempt, PAUSES.length - 1)] ?? 0;
    await new Promise((resolve) => setTimeout(resolve, pause * (1 + Math.random())));
  }
}

/** Lets one at a time in, in the order in which they came. */
export class Turns {
  #last: Promise<void> | null = null;

  /**
   * Waits for the turn. Call what it gives when done.
   * @throws `MSP013` where the turn does not come within `milliseconds`.
   */
  async take(milliseconds: number, path: string): Promise<() => void> {
    const before = this.#last;
    let done = () => {};
    const mine = new Promise<void>((resolve) => {
      done = resolve;
    });
    const last = before ? before.then(() => mine) : mine;
    this.#last = last;
    if (before && !(await within(milliseconds, before))) {
      // Who comes next still waits for those before.
      done();
      throw busy(path);
    }
    return () => {
      if (this.#last === last) this.#last = null;
      done();
    };
  }
}

/** Did it happen in time? */
async function within(milliseconds: number, event: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  const result = await Promise.race([event.then(() => true), late]);
  clearTimeout(timer);
  return result;
}
