import type { Store } from '@msp/protocol';
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

const grace = { owner: 'grace', now: at(60), until: at(120) };

/** Ada claimed `perLane` of three entries and was not heard of; Grace took the first `taken` of them over. */
async function lost(bench: Bench, { perLane = 3, taken = 3 } = {}): Promise<[ada: Store, grace: Store]> {
  const open = await bench.place();
  const stores: [Store, Store] = [await open(), await open()];
  await enqueue(
    stores[0],
    ['a', 'b', 'c'].map((key) => planned(key)),
  );
  await claim(stores[0], { now: at(1), perLane });
  expect(await claim(stores[1], { ...grace, now: at(59) })).toEqual([]);
  await claim(stores[1], { ...grace, perLane: taken });
  return stores;
}

export function leases(bench: Bench): void {
  it('gives a lane to somebody else once a claim has run out, and says what may have landed', async () => {
    const open = await bench.place();
    const [ada, other] = [await open(), await open()];
    await enqueue(ada, [planned('a'), planned('b')]);
    await claim(ada, { now: at(1), perLane: 1 });
    expect(await claim(other, grace)).toMatchObject([
      { id: 1, attempts: 2, unsettledSince: at(1) },
      { id: 2, attempts: 1, unsettledSince: null },
    ]);
    expect(await ada.outbox({})).toMatchObject([{ unsettledSince: at(1) }, { unsettledSince: at(60) }]);
    expect(await claim(ada, { now: at(119), until: at(200) })).toEqual([]);
    expect(await claim(ada, { now: at(120), until: at(200) })).toMatchObject([
      { id: 1, attempts: 3, unsettledSince: at(1) },
      { id: 2, attempts: 2, unsettledSince: at(60) },
    ]);
    await settle(ada, [untouched(1), untouched(2)], { now: at(121) });
    expect(await other.outbox({})).toMatchObject([
      { attempts: 2, unsettledSince: at(1) },
      { attempts: 1, unsettledSince: at(60) },
    ]);
  });

  it('believes a late word that something was sent, and leaves the lane to its new owner', async () => {
    const [ada, other] = await lost(bench);
    await settle(ada, [sent(1, [{ local: 'x', remote: 'of ada' }])], { now: at(61) });
    expect(await entry(other, 1)).toMatchObject({ status: 'sent', settledAt: at(61) });
    expect(await claim(ada, { now: at(62), until: at(200) })).toEqual([]);
    const links = [
      { local: 'x', remote: 'of grace' },
      { local: 'y', remote: 'of grace' },
    ];
    await settle(other, [sent(1, links), sent(2)], { owner: 'grace', now: at(63) });
    expect(await entry(other, 1)).toMatchObject({ status: 'sent', settledAt: at(61) });
    expect((await other.links('linear', ['x', 'y'])).map(({ remote }) => remote).sort()).toEqual([
      'of ada',
      'of grace',
    ]);
    expect(await claim(ada, { now: at(64), until: at(200) })).toEqual([]);
    await settle(other, [sent(3)], { owner: 'grace', now: at(65) });
    expect(await ada.nextDue(['linear'])).toBeNull();
    expect(await ada.verify()).toEqual([]);
  });

  it('takes no other late word about what somebody else has in hand', async () => {
    const [ada, other] = await lost(bench);
    const before = await other.outbox({});
    await settle(ada, [parked(1), again(2, at(500)), untouched(3)], { now: at(61) });
    expect(await other.outbox({})).toEqual(before);
    expect(await other.nextDue(['linear'])).toBe(at(120));
    await settle(other, [sent(1), sent(2), sent(3)], { owner: 'grace', now: at(62) });
    expect((await other.outbox({})).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
  });

  it('takes a late word about what nobody has in hand', async () => {
    const [ada, other] = await lost(bench, { taken: 1 });
    await settle(ada, [parked(2, 'refused'), again(3, at(500), false)], { now: at(61) });
    expect(await entry(other, 2)).toMatchObject({ status: 'parked', problem: 'refused' });
    expect(await entry(other, 3)).toMatchObject({
      status: 'queued',
      unsettledSince: null,
      problem: 'not reachable',
    });
    expect(await claim(ada, { now: at(62), until: at(200) })).toEqual([]);
    await settle(other, [sent(1)], { owner: 'grace', now: at(63) });
    expect(keys(await claim(ada, { now: at(63), until: at(200) }))).toEqual(['c']);
  });

  it('lets a lane wait on when it hears late of another entry than the one it waits for', async () => {
    const [ada, other] = await lost(bench, { taken: 1 });
    await settle(other, [again(1, at(500))], { owner: 'grace', now: at(61) });
    await settle(ada, [sent(3)], { now: at(62) });
    expect(await other.nextDue(['linear'])).toBe(at(500));
    await settle(ada, [sent(1)], { now: at(63) });
    expect(await other.nextDue(['linear'])).toBe(at(63));
    expect(await other.verify()).toEqual([]);
    expect(keys(await claim(other, { ...grace, now: at(63) }))).toEqual(['b']);
  });

  it('lets the owner settle after the claim ran out, as long as nobody took the lane', async () => {
    const store = await bench.store();
    await enqueue(store, [planned('a'), planned('b')]);
    await claim(store, { perLane: 1 });
    await settle(store, [again(1, at(300))], { now: at(200) });
    expect(await claim(store, { owner: 'grace', now: at(299), until: at(400) })).toEqual([]);
    expect(keys(await claim(store, { owner: 'grace', now: at(300), until: at(400) }))).toEqual(['a', 'b']);
  });

  it('tells who holds lanes, and frees those of somebody who is known to be dead', async () => {
    const store = await bench.store();
    const release = (owner: string, due: string) =>
      store.transaction((transaction) => transaction.release(owner, due));
    expect(await store.claimOwners()).toEqual([]);
    await enqueue(
      store,
      ['a', 'b', 'c'].flatMap((lane) => [planned(`${lane}1`, { lane }), planned(`${lane}2`, { lane })]),
    );
    await claim(store, { lanes: 2, perLane: 1 });
    await claim(store, { ...grace, now: at(0) });
    expect((await store.claimOwners()).sort()).toEqual(['ada', 'grace']);
    await release('nobody', at(2));
    expect(await store.nextDue(['linear'])).toBe(at(60));
    await release('ada', at(2));
    expect(await claim(store, { owner: 'eve', now: at(1) })).toEqual([]);
    expect(await claim(store, { owner: 'eve', now: at(2) })).toMatchObject([
      { unsettledSince: at(0), attempts: 2 },
      { unsettledSince: null, attempts: 1 },
      { unsettledSince: at(0), attempts: 2 },
      { unsettledSince: null, attempts: 1 },
    ]);
    expect((await store.claimOwners()).sort()).toEqual(['eve', 'grace']);
    await settle(store, [1, 2, 3, 4].map(untouched), { owner: 'eve', now: at(3) });
    expect(await store.claimOwners()).toEqual(['grace']);
  });

  it('makes no claim longer when it frees it, and no entry earlier than it may be tried', async () => {
    const store = await bench.store();
    await enqueue(store, [
      planned('a1', { lane: 'a' }),
      planned('a2', { lane: 'a' }),
      planned('b', { lane: 'b' }),
    ]);
    await claim(store, { until: at(10) });
    await settle(store, [again(1, at(30))]);
    await store.transaction((transaction) => transaction.release('ada', at(20)));
    expect(await claim(store, { owner: 'eve', now: at(9) })).toEqual([]);
    expect(keys(await claim(store, { owner: 'eve', now: at(10) }))).toEqual(['b']);
    await store.transaction((transaction) => transaction.release('ada', at(20)));
    expect(await claim(store, { owner: 'eve', now: at(29) })).toEqual([]);
    expect(keys(await claim(store, { owner: 'eve', now: at(30) }))).toEqual(['a1', 'a2']);
  });

  it('does nothing with entries that it does not have', async () => {
    const store = await bench.store();
    await enqueue(store, [planned('a')]);
    await settle(store, [sent(7, [{ local: 'x', remote: 'y' }]), parked(8), untouched(9)]);
    expect(await store.links('linear', ['x'])).toEqual([]);
    expect(keys(await claim(store))).toEqual(['a']);
  });
}
