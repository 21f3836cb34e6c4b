import type { OutboxQuery, Store } from '@msp/protocol';
import { expect, it } from 'vitest';
import type { Bench } from './bench.js';
import { at, enqueue, planned } from './planned.js';

const STATUSES = ['queued', 'sent', 'parked', 'discarded'] as const;

/** Forty entries of two plugins, three sessions and all statuses. */
async function filled(bench: Bench): Promise<Store> {
  const store = await bench.store();
  const operations = Array.from({ length: 40 }, (_, index) =>
    planned(`key-${index}`, {
      plugin: index % 3 ? 'linear' : 'neo4j',
      sequence: Math.floor(index / 2),
      sessionId: index % 5 ? `s-${index % 2}` : null,
      lane: `lane-${index % 4}`,
      ...(index % 4 === 2 && { problem: 'no' }),
    }),
  );
  await enqueue(store, operations);
  await store.transaction(async (transaction) => {
    const ids = (remainder: number) =>
      operations.flatMap((_, index) => (index % 4 === remainder ? [index + 1] : []));
    await transaction.close(ids(1), 'sent', at(1));
    await transaction.close(ids(3), 'discarded', at(1));
  });
  return store;
}

const queries: OutboxQuery[] = [
  {},
  { plugin: 'neo4j' },
  { plugin: 'nobody' },
  ...STATUSES.map((status) => ({ statuses: [status] })),
  { statuses: ['queued', 'parked'] },
  { statuses: [...STATUSES] },
  { statuses: [] },
  { statuses: ['queued', 'parked'], order: 'descending', limit: 3 },
  { statuses: ['queued'], plugin: 'linear', after: 20, limit: 2 },
  { sessionId: 's-1' },
  { sessionId: 's-0', statuses: ['sent'], plugin: 'linear', order: 'descending' },
  { ids: [40, 3, 3, 7, 99, -1] },
  { ids: [] },
  { ids: [1, 2, 3, 4, 5, 6, 7, 8], statuses: ['queued'], plugin: 'neo4j', sessionId: 's-0', after: 1 },
  { after: 37 },
  { after: 10, limit: 4 },
  { after: 10, limit: 4, order: 'descending' },
  { fromSequence: 15 },
  { fromSequence: 15, limit: 2, order: 'descending' },
  { fromSequence: 12, plugin: 'linear', statuses: ['queued', 'sent'], sessionId: 's-1' },
  { fromSequence: 99 },
  { limit: 0 },
  { limit: 100 },
];

export function outboxReading(bench: Bench): void {
  it.each(queries.map((query) => [JSON.stringify(query), query] as const))('answers %s', async (_, query) => {
    const store = await filled(bench);
    const expected = (await store.outbox({}))
      .filter(
        (entry) =>
          entry.plugin === (query.plugin ?? entry.plugin) &&
          (query.statuses?.includes(entry.status) ?? true) &&
          entry.sessionId === (query.sessionId ?? entry.sessionId) &&
          (query.ids?.includes(entry.id) ?? true) &&
          entry.id > (query.after ?? 0) &&
          entry.sequence >= (query.fromSequence ?? 0),
      )
      .sort((one, other) => (query.order === 'descending' ? other.id - one.id : one.id - other.id));
    expect(await store.outbox(query)).toEqual(expected.slice(0, query.limit));
  });

  it('has what the questions are about', async () => {
    const store = await filled(bench);
    const entries = await store.outbox({});
    expect(entries.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    for (const status of STATUSES)
      expect(entries.filter((entry) => entry.status === status)).toHaveLength(10);
    expect(await store.verify()).toEqual([]);
  });
}
