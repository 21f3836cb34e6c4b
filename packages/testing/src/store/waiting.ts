import { expect, it } from 'vitest';
import type { Bench } from './bench.js';
import { again, at, claim, enqueue, keys, planned, sent, settle, untouched } from './planned.js';

export function waiting(bench: Bench): void {
  it('keeps a lane until every entry that was handed out of it is settled', async () => {
    const store = await bench.store();
    await enqueue(
      store,
      ['a', 'b', 'c', 'd'].map((key) => planned(key)),
    );
    expect(keys(await claim(store, { perLane: 3 }))).toEqual(['a', 'b', 'c']);
    await settle(store, [sent(1)]);
    expect(await claim(store, { now: at(2) })).toEqual([]);
    await settle(store, [sent(3)]);
    expect(await claim(store, { now: at(2) })).toEqual([]);
    await settle(store, [untouched(2)]);
    expect(keys(await claim(store, { now: at(2) }))).toEqual(['b', 'd']);
  });

  it('lets the rest of a lane wait with an entry that is to be tried later', async () => {
    const store = await bench.store();
    await enqueue(
      store,
      ['a', 'b', 'c'].map((key) => planned(key)),
    );
    await claim(store);
    await settle(store, [again(1, at(30)), untouched(2), untouched(3)]);
    expect(await claim(store, { now: at(29) })).toEqual([]);
    expect(await store.nextDue(['linear'])).toBe(at(30));
    expect(keys(await claim(store, { now: at(30) }))).toEqual(['a', 'b', 'c']);
  });

  it('lets it wait until the latest where several are to be tried later', async () => {
    const store = await bench.store();
    await enqueue(
      store,
      ['a', 'b'].map((key) => planned(key)),
    );
    await claim(store);
    await settle(store, [again(1, at(20)), again(2, at(30))]);
    expect(await claim(store, { now: at(29) })).toEqual([]);
    expect(keys(await claim(store, { now: at(30) }))).toEqual(['a', 'b']);
  });

  it('lets it wait too where that is told bit by bit, until the latest', async () => {
    const store = await bench.store();
    await enqueue(
      store,
      ['a', 'b', 'c'].map((key) => planned(key)),
    );
    await claim(store);
    await settle(store, [again(1, at(30))]);
    await settle(store, [again(2, at(20))]);
    await settle(store, [untouched(3)]);
    expect(await store.nextDue(['linear'])).toBe(at(30));
    expect(await claim(store, { now: at(29) })).toEqual([]);
    expect(keys(await claim(store, { now: at(30) }))).toEqual(['a', 'b', 'c']);
  });

  it('lets it wait also where the owner is never heard of again', async () => {
    const store = await bench.store();
    await enqueue(
      store,
      ['a', 'b'].map((key) => planned(key)),
    );
    await claim(store, { until: at(60) });
    await settle(store, [again(1, at(90))]);
    expect(await claim(store, { owner: 'grace', now: at(89) })).toEqual([]);
    expect(keys(await claim(store, { owner: 'grace', now: at(90) }))).toEqual(['a', 'b']);
  });

  it('does not let a lane wait for an instant that is over', async () => {
    const store = await bench.store();
    await enqueue(store, [planned('a', { lane: 'a' }), planned('b', { lane: 'b' })]);
    await claim(store, { lanes: 1 });
    await settle(store, [again(1, at(-30))], { now: at(1) });
    expect(keys(await claim(store, { now: at(1) }))).toEqual(['b', 'a']);
  });

  it('tells when there is something to do', async () => {
    const store = await bench.store();
    expect(await store.nextDue(['linear', 'jira'])).toBeNull();
    await enqueue(store, [planned('a', { lane: 'a' })], at(5));
    await enqueue(store, [planned('b', { lane: 'b' })], at(6));
    await enqueue(store, [planned('a', { plugin: 'jira' })], at(7));
    expect(await store.nextDue(['linear', 'jira'])).toBe(at(5));
    expect(await store.nextDue(['jira'])).toBe(at(7));
    expect(await store.nextDue(['neo4j'])).toBeNull();
    expect(await store.nextDue([])).toBeNull();
    await claim(store, { now: at(8), until: at(40) });
    expect(await store.nextDue(['linear'])).toBe(at(40));
    await settle(store, [sent(1), again(2, at(20))], { now: at(9) });
    expect(await store.nextDue(['linear'])).toBe(at(20));
    await claim(store, { now: at(20) });
    await settle(store, [sent(2)], { now: at(21) });
    expect(await store.nextDue(['linear'])).toBeNull();
    expect(await store.nextDue(['linear', 'jira'])).toBe(at(7));
    expect(await store.verify()).toEqual([]);
  });
}
