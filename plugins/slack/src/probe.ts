/** Was it posted, although no answer came? Its key stands in the message's metadata, also where several became one message. Pure. */
import { foundIn, refusalIn } from './answers.js';
import type { Parts } from './contract.js';
import { landed } from './judge.js';
import { MOST_PAGES } from './limits.js';
import { call, PAGE, sentBy } from './queries.js';
import { meaningOf } from './refusals.js';

/** The newest are looked through first. */
const TOO_MANY = `it is not among the newest ${MOST_PAGES * PAGE} messages, and there are more: look for it, then msp outbox done, or discard`;

export const probe: Parts['probe'] = {
  ask(operation) {
    const { arguments: input = {}, key = '', since = '0' } = sentBy(operation) ?? {};
    const { channel = null, thread_ts } = input;
    const isReply = thread_ts !== undefined;
    return call(
      'find',
      {
        channel,
        ...(isReply && { ts: thread_ts }),
        ...{ oldest: since, limit: PAGE, include_all_metadata: true },
      },
      { within: isReply ? 'conversations.replies' : 'conversations.history', key },
    );
  },
  found(reply, operation) {
    const answer = foundIn(reply);
    if (answer?.found) return landed(answer.found, operation);
    if (answer?.complete) return null;
    const refusal = refusalIn(reply);
    const verdict = refusal && meaningOf(refusal, undefined).verdict;
    // Silence is not "it is not there": it is asked again later, and nothing is sent until then.
    if (verdict && verdict.outcome !== 'done') return verdict;
    const reason = answer ? TOO_MANY : 'Slack did not say whether it is there';
    return { outcome: 'retry', reason, landed: 'unknown' };
  },
};
