import { expect, it } from 'vitest';
import { HOSTILE, LONG } from '../hostile.js';
import type { Bench } from './bench.js';
import { item, put, state } from './fed.js';
import { at } from './planned.js';

export function feedsHostility(bench: Bench): void {
  const texts = [
    ...Object.entries(HOSTILE),
    ...Object.entries(LONG).map(([name, text]) => [`long: ${name}`, text] as const),
  ];

  it.each(texts)('keeps %s as it is, in every field', { timeout: 60_000 }, async (_, text) => {
    const open = await bench.place();
    const store = await open();
    const name = text.slice(0, 200);
    const place = { plugin: name, feed: name, project: name, sessionId: name };
    const known = item(name, {
      ...{ title: text, detail: text, author: text, branch: name, state: text },
      values: { [name]: [text, { [name]: null }] },
    });
    const other = item(`${name}x`, { title: text });
    expect(await put(store, [known, other], place)).toMatchObject({ added: 2 });
    expect(await put(store, [known, other], place)).toMatchObject({ unchanged: 2 });
    const how = state({ plugin: name, feed: name, state: { [name]: text }, problem: text });
    const run = { began: at(0), state: [text], pages: 1, whole: true };
    await store.transaction((transaction) => transaction.putFeedState({ ...how, run }));
    await store.close();
    const reopened = await open();
    const query = { plugin: name, feed: name, project: name, sessionId: name, branch: name, limit: 9 };
    expect(await reopened.feedItems(query)).toEqual([{ ...known, ...place }]);
    expect(await reopened.feedStates()).toEqual([{ ...how, run }]);
    expect(await reopened.verify()).toEqual([]);
    await reopened.transaction(async (transaction) => {
      expect(await transaction.removeFeedItems(name, name, { ids: [name] })).toBe(1);
      expect(await transaction.feedItems({ plugin: name, limit: 9 })).toHaveLength(1);
      await transaction.dropFeeds(name);
    });
    expect([await reopened.feedItems({ limit: 9 }), await reopened.feedStates()]).toEqual([[], []]);
  });

  it('keeps names that objects have of their own', async () => {
    const store = await bench.store();
    const values = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}');
    for (const id of ['__proto__', 'constructor', 'toString']) await put(store, [item(id, { values })]);
    const kept = await store.feedItems({ limit: 9 });
    expect(kept.map(({ id }) => id)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(Object.keys(kept[0]?.values ?? {})).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
}
