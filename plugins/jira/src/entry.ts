/** An entry in Jira, as an operation. Pure. */
import type { Operation } from '@msp/protocol';
import type { Context } from './contract.js';
import { createEntry, type Entry } from './queries.js';

/**
 * @param lane what has the same lane is sent in its order
 * @param entry its reference tells the operation from every other, too
 */
export const entryOperation = (context: Context, lane: string, entry: Entry): Operation => ({
  key: entry.reference,
  lane,
  summary: entry.title,
  query: createEntry(context, entry),
  // Where the answer never came, it is looked for (probe.ts) before it is sent again.
  delivery: 'probe',
});
