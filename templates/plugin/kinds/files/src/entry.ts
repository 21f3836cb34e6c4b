/** An entry in the folder, as an operation. Pure. */
import type { Operation } from '@msp/protocol';
import type { Context } from './contract.js';
import { createEntry, type Entry } from './queries.js';

/**
 * @param lane what has the same lane is written in its order
 * @param entry its reference tells the operation from every other, too
 */
export const entryOperation = (context: Context, lane: string, entry: Entry): Operation => ({
  key: entry.reference,
  lane,
  summary: entry.title,
  query: createEntry(context, entry),
  // The same text in the same file: twice is the same as once.
  delivery: 'idempotent',
});
