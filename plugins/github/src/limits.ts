/** Limits that GitHub tells of: how long to wait. Pure. */
import { type Reply, type Retry, retryAfter } from '@msp/protocol';
import { problemIn } from './answers.js';

/** GitHub's own advice where a secondary limit is reached and nothing else is said: at least a minute. */
const UNKNOWN = 60_000;
const LONGEST = 3_600_000;

/**
 * What an answer says of limits; null where none is reached. GitHub answers 403 or 429: with `retry-after`, or with
 * `x-ratelimit-remaining: 0` and the time of the reset, or with nothing but words.
 *
 * @param now milliseconds since 1970
 */
export function limitReached(reply: Reply, now: number): Retry | null {
  if (reply.status !== 403 && reply.status !== 429) return null;
  const { headers = {} } = reply;
  const empty = headers['x-ratelimit-remaining']?.trim() === '0';
  const told = retryAfter(headers, now);
  const secondary = /secondary rate limit|abuse detection/i.test(problemIn(reply));
  if (reply.status === 403 && !empty && told === undefined && !secondary) return null;
  const after = told ?? (empty ? untilReset(headers['x-ratelimit-reset'], now) : UNKNOWN);
  const reason = empty
    ? "GitHub's rate limit for this token is reached"
    : 'GitHub asks to be sent less at a time';
  return { outcome: 'retry', reason, scope: 'plugin', landed: 'no', after };
}

/** Seconds since 1970, as milliseconds from now. */
function untilReset(reset: string | undefined, now: number): number {
  const at = Number(reset) * 1000;
  return Number.isFinite(at) && at > 0 ? Math.min(LONGEST, Math.max(1000, at - now)) : UNKNOWN;
}
