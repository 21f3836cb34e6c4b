/** The verdict on what came back over HTTP: what the host uses for a plugin without a `judge` of its own. Pure. */
import type { Reply, Verdict } from './verdict.js';

/** Answers that say "later": the tool is busy, restarting, or behind a gateway that gave up. */
const LATER = new Set([408, 425, 500, 502, 503, 504]);
/** With these, the tool says that it did nothing. */
const NOTHING_DONE = new Set([425, 429, 503]);

/**
 * Judges by the HTTP status; what has none and is an answer is done.
 *
 * | reply | verdict |
 * |---|---|
 * | 2xx, or an answer without status | done |
 * | 429, also 403 with `retry-after` | retry, all of the plugin, after `retry-after` |
 * | 408, 425, 5xx, no connection, timeout, an answer cut off | retry |
 * | 401 | failed, all of the plugin |
 * | a host that the manifest does not name, 3xx, any other 4xx, an answer too large | failed |
 *
 * @param now milliseconds since 1970, to understand a `retry-after` that is a date
 */
export function judgeReply(reply: Reply, now: number): Verdict {
  if (reply.status !== undefined) return judgeStatus(reply, reply.status, now);
  if (reply.kind === 'answer') return { outcome: 'done' };
  if (reply.reason === 'forbidden-host') return { outcome: 'failed', reason: reply.message };
  return { outcome: 'retry', reason: reply.message, landed: reply.landed };
}

function judgeStatus(reply: Reply, status: number, now: number): Verdict {
  const reason =
    reply.kind === 'failure' ? reply.message : `the answer was HTTP ${status}${said(reply.value)}`;
  const after = retryAfter(reply.headers, now);
  const wait = after === undefined ? {} : { after };
  if (status === 429 || (status === 403 && after !== undefined))
    return { outcome: 'retry', reason: 'the rate limit is reached', scope: 'plugin', landed: 'no', ...wait };
  if (LATER.has(status) || status > 504)
    return { outcome: 'retry', reason, landed: NOTHING_DONE.has(status) ? 'no' : 'unknown', ...wait };
  if (reply.kind === 'failure' && status < 300)
    // It said yes, and the rest of the answer could not be read: it was probably done.
    return reply.reason === 'too-large'
      ? { outcome: 'failed', reason }
      : { outcome: 'retry', reason, landed: 'unknown' };
  if (status >= 200 && status < 300) return { outcome: 'done' };
  if (status === 401)
    return { outcome: 'failed', reason: 'the credentials were refused (HTTP 401)', scope: 'plugin' };
  return { outcome: 'failed', reason };
}

/** The first words of an answer, where they are short enough to be a message. */
function said(value: unknown): string {
  const record = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const text = [value, record.message, record.error].find((each) => typeof each === 'string' && each !== '');
  return typeof text === 'string' ? `: ${text.slice(0, 200)}` : '';
}

/**
 * How long `retry-after` asks to wait, in milliseconds: a number of seconds or a date. Undefined where it says nothing
 * that can be understood. Never more than a day: a wrong clock must not stop deliveries for good.
 *
 * @example retryAfter({ 'retry-after': '30' }, Date.now()) // 30000
 */
export function retryAfter(
  headers: Readonly<Record<string, string>> | undefined,
  now: number,
): number | undefined {
  const text = headers?.['retry-after']?.trim();
  if (!text) return undefined;
  const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(0, wait), 86_400_000);
}
