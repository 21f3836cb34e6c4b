/** A token bucket: how many queries may be sent now, so that no more than so many are sent in any minute. Pure. */

/** What is in the bucket, and since when. Times are milliseconds. */
export interface Bucket {
  readonly tokens: number;
  readonly time: number;
}

/** How many may be sent at once after a pause, where nobody says: a twentieth of what a minute allows, at least one. */
const usual = (perMinute: number): number => Math.max(1, Math.floor(perMinute / 20));

/** What a manifest says of it. */
export interface Rate {
  readonly perMinute: number;
  readonly burst?: number | undefined;
}

/**
 * Takes one token, if there is one.
 *
 * A minute after a pause brings `burst` and a minute's worth: so a little less than `perMinute` flows in, and no minute
 * sees more than that.
 *
 * @param bucket null at the beginning: full
 * @returns the bucket after, and how many milliseconds to wait where there was none
 */
export function take(
  bucket: Bucket | null,
  { perMinute, burst = usual(perMinute) }: Rate,
  now: number,
): { bucket: Bucket; wait: number } {
  const capacity = Math.min(burst, perMinute);
  // Where only one may go at once, even spacing alone keeps to the limit.
  const perMillisecond = (capacity === 1 ? perMinute : perMinute - capacity) / 60_000;
  const before = bucket ?? { tokens: capacity, time: now };
  const flowed = Math.max(0, now - before.time) * perMillisecond;
  const tokens = Math.min(capacity, before.tokens + flowed);
  if (tokens >= 1) return { bucket: { tokens: tokens - 1, time: now }, wait: 0 };
  return { bucket: { tokens, time: now }, wait: Math.ceil((1 - tokens) / perMillisecond) };
}

/** Names of headers that tell how many requests are left; the same with `reset` tells until when. */
const REMAINING = [
  'x-ratelimit-remaining',
  'ratelimit-remaining',
  'x-rate-limit-remaining',
  'x-ratelimit-requests-remaining',
  'x-ratelimit-complexity-remaining',
  'x-ratelimit-endpoint-requests-remaining',
  'x-complexity-remaining',
];

/** Seconds since 1970 are more than this; anything less is a number of seconds from now. */
const EPOCH_SECONDS = 1_000_000_000;
const EPOCH_MILLISECONDS = 1_000_000_000_000;
const LONGEST = 3_600_000;

/**
 * How long to wait because the tool says that nothing is left of its limit, in milliseconds; 0 where it does not say so.
 *
 * @example exhausted({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '30' }, Date.now()) // 30000
 */
export function exhausted(headers: Readonly<Record<string, string>> | undefined, now: number): number {
  if (!headers) return 0;
  const waits = REMAINING.map((name) => {
    const left = headers[name];
    if (left === undefined || Number(left) > 0 || left.trim() === '') return 0;
    const reset = Number(headers[name.replace('remaining', 'reset')]);
    if (!Number.isFinite(reset) || reset <= 0) return 0;
    if (reset >= EPOCH_MILLISECONDS) return reset - now;
    return reset >= EPOCH_SECONDS ? reset * 1000 - now : reset * 1000;
  });
  return Math.min(LONGEST, Math.max(0, ...waits));
}
