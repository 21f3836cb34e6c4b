import type { FeedPage } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { commit, feedBench, pages } from '../testing/feeds.js';

const counts = { status: 'synced', added: 0, updated: 0, deleted: 0, failed: 0, problem: null };

describe('a synchronization', () => {
  it('keeps page after page, and tells what came of it', async () => {
    const at = await feedBench();
    const told = [[commit('a'), commit('b')], [commit('c', { kind: 'run' })]];
    at.answer = (page) => ({ items: told[page] ?? [], ...(page === 0 && { next: 1 }) });
    const github = at.plugin();
    const [first] = await at.sync(github);
    expect(first).toMatchObject({
      ...counts,
      plugin: 'github',
      feed: 'items',
      pages: 2,
      processed: 3,
      added: 3,
    });
    expect([first?.kinds, Number.isInteger(first?.milliseconds)]).toEqual([{ commit: 2, run: 1 }, true]);
    expect(await at.sync(github)).toMatchObject([{ ...counts, processed: 3 }]);
    told[1] = [commit('d')];
    told[0] = [commit('a', { title: 'Other' }), commit('b')];
    expect(await at.sync(github)).toMatchObject([{ ...counts, added: 1, updated: 1, deleted: 1 }]);
    expect(await at.ids()).toEqual(['a', 'b', 'd']);
    const [state] = await at.store.feedStates();
    expect(state).toMatchObject({ run: null, problem: null, failures: 0 });
    expect(Date.parse(state?.dueAt ?? '') - Date.parse(state?.syncedAt ?? '')).toBe(60_000);
  });

  it('takes an empty list for what it is, where the tool says that all is well', async () => {
    const at = await feedBench();
    at.answer = () => ({ items: [commit('a'), commit('b')] });
    await at.sync(at.plugin());
    at.answer = () => ({ items: [] });
    expect(await at.sync(at.plugin())).toMatchObject([{ ...counts, deleted: 2 }]);
  });

  it('takes nothing away because of an answer that is none of 2xx, although the plugin reads it as empty', async () => {
    const at = await feedBench();
    at.answer = () => ({ items: [commit('a')] });
    const lenient = {
      ...pages(at.server.address),
      read: (): FeedPage => ({ items: [], state: null, more: false }),
    };
    await at.sync(at.plugin());
    for (const [status, outcome] of [
      [404, 'synced'],
      [403, 'failed'],
      [503, 'unavailable'],
    ] as const) {
      at.answer = () => ({ status });
      const [told] = await at.sync(at.plugin({ feeds: { items: lenient } }));
      expect([status, told?.status, told?.deleted]).toEqual([status, outcome, 0]);
    }
    expect(await at.ids()).toEqual(['a']);
  });

  it('keeps of a log what the tool names no more, but for what it says is gone', async () => {
    const at = await feedBench();
    const github = at.plugin({ feeds: { items: pages(at.server.address, 'log') } });
    at.answer = () => ({ items: [commit('a'), commit('b')] });
    await at.sync(github);
    at.answer = () => ({ items: [commit('c')], gone: ['a', 'never'] });
    expect(await at.sync(github)).toMatchObject([{ added: 1, deleted: 1 }]);
    expect(await at.ids()).toEqual(['b', 'c']);
  });

  it('begins with what the last one left, and leaves all as it is where nothing has changed', async () => {
    const at = await feedBench();
    at.answer = (_, __, headers) =>
      headers['if-none-match'] === '"v1"'
        ? { status: 304 }
        : { items: [commit('a')], headers: { etag: '"v1"' } };
    const github = at.plugin();
    await at.sync(github);
    expect(await at.sync(github)).toMatchObject([{ ...counts, processed: 0, pages: 1 }]);
    expect(await at.ids()).toEqual(['a']);
    expect((await at.store.feedStates())[0]).toMatchObject({ state: { etag: '"v1"' }, problem: null });
  });

  it('links what happened to the session during which it happened', async () => {
    const at = await feedBench();
    const { createSamples } = await import('@msp/testing');
    const now = Date.now();
    const time = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
    const head = createSamples().head({ project: 'shop', startTime: time(-60), lastEventTime: time(-1) });
    await at.store.transaction((transaction) => transaction.putSession(head));
    at.answer = () => ({
      items: [
        commit('during', { time: time(-30) }),
        commit('before', { time: time(-90) }),
        commit('elsewhere', { time: time(-30), branch: 'other' }),
      ],
    });
    await at.sync(at.plugin());
    expect((await at.store.feedItems({ sessionId: head.id, limit: 9 })).map(({ id }) => id)).toEqual([
      'during',
    ]);
  });

  it('links what came before its session was known, and nothing else of it changes', async () => {
    const at = await feedBench();
    const { createSamples } = await import('@msp/testing');
    const time = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const told = [
      commit('during', { time: time(-30), values: { repository: 'ada/webshop' } }),
      commit('before', { time: time(-90) }),
      commit('elsewhere', { time: time(-30), branch: 'other' }),
      commit('merged', { time: time(-30), branch: 'trunk', values: { default: true } }),
    ];
    at.answer = () => ({ items: told });
    const github = at.plugin();
    await at.sync(github);
    const items = () => at.store.feedItems({ limit: 9 });
    const before = await items();
    const head = createSamples().head({ project: 'shop', startTime: time(-60), lastEventTime: time(-1) });
    const imported = { ...head, branch: 'feature', endTime: time(-10), status: 'completed' } as const;
    await at.store.transaction((transaction) => transaction.putSession(imported));
    at.answer = (_, __, ___) => ({ status: 304 });
    expect(await at.sync(github)).toMatchObject([{ ...counts, pages: 1 }]);
    const linked = ['during', 'merged'];
    expect(await items()).toEqual(
      before.map((item) => ({ ...item, sessionId: linked.includes(item.id) ? head.id : null })),
    );
    // Still told of by the tool, and all the same as before; what it names no more goes.
    at.answer = () => ({ items: told.slice(1) });
    expect(await at.sync(github)).toMatchObject([{ ...counts, deleted: 1 }]);
    expect((await at.store.feedItems({ sessionId: head.id, limit: 9 })).map(({ id }) => id)).toEqual([
      'merged',
    ]);
  });

  it('goes on where it was stopped, and doubles nothing', async () => {
    const at = await feedBench();
    at.answer = (page) => ({ items: [commit(`p${page}`)], ...(page < 5 && { next: page + 1 }) });
    const github = at.plugin();
    const stop = new AbortController();
    const onPage = (_: string, { pages: done }: { pages: number }) => done === 3 && stop.abort();
    const stopped = await at.sync(github, { signal: stop.signal, onPage });
    expect(stopped).toMatchObject([{ status: 'stopped', pages: 3, added: 3, deleted: 0 }]);
    expect((await at.store.feedStates())[0]?.run).toMatchObject({ pages: 3, state: { page: 3 } });
    expect(await at.sync(github)).toMatchObject([{ status: 'synced', pages: 3, added: 3, deleted: 0 }]);
    expect(await at.ids()).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5']);
    expect(at.server.requests).toHaveLength(6);
  });

  it('begins anew where it was stopped long ago, or its place is known no more', async () => {
    const at = await feedBench();
    at.answer = (page) => ({ items: [commit(`p${page}`)], ...(page < 1 && { next: page + 1 }) });
    const github = at.plugin();
    const once = { mayGoOn: () => at.server.requests.length === 0 };
    expect(await at.sync(github, once)).toMatchObject([{ status: 'stopped', pages: 1 }]);
    at.answer = (page) => (page === 1 ? { status: 422 } : { items: [commit('p0')] });
    expect(await at.sync(github)).toMatchObject([{ status: 'failed' }]);
    expect(await at.sync(github)).toMatchObject([{ status: 'synced', pages: 1 }]);
    at.answer = (page) => ({ items: [commit(`p${page}`)], next: page + 1 });
    await at.sync(github, { mayGoOn: () => at.server.requests.length === 3 });
    at.later(2 * 3_600_000);
    at.answer = () => ({ items: [commit('p0')] });
    await at.sync(github);
    expect(at.server.requests.at(-1)?.url).toBe('/items?page=0');
  });

  it('asks for at most 200 pages, and goes on another time', async () => {
    const at = await feedBench();
    at.answer = (page) => ({ items: [commit(`p${page}`)], next: page + 1 });
    const [told] = await at.sync(at.plugin());
    expect(told).toMatchObject({ status: 'stopped', pages: 200, added: 200 });
    expect(await at.sync(at.plugin(), { due: true })).toEqual([]);
    at.later(61_000);
    await at.sync(at.plugin(), { due: true, mayGoOn: () => at.server.requests.length < 201 });
    expect(at.server.requests[200]?.url).toBe('/items?page=200');
  });

  it('loses and doubles nothing where two processes do it at once', async () => {
    const at = await feedBench();
    at.answer = (page) => ({ items: [commit(`p${page}`)], ...(page < 30 && { next: page + 1 }) });
    const { openSqliteStore } = await import('@msp/store-sqlite');
    const other = await openSqliteStore({ path: at.path });
    const all = await Promise.all([at.sync(at.plugin()), at.sync(at.plugin(), { store: other })]);
    await other.close();
    expect(all.flat().map(({ status }) => status)).toEqual(['synced', 'synced']);
    expect(await at.ids()).toHaveLength(31);
    at.answer = () => ({ items: [commit('p0')] });
    expect(await at.sync(at.plugin())).toMatchObject([{ deleted: 30 }]);
  });

  it('asks nothing where a feed has nothing to ask for, and a snapshot is empty then', async () => {
    const at = await feedBench();
    at.answer = () => ({ items: [commit('a')] });
    await at.sync(at.plugin());
    const feed = { ...pages(at.server.address), ask: () => null };
    expect(await at.sync(at.plugin({ feeds: { items: feed } }))).toMatchObject([
      { status: 'synced', deleted: 1 },
    ]);
    expect(at.server.requests).toHaveLength(1);
  });

  it('asks only what is due, unless a person wants it', async () => {
    const at = await feedBench();
    expect(await at.sync(at.plugin(), { due: true })).toHaveLength(1);
    expect(await at.sync(at.plugin(), { due: true })).toEqual([]);
    expect(await at.sync(at.plugin())).toHaveLength(1);
    at.later(61_000);
    expect(await at.sync(at.plugin(), { due: true })).toHaveLength(1);
  });
});
