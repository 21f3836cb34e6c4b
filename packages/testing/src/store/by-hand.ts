import { expect, it } from 'vitest';
import type { Bench } from './bench.js';
import {
  again,
  at,
  claim,
  enqueue,
  entry,
  keys,
  parked,
  planned,
  sent,
  settle,
  untouched,
} from './planned.js';

const STATUSES = ['queued', 'sent', 'parked', 'discarded'] as const;

export function byHand(bench: Bench): void {
  it('has parked and queued entries tried again, in their old places', async () => {
    const store = await bench.store();
    await enqueue(
      store,
      ['a', 'b', 'c', 'd'].map((key) => planned(key)),
    );
    await claim(store);
    await settle(store, [parked(1), sent(2), again(3, at(500)), untouched(4)]);
    const requeued = await store.transaction((transaction) => transaction.requeue([3, 2, 1, 99], at(2)));
    expect(requeued).toEqual([3, 1]);
    const forgotten = { status: 'queued', attempts: 0, failingSince: null, problem: null, settledAt: null };
    expect(await store.outbox({ ids: [1, 3] })).toMatchObject([forgotten, forgotten]);
    expect(await store.nextDue(['linear'])).toBe(at(2));
    expect(await claim(store, { now: at(2) })).toMatchObject([
      { id: 1, attempts: 1 },
      { id: 3, attempts: 1 },
      { id: 4, attempts: 1 },
    ]);
    expect(await store.verify()).toEqual([]);
  });

  it('makes a lane again for an entry that was parked', async () => {
    const store = await bench.store();
    await enqueue(store, [planned('a', { problem: 'no' })]);
    await store.transaction((transaction) => transaction.requeue([1], at(2)));
    expect(await store.nextDue(['linear'])).toBe(at(2));
    expect(keys(await claim(store, { now: at(2) }))).toEqual(['a']);
  });

  it('does not forget, when an entry is tried again, that it may have landed', async () => {
    const store = await bench.store();
    await enqueue(store, [planned('a')]);
    await claim(store, { now: at(1) });
    await settle(store, [again(1, at(2), true)]);
    await claim(store, { now: at(2) });
    await settle(store, [parked(1)], { now: at(3) });
    await store.transaction((transaction) => transaction.requeue([1], at(4)));
    expect(await claim(store, { now: at(4) })).toMatchObject([{ unsettledSince: at(1), attempts: 1 }]);
  });

  it('leaves a lane to who has claimed it', async () => {
    const store = await bench.store();
    await enqueue(
      store,
      ['a', 'b', 'c'].map((key) => planned(key)),
    );
    await claim(store, { perLane: 1 });
    await settle(store, [parked(1)]);
    await claim(store, { now: at(1), perLane: 1 });
    await store.transaction((transaction) => transaction.requeue([1, 2], at(2)));
    expect(await claim(store, { owner: 'grace', now: at(2) })).toEqual([]);
    await settle(store, [sent(2)], { now: at(3) });
    expect(keys(await claim(store, { owner: 'grace', now: at(3) }))).toEqual(['a', 'c']);
  });

  it('does not wait, when a claim is over, for what a person wants tried now', async () => {
    const store = await bench.store();
    await enqueue(
      store,
      ['a', 'b'].map((key) => planned(key)),
    );
    await claim(store);
    await settle(store, [again(1, at(500))]);
    await store.transaction((transaction) => transaction.requeue([1, 2], at(2)));
    expect(await claim(store, { owner: 'grace', now: at(3) })).toEqual([]);
    await settle(store, [untouched(2)], { now: at(3) });
    expect((await entry(store, 2)).attempts).toBe(0);
    expect(keys(await claim(store, { owner: 'grace', now: at(3) }))).toEqual(['a', 'b']);
  });

  it.each(['sent', 'discarded'] as const)(
    'takes what a person calls %s out of the queue for good',
    async (status) => {
      const store = await bench.store();
      await enqueue(store, [
        planned('a'),
        planned('b'),
        planned('c', { problem: 'no' }),
        planned('d', { lane: 'other' }),
      ]);
      const closed = await store.transaction((transaction) =>
        transaction.close([4, 3, 1, 99], status, at(2)),
      );
      expect(closed).toEqual([4, 3, 1]);
      expect(await store.transaction((transaction) => transaction.close([1, 3], 'discarded', at(3)))).toEqual(
        [],
      );
      expect(await store.transaction((transaction) => transaction.requeue([1, 3], at(3)))).toEqual([]);
      expect(await entry(store, 1)).toMatchObject({ status, settledAt: at(2), attempts: 0 });
      expect(await entry(store, 3)).toMatchObject({ status, problem: status === 'sent' ? null : 'no' });
      expect(keys(await claim(store, { now: at(4) }))).toEqual(['b']);
      expect(await store.verify()).toEqual([]);
    },
  );

  it('does not let a lane wait for an entry that was given up', async () => {
    const store = await bench.store();
    await enqueue(
      store,
      ['a', 'b'].map((key) => planned(key)),
    );
    await claim(store);
    await settle(store, [again(1, at(500)), untouched(2)]);
    await store.transaction((transaction) => transaction.close([1], 'discarded', at(2)));
    expect(await store.nextDue(['linear'])).toBe(at(2));
    expect(keys(await claim(store, { now: at(2) }))).toEqual(['b']);
  });

  it('goes on with the lane when an entry was given up while it was being sent', async () => {
    const store = await bench.store();
    await enqueue(
      store,
      ['a', 'b'].map((key) => planned(key)),
    );
    await claim(store, { perLane: 1 });
    await store.transaction((transaction) => transaction.close([1], 'discarded', at(1)));
    expect(await entry(store, 1)).toMatchObject({ status: 'discarded', unsettledSince: at(0) });
    expect(await claim(store, { now: at(1) })).toEqual([]);
    await settle(store, [sent(1, [{ local: 'x', remote: 'y' }])], { now: at(2) });
    expect(await entry(store, 1)).toMatchObject({ status: 'discarded', settledAt: at(1) });
    expect(await store.links('linear', ['x'])).toHaveLength(1);
    expect(keys(await claim(store, { now: at(2) }))).toEqual(['b']);
    expect((await store.outboxCounts({ statuses: STATUSES })).map(({ count }) => count)).toEqual([1, 1]);
    expect(await store.verify()).toEqual([]);
  });
}
