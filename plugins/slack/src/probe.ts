/** Was it posted, although no answer came? Its key stands in the message's metadata, also where several became one message. Pure. */
import { foundIn, refusalIn } from './answers.js';
import type { Parts } from './contract.js';
import { landed } from './judge.js';
import { call, PAGE, sentBy } from './queries.js';

/** The thread is gone, and with it whatever was posted there. */
const GONE = new Set(['thread_not_found', 'message_not_found']);

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
    if (answer?.complete || GONE.has(refusalIn(reply)?.error ?? '')) return null;
    // Silence is not "it is not there": it is asked again later, and nothing is sent until then.
    return { outcome: 'retry', reason: 'Slack did not say whether it is there', landed: 'unknown' };
  },
};
