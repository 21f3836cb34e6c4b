/** Appends events and keeps what is derived from them in step, in the caller's transaction. */
import type { MspEvent, RecordedEvent, SessionHead, StoreTransaction } from '@msp/protocol';
import { searchWords } from '../recall/words.js';
import { foldHead } from './head.js';

/** Enters one event into sessions and ledger. `heads` spares reading a head that this transaction already has. */
async function derive(
  transaction: StoreTransaction,
  event: RecordedEvent,
  heads: Map<string, SessionHead | null>,
): Promise<void> {
  let head = heads.get(event.sessionId);
  if (head === undefined) head = await transaction.session(event.sessionId);
  heads.set(event.sessionId, foldHead(head, event));
  if (event.type === 'decision-made') {
    await transaction.addDecision(event);
    if (event.data.supersedes) await transaction.supersedeDecision(event.data.supersedes, event);
  } else if (event.type === 'blocker-raised') await transaction.addBlocker(event);
  else if (event.type === 'blocker-resolved') await transaction.resolveBlocker(event);
}

async function putHeads(
  transaction: StoreTransaction,
  heads: Map<string, SessionHead | null>,
): Promise<void> {
  for (const head of heads.values()) if (head) await transaction.putSession(head);
}

/**
 * Appends events, in this order, with everything that is derived from them.
 *
 * @param known heads that the caller has just read in this transaction.
 * @returns the events with their places in the log.
 */
export async function appendEvents(
  transaction: StoreTransaction,
  events: readonly MspEvent[],
  known: readonly SessionHead[] = [],
): Promise<RecordedEvent[]> {
  const heads = new Map<string, SessionHead | null>(known.map((head) => [head.id, head]));
  const recorded = await transaction.append(events.map((event) => ({ event, words: searchWords(event) })));
  for (const event of recorded) await derive(transaction, event, heads);
  await putHeads(transaction, heads);
  return recorded;
}

const PAGE = 1000;

/** Derives everything anew from the log, a thousand events at a time. Returns how many events there are. */
export async function deriveAll(transaction: StoreTransaction): Promise<number> {
  await transaction.clearDerived();
  let after = 0;
  let total = 0;
  for (;;) {
    const events = await transaction.events({ after, limit: PAGE });
    const last = events.at(-1);
    if (!last) return total;
    const heads = new Map<string, SessionHead | null>();
    for (const event of events) {
      await transaction.index(event.sequence, { event, words: searchWords(event) });
      await derive(transaction, event, heads);
    }
    await putHeads(transaction, heads);
    after = last.sequence;
    total += events.length;
  }
}
