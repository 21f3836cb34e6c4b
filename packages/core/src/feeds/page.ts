/** What a feed has read, believed only as far as it makes sense. Pure. */
import type { FeedItem, Json } from '@msp/protocol';
import { FEED_LIMIT } from '@msp/protocol';
import { plainCopy } from '../query/plain.js';
import { cleanItem, type RejectedItem } from './item.js';

/** The longest state, in characters of JSON. */
const LONGEST_STATE = 65_536;

/** A page of which everything has the right shape. */
export interface FeedRead {
  readonly items: readonly FeedItem[];
  readonly rejected: readonly RejectedItem[];
  readonly state: Json;
  readonly more: boolean;
  readonly gone: readonly string[];
  readonly unchanged: boolean;
}

/** Nothing in a page is a reference. */
const NONE = new WeakSet<object>();

/** @throws an `Error` that says what is wrong with the page as a whole */
export function pageOf(page: unknown, mask: (text: string) => string): FeedRead {
  if (typeof page !== 'object' || page === null) throw new Error('it returned no page');
  const { items, state, more, gone, unchanged } = page as Record<string, unknown>;
  if (!Array.isArray(items)) throw new Error('its page has no list of items');
  if (items.length > FEED_LIMIT)
    throw new Error(`its page has ${items.length} items; ${FEED_LIMIT} are the most`);
  const read = new Map<string, FeedItem>();
  const rejected: RejectedItem[] = [];
  for (const [index, item] of items.entries()) {
    const result = cleanItem(item, mask, `item ${index + 1}`);
    if ('reason' in result) rejected.push(result);
    else if (read.has(result.item.id))
      rejected.push({ id: result.item.id, reason: `${result.item.id} is there twice` });
    else read.set(result.item.id, result.item);
  }
  return {
    ...{ items: [...read.values()], rejected, state: stateOf(state), more: more === true },
    gone: Array.isArray(gone) ? gone.filter((id) => typeof id === 'string') : [],
    unchanged: unchanged === true,
  };
}

function stateOf(state: unknown): Json {
  const copy = plainCopy(state ?? null, NONE, 'its state');
  if (JSON.stringify(copy).length > LONGEST_STATE) throw new Error('its state is longer than 64 KiB');
  return copy;
}
