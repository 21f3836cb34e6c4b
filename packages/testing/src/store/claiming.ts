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

export function claiming(bench: Bench): void {
  it('gives the first entries of each lane, those lanes first that waited longest', async () => {
    const store = await bench.store();
    await enqueue(store, [planned('b1', { lane: 'b' }), planned('a1', { lane: 'a' })], at(1));
    await enqueue(store, [planned('c1', { lane: 'c' })], at(0));
    await enqueue(store, [planned('b2', { lane: 'b' }), planned('b3', { lane: 'b' })], at(2));
    expect(keys(await claim(store, { now: at(0) }))).toEqual(['c1']);
    expect(keys(await claim(store, { now: at(2), lanes: 1, perLane: 2 }))).toEqual(['b1', 'b2']);
    expect(keys(await claim(store, { now: at(2), lanes: 5, perLane: 2 }))).toEqual(['a1']);
    expect(await claim(store, { now: at(2) })).toEqual([]);
    expect(await store.verify()).toEqual([]);
  });

  it('gives nothing where nothing is asked for', async () => {
    const store = await bench.store();
    await enqueue(store, [planned('a')]);
    expect(await claim(store, { lanes: 0 })).toEqual([]);
    expect(await claim(store, { perLane: 0 })).toEqual([]);
    expect(await claim(store, { plugin: 'jira' })).toEqual([]);
    expect(keys(await claim(store))).toEqual(['a']);
  });

  it('does not let lanes wait for each other, nor plugins', async () => {
    const store = await bench.store();
    await enqueue(store, [
      planned('a1', { lane: 'a' }),
      planned('a2', { lane: 'a' }),
      planned('b1', { lane: 'b' }),
      planned('a1', { lane: 'a', plugin: 'jira' }),
    ]);
    expect(keys(await claim(store, { lanes: 1, perLane: 1 }))).toEqual(['a1']);
    expect(keys(await claim(store, { owner: 'grace' }))).toEqual(['b1']);
    expect(keys(await claim(store, { owner: 'grace', plugin: 'jira' }))).toEqual(['a1']);
    await settle(store, [sent(1)]);
    expect(keys(await claim(store, { owner: 'grace', now: at(1) }))).toEqual(['a2']);
  });

  it('takes entries that were put behind into the same lane only after it was given back', async () => {
    const store = await bench.store();
    await enqueue(store, [planned('a')]);
    await claim(store);
    await enqueue(store, [planned('b')], at(1));
    expect(await claim(store, { now: at(1) })).toEqual([]);
    await settle(store, [sent(1)]);
    expect(keys(await claim(store, { now: at(1) }))).toEqual(['b']);
  });

  it('gives nothing but the setup while any of it is queued', async () => {
    const store = await bench.store();
    await enqueue(store, [planned('a')]);
    await enqueue(store, [planned('s1', { lane: 'setup' }), planned('s2', { lane: 'setup' })], at(1));
    await enqueue(store, [planned('a', { plugin: 'jira' })]);
    expect(keys(await claim(store, { now: at(1), perLane: 1 }))).toEqual(['s1']);
    expect(await claim(store, { now: at(1) })).toEqual([]);
    expect(keys(await claim(store, { plugin: 'jira' }))).toEqual(['a']);
    await settle(store, [again(2, at(5))]);
    expect(await claim(store, { now: at(4) })).toEqual([]);
    expect(await store.nextDue(['linear'])).toBe(at(5));
    expect(keys(await claim(store, { now: at(5) }))).toEqual(['s1', 's2']);
    await settle(store, [sent(2), parked(3)], { now: at(6) });
    expect(keys(await claim(store, { now: at(6) }))).toEqual(['a']);
  });

  it('counts attempts, and tells of each entry what was known before', async () => {
    const store = await bench.store();
    await enqueue(store, [planned('a')]);
    expect(await claim(store, { now: at(1) })).toMatchObject([
      { attempts: 1, unsettledSince: null, status: 'queued' },
    ]);
    expect(await entry(store, 1)).toMatchObject({ attempts: 1, unsettledSince: at(1) });
    await settle(store, [again(1, at(3), false)], { now: at(2) });
    const failed = { attempts: 1, problem: 'not reachable', failingSince: at(2), settledAt: null };
    expect(await entry(store, 1)).toMatchObject({ ...failed, unsettledSince: null });
    expect(await claim(store, { now: at(3) })).toMatchObject([
      { ...failed, attempts: 2, unsettledSince: null },
    ]);
    await settle(store, [again(1, at(5), true)], { now: at(4) });
    expect(await claim(store, { now: at(5) })).toMatchObject([
      { ...failed, attempts: 3, unsettledSince: at(3) },
    ]);
    await settle(store, [again(1, at(7), true)], { now: at(6) });
    expect(await claim(store, { now: at(7) })).toMatchObject([
      { ...failed, attempts: 4, unsettledSince: at(3) },
    ]);
    await settle(store, [sent(1)], { now: at(8) });
    expect(await entry(store, 1)).toMatchObject({
      status: 'sent',
      settledAt: at(8),
      attempts: 4,
      unsettledSince: null,
      failingSince: null,
      problem: null,
    });
  });

  it('leaves an entry that was not tried as it was before', async () => {
    const store = await bench.store();
    await enqueue(store, [planned('a'), planned('b')]);
    await claim(store, { now: at(1) });
    await settle(store, [again(1, at(2), true), untouched(2)]);
    const before = await store.outbox({});
    expect(before[1]).toMatchObject({ attempts: 0, unsettledSince: null, failingSince: null, problem: null });
    await claim(store, { now: at(2) });
    await settle(store, [untouched(1), untouched(2)], { now: at(3) });
    expect(await store.outbox({})).toEqual(before);
    await settle(store, [untouched(1), untouched(2)], { now: at(3) });
    expect(await store.outbox({})).toEqual(before);
    expect(keys(await claim(store, { now: at(3) }))).toEqual(['a', 'b']);
  });

  it('parks what cannot succeed, and goes on with the lane', async () => {
    const store = await bench.store();
    await enqueue(store, [planned('a'), planned('b')]);
    await claim(store, { perLane: 1 });
    await settle(store, [parked(1, 'no such issue')]);
    expect(await entry(store, 1)).toMatchObject({
      status: 'parked',
      problem: 'no such issue',
      settledAt: at(1),
      failingSince: at(1),
      attempts: 1,
      unsettledSince: null,
    });
    expect(keys(await claim(store, { now: at(1) }))).toEqual(['b']);
  });
}
