import type { SessionHead, SessionQuery, Store } from '@msp/protocol';
import { expect, it } from 'vitest';
import { createSamples } from '../samples.js';
import type { Bench } from './bench.js';

const statuses = ['active', 'ending', 'completed', 'crashed'] as const;
const noon = (day: number) => `2026-01-${String(day).padStart(2, '0')}T12:00:00.000Z`;

/** Twenty-four sessions, each with an event; the heads are put in another order than that of their starts. */
async function filled(bench: Bench): Promise<{ store: Store; newestFirst: SessionHead[] }> {
  const store = await bench.store();
  const samples = createSamples();
  const heads = Array.from({ length: 24 }, (_, index) =>
    samples.head({
      id: `msp-${index % 2 ? 'odd' : 'even'}-${index}`,
      status: statuses[index % 4] ?? 'active',
      project: index % 3 ? 'webshop' : 'Webshop',
      user: index % 5 ? 'ada' : 'grace',
      worktree: index % 7 ? '.' : '../other',
      lastEventTime: noon(1 + ((index * 7) % 24)),
    }),
  );
  await store.transaction(async (transaction) => {
    for (const head of heads) {
      await transaction.append([samples.entry('session-started', { sessionId: head.id })]);
    }
    for (const head of heads.toReversed()) await transaction.putSession(head);
  });
  return { store, newestFirst: heads.toReversed() };
}

const queries: SessionQuery[] = [
  {},
  { statuses: ['active'] },
  { statuses: ['crashed', 'ending'] },
  { statuses: [] },
  { project: 'webshop' },
  { project: 'nothing' },
  { user: 'grace' },
  { worktree: '../other' },
  { activeSince: noon(12) },
  { activeSince: '2026-01-12T12:00:00.001Z' },
  { idPrefix: 'msp-odd-1' },
  { idPrefix: 'msp_odd' },
  { idPrefix: '%' },
  { idPrefix: '' },
  { limit: 5 },
  { limit: 0 },
  { statuses: ['active', 'completed'], project: 'webshop', user: 'ada', worktree: '.', limit: 2 },
  { statuses: ['active'], project: 'webshop', activeSince: noon(5), idPrefix: 'msp-e', user: 'ada' },
];

export function sessions(bench: Bench): void {
  it.each(queries.map((query) => [JSON.stringify(query), query] as const))('answers %s', async (_, query) => {
    const { store, newestFirst } = await filled(bench);
    const expected = newestFirst.filter(
      (head) =>
        (query.statuses?.includes(head.status) ?? true) &&
        head.project === (query.project ?? head.project) &&
        head.user === (query.user ?? head.user) &&
        head.worktree === (query.worktree ?? head.worktree) &&
        head.lastEventTime >= (query.activeSince ?? '') &&
        head.id.startsWith(query.idPrefix ?? ''),
    );
    expect(await store.sessions(query)).toEqual(expected.slice(0, query.limit));
  });

  it('gives one session by its id, as it was put last', async () => {
    const { store, newestFirst } = await filled(bench);
    const [first] = newestFirst as [SessionHead];
    const changed: SessionHead = {
      ...first,
      status: 'completed',
      project: 'other',
      summary: 'Done',
      nextSteps: ['Rest'],
    };
    await store.transaction((transaction) => transaction.putSession(changed));
    expect(await store.session(first.id)).toEqual(changed);
    expect(await store.session(first.id.toUpperCase())).toBeNull();
    expect(await store.sessions({ project: 'other' })).toEqual([changed]);
    expect(await store.sessions({})).toHaveLength(newestFirst.length);
  });
}
