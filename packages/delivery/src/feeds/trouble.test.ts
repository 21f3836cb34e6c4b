import type { Feed, FeedItem, Plugin } from '@msp/protocol';
import { HOSTILE } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { commit, doorOf, feedBench, pages, SECRET } from '../testing/feeds.js';

const connection = async (at: Awaited<ReturnType<typeof feedBench>>) => (await at.store.connections())[0];

describe('what goes wrong', () => {
  it('leaves what is at hand as it is where the tool is not there, and asks later and later', async () => {
    const at = await feedBench();
    at.answer = () => ({ items: [commit('a')] });
    const two = { one: pages(at.server.address, 'snapshot', 'one'), two: pages(at.server.address) };
    const github = at.plugin({ feeds: two });
    await at.sync(github);
    await at.server[Symbol.asyncDispose]();
    const waits: number[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      const told = await at.sync(github);
      expect(told.map(({ status }) => status)).toEqual(['unavailable', 'unavailable']);
      const [state] = await at.store.feedStates();
      waits.push(Math.round((Date.parse(state?.dueAt ?? '') - at.now().getTime()) / 1000));
      expect(state).toMatchObject({ failures: tries + 1, syncedAt: expect.any(String) });
    }
    expect(waits).toEqual([60, 60, 120, 240, 480]);
    expect(await at.ids()).toEqual(['a', 'a']);
    // That feeds cannot be had says nothing of deliveries.
    expect(await connection(at)).toBeUndefined();
  });

  it('lets deliveries wait, too, where the tool wants us to wait', async () => {
    const at = await feedBench();
    at.answer = () => ({ status: 429, headers: { 'retry-after': '120' } });
    const github = at.plugin();
    expect(await at.sync(github)).toMatchObject([{ status: 'limited' }]);
    const { retryAt, breaker } = (await connection(at)) ?? {};
    const wait = Date.parse(retryAt ?? '') - at.now().getTime();
    expect([breaker, wait > 115_000 && wait <= 120_000]).toEqual(['closed', true]);
    expect(await at.sync(github, { due: true })).toEqual([]);
    // Not even a person may ask before.
    expect(await at.sync(github)).toMatchObject([{ status: 'limited', pages: 0 }]);
    expect(at.server.requests).toHaveLength(1);
    at.later(121_000);
    at.answer = () => ({ items: [commit('a')] });
    expect(await at.sync(github)).toMatchObject([{ status: 'synced', added: 1 }]);
    expect(await connection(at)).toMatchObject({ problem: null, retryAt: null });
  });

  it('stops before the limit is overdrawn, with what came until then', async () => {
    const at = await feedBench();
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '90' };
    at.answer = (page) => ({ items: [commit(`p${page}`)], next: page + 1, ...(page === 1 && { headers }) });
    expect(await at.sync(at.plugin())).toMatchObject([{ status: 'limited', pages: 2, added: 2 }]);
    at.later(91_000);
    at.answer = (page) => ({ items: [commit(`p${page}`)] });
    expect(await at.sync(at.plugin())).toMatchObject([{ status: 'synced', pages: 1, added: 1 }]);
    expect(await at.ids()).toEqual(['p0', 'p1', 'p2']);
  });

  it('shuts the door where the tool refuses us, until a person asks again', async () => {
    const at = await feedBench();
    at.answer = () => ({ status: 401 });
    const github = at.plugin({ feeds: { one: pages(at.server.address), two: pages(at.server.address) } });
    expect((await at.sync(github)).map(({ status }) => status)).toEqual(['refused', 'refused']);
    expect(await connection(at)).toMatchObject({ breaker: 'open', problem: expect.stringContaining('401') });
    expect(await at.sync(github, { due: true })).toEqual([]);
    expect(at.server.requests).toHaveLength(1);
    at.answer = () => ({ items: [] });
    expect((await at.sync(github)).map(({ status }) => status)).toEqual(['synced', 'synced']);
    expect(await connection(at)).toMatchObject({ breaker: 'closed', problem: null, lastSuccess: null });
  });

  it('says what is missing to connect', async () => {
    const at = await feedBench();
    const open = async () => ({ reason: 'API key is missing', hint: 'Then: msp secret set github.apiKey' });
    expect(await at.sync(at.plugin(), { open })).toMatchObject([
      { status: 'missing', problem: 'API key is missing', hint: expect.stringContaining('secret set') },
    ]);
    const broken = await at.sync(at.plugin(), { open: () => Promise.reject(new Error('no keychain')) });
    expect(broken).toMatchObject([{ status: 'missing', problem: 'no keychain' }]);
  });

  it('believes the judge of the plugin where it knows better', async () => {
    const at = await feedBench();
    at.answer = () => ({ items: [], status: 400 });
    const judge: NonNullable<Plugin['judge']> = () => ({
      ...({
        outcome: 'failed',
        scope: 'plugin',
        reason: `no ${SECRET}`,
        hint: 'Run `msp add github`',
      } as const),
    });
    expect(await at.sync(at.plugin({ judge }))).toMatchObject([
      { status: 'refused', problem: 'no [masked]', hint: 'Run `msp add github`' },
    ]);
    expect((await connection(at))?.problem).toBe('no [masked]');
  });

  it.each<[string, Partial<Feed>, string]>([
    [
      'throws when it asks',
      {
        ask: () => {
          throw new Error(`bad luck`);
        },
      },
      'bad',
    ],
    ['asks nonsense', { ask: () => ({ language: 'http' }) as never }, 'no query'],
    [
      'makes a reference itself',
      { ask: () => ({ language: 'x', document: { a: { $secret: 'apiKey' } } }) },
      'reference',
    ],
    [
      'throws when it reads',
      {
        read: () => {
          throw new Error(`bad ${SECRET}`);
        },
      },
      'bad [masked]',
    ],
    ['reads nothing', { read: () => null as never }, 'no page'],
    ['leaves too much', { read: () => ({ items: [], state: 'x'.repeat(70_000), more: false }) }, '64 KiB'],
    ['leaves no JSON', { read: () => ({ items: [], state: { a: 1n } as never, more: false }) }, 'bigint'],
    ['turns in circles', { read: () => ({ items: [], state: null, more: true }) }, 'same page'],
    [
      'changes what it is given',
      {
        ask: (context) => {
          (context.branches as string[]).push('x');
          return null;
        },
      },
      'not extensible',
    ],
  ])('a feed that %s fails alone', async (_, given, problem) => {
    const at = await feedBench();
    at.answer = () => ({ items: [commit('a')] });
    const good = pages(at.server.address);
    const told = await at.sync(at.plugin({ feeds: { bad: { ...good, ...given } as Feed, good } }));
    expect(told.map(({ status }) => status)).toEqual(['failed', 'synced']);
    expect(told[0]?.problem).toContain(problem);
    expect(JSON.stringify(await at.store.feedStates())).not.toContain('topmost');
    expect((await connection(at))?.breaker ?? 'closed').toBe('closed');
  });

  it('is not stopped by a tool that never answers', async () => {
    const at = await feedBench();
    at.answer = () => ({ silent: true });
    const stop = new AbortController();
    const { plugin } = at.plugin();
    const github = at.plugin({ manifest: { ...plugin.manifest, limits: { timeout: 200 } } });
    expect(await at.sync(github)).toMatchObject([{ status: 'unavailable' }]);
    const open = () => {
      queueMicrotask(() => stop.abort());
      return doorOf(at.plugin());
    };
    expect(await at.sync(at.plugin(), { signal: stop.signal, open })).toMatchObject([{ status: 'stopped' }]);
  });

  it('takes what can be taken of a page, and does not take away what could not be read', async () => {
    const at = await feedBench();
    at.answer = () => ({ items: [commit('a'), commit('b'), commit('c')] });
    await at.sync(at.plugin());
    const wrong = [
      { ...commit('b'), kind: 'planet' },
      { id: 7 },
      null,
      commit('a'),
      commit('a'),
      { ...commit('d'), time: 'now' },
    ];
    at.answer = () => ({ items: wrong });
    const [told] = await at.sync(at.plugin());
    expect(told).toMatchObject({ status: 'synced', processed: 6, failed: 5, deleted: 1 });
    expect(told?.reasons).toHaveLength(5);
    expect(await at.ids()).toEqual(['a', 'b']);
  });

  it('masks what the tool quotes, and keeps texts to a sensible length', async () => {
    const at = await feedBench();
    const quoting: FeedItem = commit('a', {
      ...{
        title: `by\n${SECRET}`,
        detail: `${SECRET} ${'x'.repeat(20_000)}`,
        author: SECRET,
        branch: SECRET,
      },
      ...{ url: `https://example.com/?key=${SECRET}`, values: { [SECRET]: [SECRET] } },
    });
    at.answer = () => ({
      items: [quoting, commit(SECRET), commit('big', { values: { x: 'x'.repeat(20_000) } })],
    });
    expect(await at.sync(at.plugin())).toMatchObject([{ added: 1, failed: 2 }]);
    const [kept] = await at.store.feedItems({ limit: 9 });
    expect(JSON.stringify([kept, await at.store.feedStates()])).not.toContain('topmost');
    expect([kept?.title, kept?.detail?.length]).toEqual(['by [masked]', 10_000]);
  });

  it('keeps hostile texts, and they do no harm', async () => {
    const at = await feedBench();
    const values = JSON.parse('{"__proto__": {"polluted": true}}');
    const items = Object.values(HOSTILE).map((text, index) =>
      commit(`${index} ${text}`.slice(0, 300), {
        title: text,
        detail: text,
        author: text,
        state: text,
        values,
      }),
    );
    at.answer = () => ({ items });
    expect(await at.sync(at.plugin())).toMatchObject([{ status: 'synced', failed: 0 }]);
    expect(await at.store.feedItems({ limit: 99 })).toHaveLength(items.length);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(await at.store.verify()).toEqual([]);
  });

  it('keeps to the limit of the plugin, which deliveries share', async () => {
    const at = await feedBench();
    at.answer = (page) => ({ items: [commit(`p${page}`)], next: page + 1 });
    const { plugin } = at.plugin();
    const slow = at.plugin({ manifest: { ...plugin.manifest, limits: { perMinute: 1 } } });
    const used = { bucket: null };
    expect(await at.sync(slow, { used })).toMatchObject([{ status: 'limited', pages: 1 }]);
    expect((used.bucket as { tokens: number } | null)?.tokens).toBeLessThan(1);
    expect((await connection(at))?.retryAt).not.toBeNull();
  });
});
