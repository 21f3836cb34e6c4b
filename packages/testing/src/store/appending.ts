import type { StoreTransaction } from '@msp/protocol';
import { expect, it } from 'vitest';
import { createSamples } from '../samples.js';
import { type Bench, failing } from './bench.js';

export function appending(bench: Bench): void {
  it('counts from 1 in the order of appending', async () => {
    const store = await bench.store();
    const samples = createSamples();
    const [a, b, c, d] = [1, 2, 3, 4].map(() => samples.entry('note-taken')) as [Entry, Entry, Entry, Entry];
    const first = await store.transaction((transaction) => transaction.append([a, b]));
    const second = await store.transaction(async (transaction) => [
      ...(await transaction.append([c])),
      ...(await transaction.append([])),
      ...(await transaction.append([d])),
    ]);
    const expected = [a, b, c, d].map(({ event }, index) => ({ ...event, sequence: index + 1 }));
    expect([...first, ...second]).toEqual(expected);
    expect(await store.events({})).toEqual(expected);
  });

  it('keeps the order of appending, whatever the clocks said', async () => {
    const store = await bench.store();
    const samples = createSamples();
    const times = ['2026-05-05T10:00:00.000Z', '2024-01-01T00:00:00.000Z', '2030-12-31T23:59:59.999Z'];
    await store.transaction((transaction) =>
      transaction.append(times.map((time) => samples.entry('note-taken', { time }))),
    );
    expect((await store.events({})).map((event) => event.time)).toEqual(times);
  });

  it('refuses an id that is taken, and keeps nothing of that transaction', async () => {
    const store = await bench.store();
    const samples = createSamples();
    const [kept, lost] = [samples.entry('note-taken'), samples.entry('note-taken')];
    await store.transaction((transaction) => transaction.append([kept]));
    const again = samples.entry('goal-changed', { id: kept.event.id });
    await failing(
      'MSP007',
      store.transaction((transaction) => transaction.append([lost, again])),
    );
    await failing(
      'MSP007',
      store.transaction((transaction) => transaction.append([lost, lost])),
    );
    expect(await store.events({})).toEqual([{ ...kept.event, sequence: 1 }]);
    expect(await store.search({ words: lost.words.split(' '), match: 'all', limit: 9 })).toEqual([]);
  });

  it('keeps nothing of a transaction in which appending failed, even where that was caught', async () => {
    const store = await bench.store();
    const entry = createSamples().entry('note-taken');
    const caught = store.transaction(async (transaction) => {
      await transaction.append([entry]);
      await transaction.append([entry]).catch(() => {});
    });
    await failing('MSP007', caught);
    expect(await store.events({})).toEqual([]);
  });

  it('keeps nothing of a transaction that throws, and throws the same', async () => {
    const store = await bench.store();
    const samples = createSamples();
    const problem = new Error('changed my mind');
    const work = store.transaction(async (transaction) => {
      const [event] = await transaction.append([samples.entry('decision-made')]);
      if (event?.type === 'decision-made') await transaction.addDecision(event);
      await transaction.putSession(samples.head());
      throw problem;
    });
    await expect(work).rejects.toBe(problem);
    expect(await store.statistics()).toMatchObject({ events: 0, sessions: 0 });
    expect(await store.decisions({})).toEqual([]);
    const [next] = await store.transaction((transaction) =>
      transaction.append([samples.entry('note-taken')]),
    );
    expect(next?.sequence).toBe(1);
  });

  it('shows a transaction its own changes, and nobody else', async () => {
    const open = await bench.place();
    const [store, other] = [await open(), await open()];
    const samples = createSamples();
    const head = samples.head();
    await store.transaction(async (transaction) => {
      await transaction.append([samples.entry('note-taken', {}, 'visible')]);
      await transaction.putSession(head);
      const look = { words: ['visible'], match: 'all', limit: 1 } as const;
      expect(await transaction.events({})).toHaveLength(1);
      expect(await transaction.search(look)).toHaveLength(1);
      expect(await transaction.session(head.id)).toEqual(head);
      for (const outside of [store, other]) {
        expect(await outside.events({})).toEqual([]);
        expect(await outside.search(look)).toEqual([]);
        expect(await outside.session(head.id)).toBeNull();
      }
    });
    for (const outside of [store, other]) expect(await outside.events({})).toHaveLength(1);
  });

  it('gives what the work gives, and takes nothing from a transaction that has ended', async () => {
    const store = await bench.store();
    let leaked: StoreTransaction | undefined;
    const result = await store.transaction(async (transaction) => {
      leaked = transaction;
      return 'result';
    });
    expect(result).toBe('result');
    await failing('MSP999', leaked?.append([createSamples().entry('note-taken')]) ?? Promise.resolve());
    expect(await store.events({})).toEqual([]);
  });
}

type Entry = ReturnType<typeof createSamples>['entry'] extends (type: 'note-taken') => infer Result
  ? Result
  : never;
