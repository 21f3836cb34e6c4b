import { expect, it } from 'vitest';
import { createSamples } from '../samples.js';
import type { Bench } from './bench.js';
import { at, claim, enqueue, entry, keys, parked, planned, sent, settle } from './planned.js';

export function outbox(bench: Bench): void {
  it('keeps operations whole and in their order', async () => {
    const open = await bench.place();
    const store = await open();
    const operations = ['c', 'a', 'b'].map((key, index) => planned(key, { sequence: index, version: null }));
    expect(await enqueue(store, operations.slice(0, 2), at(1))).toBe(2);
    expect(await enqueue(store, operations.slice(2), at(2))).toBe(1);
    await store.close();
    const fresh = {
      status: 'queued',
      attempts: 0,
      unsettledSince: null,
      failingSince: null,
      problem: null,
      settledAt: null,
    };
    expect(await (await open()).outbox({})).toEqual(
      operations.map((operation, index) => ({
        id: index + 1,
        ...operation,
        ...fresh,
        plannedAt: at(index < 2 ? 1 : 2),
      })),
    );
  });

  it('leaves out a key that the plugin has used before, whatever became of it', async () => {
    const store = await bench.store();
    expect(await enqueue(store, [planned('a'), planned('b'), planned('a', { lane: 'other' })])).toBe(2);
    expect(await enqueue(store, [planned('a', { plugin: 'jira' })])).toBe(1);
    await enqueue(store, [planned('c'), planned('d', { problem: 'no' })]);
    await claim(store);
    await settle(store, [sent(1)]);
    await store.transaction((transaction) => transaction.close([2], 'discarded', at(2)));
    const every = ['a', 'b', 'c', 'd'].map((key) => planned(key, { sequence: 9 }));
    expect(await enqueue(store, every)).toBe(0);
    expect((await store.outbox({})).map(({ status, sequence }) => [status, sequence])).toEqual([
      ['sent', 1],
      ['discarded', 1],
      ['queued', 1],
      ['queued', 1],
      ['parked', 1],
    ]);
    expect(await store.verify()).toEqual([]);
  });

  it('parks at once what cannot be sent', async () => {
    const store = await bench.store();
    expect(await enqueue(store, [planned('a', { problem: 'the plugin gave no query' })], at(3))).toBe(1);
    expect(await entry(store, 1)).toMatchObject({
      status: 'parked',
      problem: 'the plugin gave no query',
      settledAt: at(3),
      attempts: 0,
    });
    expect(await claim(store, { now: at(9) })).toEqual([]);
    expect(await store.nextDue(['linear'])).toBeNull();
    expect(await store.verify()).toEqual([]);
  });

  it('never gives an id twice', async () => {
    const store = await bench.store();
    await enqueue(store, [planned('a'), planned('b')]);
    await store.transaction((transaction) => transaction.close([1, 2], 'discarded', at(1)));
    await enqueue(store, [planned('a'), planned('c')]);
    expect((await store.outbox({ statuses: ['queued'] })).map(({ id }) => id)).toEqual([3]);
  });

  it('counts by plugin and status, also those of one session', async () => {
    const store = await bench.store();
    await enqueue(store, [
      planned('a', { sessionId: 's-1' }),
      planned('b', { sessionId: null }),
      planned('c', { problem: 'no' }),
      planned('a', { plugin: 'jira', sessionId: 's-1' }),
    ]);
    await store.transaction((transaction) => transaction.close([1], 'sent', at(1)));
    const statuses = ['queued', 'sent', 'parked', 'discarded'] as const;
    const counted = async (query: Parameters<typeof store.outboxCounts>[0]) =>
      (await store.outboxCounts(query))
        .map(({ plugin, status, count }) => `${plugin} ${status} ${count}`)
        .sort();
    expect(await counted({ statuses })).toEqual([
      'jira queued 1',
      'linear parked 1',
      'linear queued 1',
      'linear sent 1',
    ]);
    expect(await counted({ statuses: ['queued', 'parked'] })).toHaveLength(3);
    expect(await counted({ statuses, sessionId: 's-1' })).toEqual(['jira queued 1', 'linear sent 1']);
    expect(await counted({ statuses: [], sessionId: 's-1' })).toEqual([]);
  });

  it('keeps neither entries nor cursor of a transaction that failed', async () => {
    const store = await bench.store();
    const work = store.transaction(async (transaction) => {
      const [event] = await transaction.append([createSamples().entry('note-taken')]);
      await transaction.enqueue([planned('a')], at(0));
      await transaction.putCursor({
        plugin: 'linear',
        sequence: event?.sequence ?? 0,
        replayUntil: 0,
        setup: null,
      });
      expect(
        await transaction.claim({
          plugin: 'linear',
          owner: 'a',
          now: at(0),
          until: at(9),
          lanes: 1,
          perLane: 1,
        }),
      ).toHaveLength(1);
      expect(await transaction.cursor('linear')).not.toBeNull();
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect([await store.outbox({}), await store.cursors(), await store.nextDue(['linear'])]).toEqual([
      [],
      [],
      null,
    ]);
    expect(await enqueue(store, [planned('a')])).toBe(1);
  });

  it('is not derived: it stays when everything derived is emptied', async () => {
    const store = await bench.store();
    await enqueue(store, [planned('a'), planned('b'), planned('c')]);
    await store.transaction(async (transaction) => {
      await transaction.append([createSamples().entry('note-taken')]);
      await transaction.putCursor({ plugin: 'linear', sequence: 1, replayUntil: 0, setup: 'x' });
      await transaction.markImported(1, 1);
    });
    await claim(store);
    await settle(store, [sent(1, [{ local: 'l', remote: 'r' }]), parked(2)]);
    const all = async () => [
      await store.outbox({}),
      await store.cursors(),
      await store.links('linear', ['l']),
      await store.importedRanges(0),
      await store.nextDue(['linear']),
    ];
    const before = await all();
    await store.transaction((transaction) => transaction.clearDerived());
    expect(await all()).toEqual(before);
    expect(keys(await claim(store, { now: at(99), until: at(120) }))).toEqual(['c']);
  });
}
