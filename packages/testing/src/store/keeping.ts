import { expect, it } from 'vitest';
import { createSamples } from '../samples.js';
import { type Bench, failing } from './bench.js';

export function keeping(bench: Bench): void {
  it('is empty and in order when new', async () => {
    const store = await bench.store();
    expect(await store.events({})).toEqual([]);
    expect(await store.sessions({})).toEqual([]);
    expect(await store.search({ words: ['a'], match: 'any', limit: 5 })).toEqual([]);
    expect(await store.verify()).toEqual([]);
    expect(store.location).not.toBe('');
  });

  it('has the same after it was closed and opened', async () => {
    const open = await bench.place();
    const store = await open();
    const samples = createSamples();
    const head = samples.head();
    const events = await store.transaction(async (transaction) => {
      await transaction.putSession(head);
      return transaction.append([
        samples.entry('note-taken', {}, 'one'),
        samples.entry('note-taken', {}, 'two'),
      ]);
    });
    await store.close();
    const again = await open();
    expect(await again.events({})).toEqual(events);
    expect(await again.session(head.id)).toEqual(head);
    expect(await again.search({ words: ['two'], match: 'all', limit: 5 })).toEqual(events.slice(1));
    const [next] = await again.transaction((transaction) =>
      transaction.append([samples.entry('note-taken')]),
    );
    expect(next?.sequence).toBe(3);
    expect(again.location).toBe(store.location);
  });

  it('counts events and sessions', async () => {
    const store = await bench.store();
    const samples = createSamples();
    const entries = Array.from({ length: 30 }, () => samples.entry('update-recorded'));
    await store.transaction(async (transaction) => {
      await transaction.append(entries);
      for (const head of [samples.head(), samples.head()]) await transaction.putSession(head);
    });
    const { events, sessions, bytes, schemaVersion } = await store.statistics();
    expect({ events, sessions }).toEqual({ events: 30, sessions: 2 });
    expect(bytes === null || bytes > 1000).toBe(true);
    expect(schemaVersion).toBeGreaterThan(0);
  });

  it('can be closed twice, and then does nothing more', async () => {
    const store = await bench.store();
    await store.close();
    await store.close();
    await failing('MSP999', store.events({}));
    await failing(
      'MSP999',
      store.transaction(async () => {}),
    );
  });

  it('finishes a transaction before it closes', async () => {
    const open = await bench.place();
    const store = await open();
    const entry = createSamples().entry('note-taken');
    const work = store.transaction(async (transaction) => {
      await new Promise((resolve) => setImmediate(resolve));
      return transaction.append([entry]);
    });
    await Promise.all([work, store.close()]);
    expect(await (await open()).events({})).toHaveLength(1);
  });
}
