/** What an answer means. Pure. */
import { judgeReply, type Verdict } from '@msp/protocol';
import { itemIn, linkTo, refusalIn } from './answers.js';
import type { Parts } from './contract.js';
import { referenceOf } from './queries.js';

/** What the codes of refusals mean for the whole plugin: GraphQL says so in the answer, often with the status 200. */
const MEANINGS: Readonly<Record<string, Verdict>> = {
  RATELIMITED: { outcome: 'retry', reason: 'the rate limit is reached', scope: 'plugin', landed: 'no' },
  UNAUTHENTICATED: { outcome: 'failed', reason: 'the credentials were refused', scope: 'plugin' },
};

/** Refusals and the HTTP status decide. What was created has to have an id, which is remembered. */
export const judge: Parts['judge'] = (reply, [operation], now) => {
  const verdict = judgeReply(reply, now);
  const refusal = refusalIn(reply);
  const meaning = MEANINGS[refusal?.extensions?.code ?? ''];
  if (meaning) return meaning;
  const reference = operation ? referenceOf(operation) : null;
  if (verdict.outcome !== 'done') return verdict;
  if (refusal) return { outcome: 'failed', reason: refusal.message };
  if (reference === null) return verdict;
  const item = itemIn(reply);
  return item
    ? { outcome: 'done', links: [linkTo(reference, item)] }
    : { outcome: 'retry', reason: 'Sample Tool did not say what it made' };
};
