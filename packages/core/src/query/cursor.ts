/** Where a plugin stands in the log: where it begins, and how it is sent back into the past. */
import type { Cursor, StoreReader, StoreTransaction } from '@msp/protocol';
import { MILLISECONDS_PER_HOUR } from '../state/head.js';

/** The place of the newest event; 0 while there is none. */
export async function lastSequence(reader: Pick<StoreReader, 'events'>): Promise<number> {
  const [last] = await reader.events({ order: 'descending', limit: 1 });
  return last?.sequence ?? 0;
}

/** The place just before the first event of these sessions; null where there are none. */
async function before(
  reader: Pick<StoreReader, 'events'>,
  sessionIds: readonly string[],
): Promise<number | null> {
  const firsts = await Promise.all(sessionIds.map((sessionId) => reader.events({ sessionId, limit: 1 })));
  const places = firsts.flatMap(([first]) => (first ? [first.sequence - 1] : []));
  return places.length > 0 ? Math.min(...places) : null;
}

/**
 * Where a plugin that is new begins: with the sessions that are under way, so that none is mirrored by half. What was
 * before comes when somebody asks for it (`msp backfill`).
 *
 * @param timeout hours without a sign of life after which a session is not under way any more
 */
export async function beginning(
  reader: Pick<StoreReader, 'events' | 'sessions'>,
  plugin: string,
  now: Date,
  timeout: number,
): Promise<Cursor> {
  const activeSince = new Date(now.getTime() - timeout * MILLISECONDS_PER_HOUR).toISOString();
  const underWay = await reader.sessions({ statuses: ['active', 'ending'], activeSince });
  const place = await before(
    reader,
    underWay.map(({ id }) => id),
  );
  return { plugin, sequence: place ?? (await lastSequence(reader)), replayUntil: 0, setup: null };
}

/**
 * Sends a plugin back into the past: it plans everything again, imported sessions too. What it planned before is not
 * doubled, because the same events give the same keys.
 *
 * @param since only sessions with a sign of life at or after this instant (ISO 8601 UTC); all where absent
 * @returns the number of events that it will read again
 */
export async function backfill(
  transaction: StoreTransaction,
  plugin: string,
  since?: string,
): Promise<number> {
  const last = await lastSequence(transaction);
  const cursor = await transaction.cursor(plugin);
  const place = since === undefined ? 0 : await firstSince(transaction, since);
  const sequence = Math.min(place ?? last, cursor?.sequence ?? last);
  await transaction.putCursor({ plugin, sequence, replayUntil: last, setup: cursor?.setup ?? null });
  return last - sequence;
}

async function firstSince(reader: StoreReader, since: string): Promise<number | null> {
  const sessions = await reader.sessions({ activeSince: since });
  return before(
    reader,
    sessions.map(({ id }) => id),
  );
}
