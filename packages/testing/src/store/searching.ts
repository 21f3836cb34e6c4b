import type { EventType, SearchQuery, Store } from '@msp/protocol';
import { expect, it } from 'vitest';
import { createSamples } from '../samples.js';
import type { Bench } from './bench.js';

const day = (value: number) => `2026-02-${String(value).padStart(2, '0')}T10:00:00.000Z`;

const rows: [id: string, words: string, type: EventType, project: string, sessionId: string, time: string][] =
  [
    ['n-1', 'jwt login works', 'update-recorded', 'webshop', 's1', day(1)],
    ['n-2', 'use jwt for login', 'decision-made', 'webshop', 's1', day(2)],
    ['n-3', 'login page authentication', 'update-recorded', 'Webshop', 's2', day(3)],
    ['n-4', 'authorization needs jwt', 'note-taken', 'other', 'S2', day(4)],
    ['n-5', 'nothing of that', 'note-taken', 'webshop', 's3', day(5)],
    // Recorded last, but of an earlier time, as an import does it.
    ['n-6', 'jwt login once before', 'update-recorded', 'webshop', 's4', day(1)],
  ];

async function filled(bench: Bench): Promise<Store> {
  const store = await bench.store();
  const samples = createSamples();
  await store.transaction((transaction) =>
    transaction.append(
      rows.map(([id, words, type, project, sessionId, time]) =>
        samples.entry(type, { id, project, sessionId, time }, words),
      ),
    ),
  );
  return store;
}

const cases: [Partial<SearchQuery> & { words: string[] }, string[]][] = [
  [{ words: ['jwt'] }, ['n-6', 'n-4', 'n-2', 'n-1']],
  [{ words: ['jwt'], limit: 2 }, ['n-6', 'n-4']],
  [{ words: ['jwt'], limit: 0 }, []],
  [{ words: ['jwt', 'login'] }, ['n-6', 'n-2', 'n-1']],
  [{ words: ['login', 'jwt', 'login'] }, ['n-6', 'n-2', 'n-1']],
  [{ words: ['jwt', 'absent'] }, []],
  [{ words: ['jwt', 'page'], match: 'any' }, ['n-6', 'n-4', 'n-3', 'n-2', 'n-1']],
  [{ words: ['absent', 'page'], match: 'any' }, ['n-3']],
  [{ words: ['aut'] }, []],
  [{ words: ['aut'], prefix: true }, ['n-4', 'n-3']],
  [{ words: ['login', 'auth'], prefix: true }, ['n-3']],
  [{ words: ['log', 'auth'], prefix: true }, []],
  [{ words: ['works', 'auth'], match: 'any', prefix: true }, ['n-4', 'n-3', 'n-1']],
  [{ words: ['login'], types: ['decision-made'] }, ['n-2']],
  [{ words: ['login'], types: ['decision-made', 'update-recorded'] }, ['n-6', 'n-3', 'n-2', 'n-1']],
  [{ words: ['login'], types: [] }, []],
  [{ words: ['login'], project: 'webshop' }, ['n-6', 'n-2', 'n-1']],
  [{ words: ['login'], project: 'Webshop' }, ['n-3']],
  [{ words: ['login'], project: 'web' }, []],
  [{ words: ['jwt'], sessionIds: ['s1', 'S2', 's9'] }, ['n-4', 'n-2', 'n-1']],
  [{ words: ['jwt'], sessionIds: [] }, []],
  [{ words: ['jwt'], since: day(2) }, ['n-4', 'n-2']],
  [{ words: ['jwt'], until: day(2) }, ['n-6', 'n-2', 'n-1']],
  [{ words: ['jwt'], since: day(2), until: day(3) }, ['n-2']],
  [{ words: ['jwt'], since: '2026-02-02T10:00:00.001Z' }, ['n-4']],
  [{ words: ['jwt'], until: '2026-02-02T09:59:59.999Z' }, ['n-6', 'n-1']],
  [{ words: ['jwt'], since: '2027-01-01T00:00:00.000Z' }, []],
  [{ words: ['jwt'], until: '2025-01-01T00:00:00.000Z' }, []],
  [
    {
      words: ['login', 'jwt'],
      types: ['update-recorded'],
      project: 'webshop',
      sessionIds: ['s4'],
      until: day(1),
    },
    ['n-6'],
  ],
  [{ words: [] }, []],
  [{ words: [], match: 'any' }, []],
  [{ words: [''] }, []],
  [{ words: ['', 'jwt'], match: 'any', limit: 1 }, ['n-6']],
];

export function searching(bench: Bench): void {
  it.each(cases.map(([query, ids]) => [JSON.stringify(query), query, ids] as const))(
    'answers %s',
    async (_, query, ids) => {
      const store = await filled(bench);
      const found = await store.search({ match: 'all', limit: 100, ...query });
      expect(found.map((event) => event.id)).toEqual(ids);
    },
  );

  it('gives events whole', async () => {
    const store = await filled(bench);
    const found = await store.search({ words: ['jwt'], match: 'all', limit: 100 });
    const everything = await store.events({ order: 'descending' });
    expect(found).toEqual(everything.filter((event) => ['n-6', 'n-4', 'n-2', 'n-1'].includes(event.id)));
  });

  it('counts in how many events a word stands, no further than asked', async () => {
    const store = await filled(bench);
    expect(await store.frequency('jwt', 100)).toBe(4);
    expect(await store.frequency('jwt', 3)).toBe(3);
    expect(await store.frequency('aut', 100)).toBe(0);
    expect(await store.frequency('', 100)).toBe(0);
    expect(await store.frequency('jwt* OR login', 100)).toBe(0);
  });

  it('takes as many words and sessions as there are', async () => {
    const store = await filled(bench);
    const many = Array.from({ length: 3000 }, (_, index) => `word${index}`);
    const ids = async (query: Partial<SearchQuery>) =>
      (await store.search({ words: ['jwt'], match: 'any', limit: 9, ...query })).map((event) => event.id);
    expect(await ids({ words: [...many, 'page'] })).toEqual(['n-3']);
    expect(await ids({ words: [...many, 'page'], match: 'all' })).toEqual([]);
    expect(await ids({ sessionIds: [...many, 's1'] })).toEqual(['n-2', 'n-1']);
  });
}
