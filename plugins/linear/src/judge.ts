/** What an answer means. Pure. */
import { judgeReply } from '@msp/protocol';
import { itemIn, linkTo } from './answers.js';
import type { Parts } from './contract.js';
import { referenceOf } from './queries.js';

/** The HTTP status decides, as it does without a judge. What was created has to have an id, which is remembered. */
export const judge: Parts['judge'] = (reply, [operation], now) => {
  const verdict = judgeReply(reply, now);
  const reference = operation ? referenceOf(operation) : null;
  if (verdict.outcome !== 'done' || reference === null) return verdict;
  const item = itemIn(reply);
  return item
    ? { outcome: 'done', links: [linkTo(reference, item)] }
    : { outcome: 'retry', reason: 'Linear did not say what it made' };
};
