import type { OutboxEntry, Store } from '@msp/protocol';
import { expect, it } from 'vitest';
import { pick, seededRandom } from '../random.js';
import type { Bench } from './bench.js';
import { again, at, claim, enqueue, planned, sent, settle, untouched } from './planned.js';

const LANES = 6;
const PER_LANE = 8;
const COUNT = LANES * PER_LANE;

/** What all senders see together. */
interface Scene {
  readonly inHand: Set<number>;
  readonly order: OutboxEntry[];
}

/** Claims, sends, fails and gives back by chance until everything is sent. */
async function send(store: Store, owner: string, scene: Scene, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const breathe = async () => {
    for (let times = pick(random, 4); times > 0; times -= 1)
      await new Promise((resolve) => setImmediate(resolve));
  };
  while (scene.order.length < COUNT) {
    const entries = await claim(store, {
      owner,
      lanes: 1 + pick(random, 2),
      perLane: 1 + pick(random, 3),
      now: at(0),
    });
    for (const { id } of entries) {
      expect(scene.inHand.has(id), `${id} was given twice`).toBe(false);
      scene.inHand.add(id);
    }
    await breathe();
    for (const laneEntries of Object.values(Object.groupBy(entries, ({ operation }) => operation.lane))) {
      await settleLane(store, owner, laneEntries ?? [], scene, pick(random, 4));
    }
    await breathe();
  }
}

/** Sends the first `count` entries of a lane; the next one fails, and the others are not tried. */
async function settleLane(
  store: Store,
  owner: string,
  entries: OutboxEntry[],
  scene: Scene,
  count: number,
): Promise<void> {
  for (const entry of entries) scene.inHand.delete(entry.id);
  scene.order.push(...entries.slice(0, count));
  const settlements = entries.map(({ id }, index) =>
    index < count ? sent(id) : index === count ? again(id, at(0)) : untouched(id),
  );
  await settle(store, settlements, { owner, now: at(0) });
}

export function claimingRaces(bench: Bench): void {
  it.each([1, 2, 3])(
    'gives nothing twice to several senders at one place, %s',
    { timeout: 60_000 },
    async (seed) => {
      const open = await bench.place();
      const stores = await Promise.all([open(), open(), open()]);
      const operations = Array.from({ length: COUNT }, (_, index) =>
        planned(`key-${index}`, { lane: `lane-${index % LANES}` }),
      );
      await enqueue(stores[0], operations);
      const scene: Scene = { inHand: new Set(), order: [] };
      await Promise.all(
        stores.map((store, index) => send(store, `sender-${index}`, scene, seed * 10 + index)),
      );
      expect(scene.order).toHaveLength(COUNT);
      for (const ofLane of Object.values(Object.groupBy(scene.order, ({ operation }) => operation.lane)))
        expect(ofLane?.map(({ id }) => id)).toEqual(
          ofLane?.map(({ id }) => id).toSorted((one, other) => one - other),
        );
      const [store] = stores;
      expect(await store.outboxCounts({ statuses: ['queued', 'sent', 'parked'] })).toEqual([
        { plugin: 'linear', status: 'sent', count: COUNT },
      ]);
      expect(await store.verify()).toEqual([]);
    },
  );

  it('puts nothing in twice when several plan the same at one place', { timeout: 60_000 }, async () => {
    const open = await bench.place();
    const stores = await Promise.all([open(), open(), open()]);
    const counts = stores.map(async (store) => {
      let count = 0;
      for (let turn = 0; turn < 20; turn += 1)
        count += await enqueue(store, [planned(`key-${turn}`), planned(`key-${turn + 1}`)]);
      return count;
    });
    expect((await Promise.all(counts)).reduce((sum, count) => sum + count)).toBe(21);
    expect((await stores[0].outbox({})).map(({ id }) => id)).toEqual(
      Array.from({ length: 21 }, (_, index) => index + 1),
    );
  });
}
