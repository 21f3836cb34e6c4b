/** Several replies in one message: what waited for long does not come as a hail of messages. Pure. */
import type { JsonObject } from '@msp/protocol';
import type { Block } from './blocks/block.js';
import { joined } from './blocks/join.js';
import { fits } from './blocks/pack.js';
import type { Parts } from './contract.js';
import { MOST_TOGETHER } from './limits.js';
import { bodyOf, metadataOf } from './message.js';
import { call, type Sent, sentBy } from './queries.js';

export const combine: Parts['combine'] = {
  limit: MOST_TOGETHER,
  merge(operations) {
    const all = operations.flatMap((operation) => sentBy(operation) ?? []);
    const [first] = all;
    if (!first || all.length < operations.length || !all.every((each) => isReplyIn(each, first))) return null;
    const blocks = joined(all.map(({ arguments: { blocks: own } }) => own as unknown as Block[]));
    if (!fits(blocks)) return null;
    const keys = all.map(({ key = '' }) => key);
    return call('chat.postMessage', { ...first.arguments, ...bodyOf(blocks), metadata: metadataOf(keys) });
  },
};

/** A reply in the same thread as another one, that the channel itself does not show. */
const isReplyIn = ({ call: name, key, arguments: input }: Sent, other: Sent): boolean =>
  name === 'chat.postMessage' &&
  key !== undefined &&
  Array.isArray(input.blocks) &&
  input.thread_ts !== undefined &&
  input.reply_broadcast === undefined &&
  placeOf(input) === placeOf(other.arguments);

const placeOf = ({ channel, thread_ts }: JsonObject): string => JSON.stringify([channel, thread_ts]);
