/** What an answer means. Pure. */
import {
  acceptedValue,
  authenticationFailed,
  judgeReply,
  type Link,
  type Operation,
  type Reply,
  retryAfter,
  type Verdict,
} from '@msp/protocol';
import { isOk, MISSING_SECRET, postedIn, type Refusal, refusalIn } from './answers.js';
import type { Parts } from './contract.js';
import { channelOf, sentBy } from './queries.js';
import { meaningOf } from './refusals.js';
import { MISSING_HINT } from './why-not.js';

export const judge: Parts['judge'] = (reply, operations, now) => {
  const refusal = refusalIn(reply) ?? webhookRefusal(reply, operations);
  if (refusal) return refused(refusal, reply, operations, now);
  if (reply.kind === 'failure' && reply.code === MISSING_SECRET)
    return { outcome: 'failed', reason: reply.message, hint: MISSING_HINT, scope: 'plugin' };
  const verdict = judgeReply(reply, now);
  if (verdict.outcome === 'failed' && verdict.scope === 'plugin')
    return authenticationFailed('Slack', 'slack');
  return verdict.outcome === 'done' ? operations.map(doneBy(reply)) : verdict;
};

/** One verdict means that one of them may be at fault; one for each, that they share it. */
function refused(
  refusal: Refusal,
  reply: Reply,
  operations: readonly Operation[],
  now: number,
): Verdict | Verdict[] {
  const { verdict, reach } = meaningOf(refusal, retryAfter(reply.headers, now));
  return reach === 'place' ? operations.map(() => verdict) : verdict;
}

const isWebhook = (operation: Operation): boolean => sentBy(operation)?.call === 'webhook';

/** A webhook answers with a word: `ok`, or what is wrong. */
function webhookRefusal(reply: Reply, [operation]: readonly Operation[]): Refusal | null {
  if (reply.kind !== 'answer' || !operation || !isWebhook(operation)) return null;
  const { value, status = 200 } = reply;
  const word = typeof value === 'string' ? value.trim() : '';
  const isCode = /^[a-z][a-z_]{2,60}$/.test(word) && word !== 'ok';
  return isCode && status !== 429 && status !== 401 && status < 500 ? { ok: false, error: word } : null;
}

/** Of one operation. What the answer says is read once for all of them. */
function doneBy(reply: Reply): (operation: Operation) => Verdict {
  const said = { ok: isOk(reply), posted: postedIn(reply), word: acceptedValue(reply) };
  return (operation) => {
    if (isWebhook(operation))
      return said.word === 'ok' ? { outcome: 'done' } : retry('Slack did not say whether it was posted');
    if (said.posted) return landed(said.posted, operation);
    const begins = sentBy(operation)?.session !== undefined;
    return said.ok && !begins ? { outcome: 'done' } : retry('Slack did not say what it did');
  };
}

const retry = (reason: string): Verdict => ({ outcome: 'retry', reason, landed: 'unknown' });

/** It is in Slack. Where it began a thread, that is remembered. */
export function landed(at: { readonly channel: string; readonly ts: string }, operation: Operation): Verdict {
  const session = sentBy(operation)?.session;
  if (session === undefined) return { outcome: 'done' };
  const links: Link[] = [
    { local: session, remote: at.ts },
    { local: channelOf(session), remote: at.channel },
  ];
  return { outcome: 'done', links };
}
