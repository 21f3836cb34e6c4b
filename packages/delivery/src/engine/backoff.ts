/** When something that failed is tried again. Pure. */

const QUICK = 5_000;
const FIRST = 30_000;
const LONGEST = 3_600_000;

/**
 * Milliseconds to wait before the next try: one quick one after 5 s, then 30 s, 1 min, 2 min … up to an hour, each up to
 * a quarter shorter or longer, so that many who failed together do not come back together.
 *
 * @param attempts how often it was tried, 1 or more
 * @param random a number from 0 to 1
 * @param after what the tool asked for, in milliseconds: never sooner than that
 * @example backoff(1, 0.5) // 5000
 * @example backoff(3, 0.5) // 60000
 */
export function backoff(attempts: number, random: number, after = 0): number {
  const wait = attempts <= 1 ? QUICK : Math.min(LONGEST, FIRST * 2 ** Math.min(attempts - 2, 20));
  return Math.max(after, Math.round(wait * (0.75 + random / 2)));
}
