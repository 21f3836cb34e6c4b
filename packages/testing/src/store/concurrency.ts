import type { Store } from '@msp/protocol';
import { expect, it } from 'vitest';
import { createSamples } from '../samples.js';
import type { Bench } from './bench.js';

const WRITERS = 4;
const TURNS = 100;

/** Reads a number and writes the next one. Whoever reads it before another has written loses that one's. */
async function increment(store: Store, id: string, samples: ReturnType<typeof createSamples>): Promise<void> {
  await store.transaction(async (transaction) => {
    const head = await transaction.session(id);
    const updates = (head?.counts.updates ?? 0) + 1;
    await transaction.append([samples.entry('update-recorded')]);
    await transaction.putSession(samples.head({ id, counts: { ...samples.head().counts, updates } }));
  });
}

async function race(stores: readonly Store[]): Promise<void> {
  const id = 'msp-2026-01-05-090000-race';
  const writers = stores.map(async (store, index) => {
    const samples = createSamples(index + 1);
    for (let turn = 0; turn < TURNS; turn += 1) await increment(store, id, samples);
  });
  await Promise.all(writers);
  const [store] = stores as [Store];
  const events = await store.events({});
  expect((await store.session(id))?.counts.updates).toBe(WRITERS * TURNS);
  expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
  expect(events).toHaveLength(WRITERS * TURNS);
  expect(await store.verify()).toEqual([]);
}

export function concurrency(bench: Bench): void {
  it('loses nothing when several stores at one place read and then write', { timeout: 60_000 }, async () => {
    const open = await bench.place();
    await race(await Promise.all(Array.from({ length: WRITERS }, open)));
  });

  it('loses nothing when one store is asked for several transactions at once', {
    timeout: 60_000,
  }, async () => {
    const store = await bench.store();
    await race(Array.from({ length: WRITERS }, () => store));
  });

  it('lets everybody open a place at once where nothing is yet', async () => {
    const open = await bench.place();
    const stores = await Promise.all(Array.from({ length: 8 }, open));
    const samples = createSamples();
    await Promise.all(
      stores.map((store) =>
        store.transaction((transaction) => transaction.append([samples.entry('note-taken')])),
      ),
    );
    for (const store of stores) expect(await store.events({})).toHaveLength(8);
  });
}
