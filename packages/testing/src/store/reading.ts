import type { EventQuery, Store } from '@msp/protocol';
import { expect, it } from 'vitest';
import { createSamples } from '../samples.js';
import type { Bench } from './bench.js';

/** Sixty events of two sessions and three types, in turn. */
async function filled(bench: Bench): Promise<Store> {
  const store = await bench.store();
  const samples = createSamples();
  const types = ['update-recorded', 'decision-made', 'note-taken'] as const;
  const entries = Array.from({ length: 60 }, (_, index) =>
    samples.entry(types[index % 3] ?? 'note-taken', { sessionId: index % 4 < 2 ? 'even' : 'odd' }),
  );
  await store.transaction((transaction) => transaction.append(entries));
  return store;
}

const queries: EventQuery[] = [
  {},
  { after: 0 },
  { after: 57 },
  { after: 60 },
  { before: 4 },
  { before: 1 },
  { after: 10, before: 20 },
  { after: 20, before: 10 },
  { sessionId: 'odd' },
  { sessionId: 'ODD' },
  { types: ['decision-made'] },
  { types: ['note-taken', 'decision-made', 'note-taken'] },
  { types: ['session-ended'] },
  { types: [] },
  { limit: 0 },
  { limit: 7 },
  { limit: 1000 },
  { order: 'descending' },
  { order: 'descending', limit: 7 },
  { order: 'ascending', limit: 7, after: 13 },
  { types: ['note-taken', 'update-recorded'], order: 'descending', limit: 5, before: 31 },
  { types: ['note-taken', 'update-recorded'], limit: 5, after: 31 },
  { sessionId: 'even', types: ['decision-made'], order: 'descending', limit: 3 },
  { sessionId: 'even', types: ['decision-made', 'note-taken'], after: 12, before: 50 },
];

export function reading(bench: Bench): void {
  it.each(queries.map((query) => [JSON.stringify(query), query] as const))('answers %s', async (_, query) => {
    const store = await filled(bench);
    const { after = 0, before = 61, sessionId, types, limit, order } = query;
    const everything = await store.events({});
    const expected = everything.filter(
      (event) =>
        event.sequence > after &&
        event.sequence < before &&
        (sessionId === undefined || event.sessionId === sessionId) &&
        (types === undefined || types.includes(event.type)),
    );
    if (order === 'descending') expected.reverse();
    expect(await store.events(query)).toEqual(expected.slice(0, limit));
  });

  it('finds events by how their id begins', async () => {
    const store = await bench.store();
    const samples = createSamples();
    const ids = ['dec-ab2', 'dec-ab1', 'dec-abc', 'dec-b', 'DEC-ab', 'dec_ab', 'upd-ab'];
    await store.transaction((transaction) =>
      transaction.append(ids.map((id) => samples.entry('note-taken', { id }))),
    );
    const found = async (prefix: string, limit = 10) =>
      (await store.eventsByIdPrefix(prefix, limit)).map((event) => event.id);
    expect(await found('dec-ab')).toEqual(['dec-ab2', 'dec-ab1', 'dec-abc']);
    expect(await found('dec-ab', 2)).toEqual(['dec-ab2', 'dec-ab1']);
    expect(await found('dec-abc')).toEqual(['dec-abc']);
    expect(await found('dec_')).toEqual(['dec_ab']);
    expect(await found('')).toEqual(ids);
    for (const none of ['dec-abcd', 'dec%', '_ec-ab', 'ab', "dec' or 1", '\u{10ffff}', '\u0000']) {
      expect(await found(none)).toEqual([]);
    }
  });
}
