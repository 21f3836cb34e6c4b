/** Several replies in one message: what waited for long does not come as a hail of messages. Pure. */
import type { JsonObject, Operation } from '@msp/protocol';
import type { Block } from './blocks/block.js';
import { fits } from './blocks/pack.js';
import type { Parts } from './contract.js';
import { MOST_TOGETHER } from './limits.js';
import { bodyOf, metadataOf } from './message.js';
import { call, type Sent, sentBy } from './queries.js';

export const combine: Parts['combine'] = {
  limit: MOST_TOGETHER,
  merge(operations) {
    const all = operations.flatMap((operation) => replyOf(operation) ?? []);
    const [first] = all;
    if (!first || all.length < operations.length || !all.every((each) => isSamePlace(each, first)))
      return null;
    const blocks = all.flatMap(({ arguments: { blocks: own } }) => own as unknown as Block[]);
    if (!fits(blocks)) return null;
    const keys = all.map(({ key = '' }) => key);
    return call('chat.postMessage', { ...first.arguments, ...bodyOf(blocks), metadata: metadataOf(keys) });
  },
};

/** A reply in a thread that the channel itself does not show. */
function replyOf(operation: Operation): Sent | null {
  const sent = sentBy(operation);
  const isReply =
    sent?.call === 'chat.postMessage' &&
    sent.key !== undefined &&
    Array.isArray(sent.arguments.blocks) &&
    sent.arguments.thread_ts !== undefined &&
    sent.arguments.reply_broadcast === undefined;
  return isReply ? sent : null;
}

const placeOf = ({ arguments: { channel, thread_ts } }: Sent): JsonObject => ({
  channel: channel ?? null,
  thread_ts: thread_ts ?? null,
});

const isSamePlace = (one: Sent, other: Sent): boolean =>
  JSON.stringify(placeOf(one)) === JSON.stringify(placeOf(other));
