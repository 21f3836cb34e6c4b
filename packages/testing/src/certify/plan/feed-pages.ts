/** Pages of feeds, looked at closely. Pure. */
import { FeedItem, type FeedPage } from '@msp/protocol';
import { notJson } from '../checks/json-safe.js';
import { brief } from '../finding.js';

/** Bytes that a state may have as JSON. */
const LONGEST_STATE = 65_536;

/** What is wrong with a page; null where nothing is. */
export function pageProblem(page: unknown): string | null {
  const { items, state, more, gone, unchanged } = (page ?? {}) as Partial<FeedPage>;
  if (!Array.isArray(items)) return `it gave ${brief(page)}, which is no page of a feed`;
  if (typeof more !== 'boolean') return `whether there is more is ${brief(more)}: true or false`;
  if (state === undefined) return 'it left no state: null where there is none';
  if (gone !== undefined && !(Array.isArray(gone) && gone.every((id) => typeof id === 'string')))
    return `what is gone is ${brief(gone)}: a list of ids`;
  if (unchanged !== undefined && typeof unchanged !== 'boolean')
    return `whether it is unchanged is ${brief(unchanged)}: true or false`;
  const unsafe = notJson({ items, state });
  if (unsafe !== null) return `what it read is no plain JSON: ${unsafe}`;
  if (Buffer.byteLength(JSON.stringify(state)) > LONGEST_STATE) return 'its state is longer than 64 KiB';
  return itemsProblem(items);
}

function itemsProblem(items: readonly unknown[]): string | null {
  for (const item of items) {
    const { error, data } = FeedItem.safeParse(item);
    if (error)
      return `it read ${brief(item)}: ${error.issues[0]?.path.join('.')}: ${error.issues[0]?.message}`;
    if (/[\r\n]/.test(data.title)) return `the title ${brief(data.title)} has more than one line`;
  }
  return null;
}

/** The first of these that is there a second time; undefined where each is there once. */
export const repeated = (values: readonly unknown[]): unknown => {
  const texts = values.map((value) => JSON.stringify(value));
  return values.find((_, index) => texts.indexOf(texts[index] ?? '') < index);
};
