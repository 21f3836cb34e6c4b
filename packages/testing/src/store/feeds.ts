import { FEED_LIMIT } from '@msp/protocol';
import { expect, it } from 'vitest';
import { type Bench, failing } from './bench.js';
import { ids, item, put, state } from './fed.js';
import { at } from './planned.js';

const none = { added: 0, updated: 0, unchanged: 0, dropped: 0 };

export function feeds(bench: Bench): void {
  it('keeps what a tool knows, and tells what is new, changed and the same', async () => {
    const open = await bench.place();
    const store = await open();
    expect([await store.feedItems({ limit: 9 }), await store.feedStates()]).toEqual([[], []]);
    const first = item('a', {
      detail: 'More',
      author: 'ada',
      state: 'open',
      values: { deep: [{ n: null }] },
    });
    expect(await put(store, [first, item('b')])).toEqual({ ...none, added: 2 });
    expect(await put(store, [first, item('b', { title: 'Other' })], { sessionId: 'msp-1' })).toEqual({
      ...none,
      updated: 2,
    });
    const again = [first, item('b', { title: 'Other' })];
    expect(await put(store, again, { sessionId: 'msp-1' })).toEqual({ ...none, unchanged: 2 });
    await store.close();
    const kept = { plugin: 'github', feed: 'commits', project: 'shop', sessionId: 'msp-1' };
    const reopened = await open();
    expect(await reopened.feedItems({ limit: 9 })).toEqual(again.map((each) => ({ ...each, ...kept })));
    expect(await reopened.verify()).toEqual([]);
  });

  it('does not forget the session of an item where it is given none', async () => {
    const store = await bench.store();
    await put(store, [item('a')], { sessionId: 'msp-1' });
    expect(await put(store, [item('a')])).toEqual({ ...none, unchanged: 1 });
    expect(await put(store, [item('a', { title: 'Other' })])).toEqual({ ...none, updated: 1 });
    expect(await store.feedItems({ sessionId: 'msp-1', limit: 9 })).toMatchObject([{ title: 'Other' }]);
  });

  it('reads the newest first, as narrowly as asked', async () => {
    const store = await bench.store();
    await put(store, [item('old', { time: at(1), branch: 'main' }), item('new', { time: at(9) })]);
    await put(store, [{ id: 'timeless', kind: 'page', title: 'Page' }], { feed: 'pages' });
    const run = item('run', { kind: 'run', time: at(5), branch: 'main' });
    await put(store, [run], { plugin: 'ci', project: 'desk', sessionId: 'msp-1' });
    expect(await ids(store)).toEqual(['new', 'run', 'old', 'timeless']);
    expect(await ids(store, { plugin: 'github' })).toEqual(['new', 'old', 'timeless']);
    expect(await ids(store, { plugin: 'github', feed: 'pages' })).toEqual(['timeless']);
    expect(await ids(store, { plugins: ['ci', 'unknown'] })).toEqual(['run']);
    expect(await ids(store, { plugins: [] })).toEqual([]);
    expect(await ids(store, { kinds: ['run', 'page'] })).toEqual(['run', 'timeless']);
    expect(await ids(store, { kinds: [] })).toEqual([]);
    expect(await ids(store, { project: 'shop', branch: 'main' })).toEqual(['old']);
    expect(await ids(store, { sessionId: 'msp-1' })).toEqual(['run']);
    expect(await ids(store, { since: at(5), until: at(8) })).toEqual(['run']);
    expect(await store.feedItems({ limit: 2 })).toHaveLength(2);
    expect(await store.feedItems({ limit: 0 })).toEqual([]);
    await failing('MSP009', store.feedItems({ since: 'yesterday', limit: 1 }));
  });

  it('has items of the same id in different feeds and plugins', async () => {
    const store = await bench.store();
    const places = [{}, { feed: 'runs' }, { plugin: 'gitlab' }, { plugin: 'GitHub' }];
    for (const [index, place] of places.entries())
      expect(await put(store, [item('a', { title: `${index}` })], place)).toMatchObject({ added: 1 });
    expect((await store.feedItems({ limit: 9 })).map(({ title }) => title)).toEqual(['3', '0', '1', '2']);
  });

  it('removes by id, and what no synchronization has named since', async () => {
    const store = await bench.store();
    await put(store, [item('a'), item('b'), item('c')], { began: at(1) });
    await put(store, [item('a')], { began: at(2), named: ['b', 'unknown'] });
    await put(store, [item('x')], { began: at(1), feed: 'runs' });
    const remove = (which: { ids: string[] } | { unnamedSince: string }) =>
      store.transaction((transaction) => transaction.removeFeedItems('github', 'commits', which));
    expect(await remove({ unnamedSince: at(1) })).toBe(0);
    expect(await remove({ unnamedSince: at(2) })).toBe(1);
    expect(await ids(store)).toEqual(['a', 'b', 'x']);
    expect(await remove({ ids: ['b', 'x', 'unknown'] })).toBe(1);
    expect(await ids(store)).toEqual(['a', 'x']);
  });

  it('does not take an item away that a later synchronization has named', async () => {
    const store = await bench.store();
    await put(store, [item('a')], { began: at(5) });
    await put(store, [item('a')], { began: at(1) });
    await store.transaction((transaction) =>
      transaction.removeFeedItems('github', 'commits', { unnamedSince: at(4) }),
    );
    expect(await ids(store)).toEqual(['a']);
  });

  it('keeps a bounded number of a feed, and lets those go that happened first', async () => {
    const store = await bench.store();
    const many = Array.from({ length: FEED_LIMIT }, (_, index) => item(`${index}`, { time: at(index + 9) }));
    expect(await put(store, many)).toEqual({ ...none, added: FEED_LIMIT });
    const counts = await put(store, [item('late', { time: at(FEED_LIMIT + 99) }), item('early')]);
    expect(counts).toEqual({ ...none, added: 2, dropped: 2 });
    await put(store, [item('other')], { feed: 'runs' });
    const kept = await ids(store, { feed: 'commits' });
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([FEED_LIMIT, 'late', '1']);
  });

  it('keeps how it stands with each feed', async () => {
    const store = await bench.store();
    const run = { began: at(3), state: { cursor: 'x' }, pages: 7, whole: false };
    const busy = state({ state: ['etag'], run, triedAt: at(3), dueAt: at(60), problem: 'no', failures: 2 });
    const other = state({ feed: 'runs', syncedAt: at(1), failingSince: at(2) });
    await store.transaction(async (transaction) => {
      await transaction.putFeedState(other);
      await transaction.putFeedState(state());
      await transaction.putFeedState(busy);
    });
    expect(await store.feedStates()).toEqual([busy, other]);
    expect(await store.verify()).toEqual([]);
  });

  it('forgets all feeds of a plugin, and of no other', async () => {
    const store = await bench.store();
    for (const plugin of ['github', 'gitlab']) {
      await put(store, [item('a')], { plugin });
      await store.transaction((transaction) => transaction.putFeedState(state({ plugin })));
    }
    await store.transaction((transaction) => transaction.dropFeeds('github'));
    expect((await store.feedItems({ limit: 9 })).map(({ plugin }) => plugin)).toEqual(['gitlab']);
    expect((await store.feedStates()).map(({ plugin }) => plugin)).toEqual(['gitlab']);
  });

  it('keeps a page with its state, or neither', async () => {
    const store = await bench.store();
    const work = store.transaction(async (transaction) => {
      await transaction.putFeedItems({
        ...{ plugin: 'github', feed: 'commits', project: 'shop', began: at(0) },
        items: [{ item: item('a'), sessionId: null }],
      });
      await transaction.putFeedState(state());
      expect(await transaction.feedItems({ limit: 9 })).toHaveLength(1);
      throw new Error('stop');
    });
    await expect(work).rejects.toThrow('stop');
    expect([await store.feedItems({ limit: 9 }), await store.feedStates()]).toEqual([[], []]);
  });

  it('leaves what tools told alone where everything else is derived anew', async () => {
    const store = await bench.store();
    await put(store, [item('a')]);
    await store.transaction((transaction) => transaction.clearDerived());
    expect(await ids(store)).toEqual(['a']);
  });
}
