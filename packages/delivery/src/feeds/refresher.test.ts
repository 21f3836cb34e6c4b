import { expect, it } from 'vitest';
import { Deliverer } from '../engine/deliverer.js';
import { stay } from '../engine/stay.js';
import { commit, doorOf, feedBench } from '../testing/feeds.js';
import { Refresher } from './refresher.js';

async function refreshing() {
  const at = await feedBench();
  const github = at.plugin();
  const facts = { store: at.store, plugins: [github], now: at.now, random: () => 0.5, sessionTimeout: 24 };
  const refresher = new Refresher({
    ...{ ...facts, project: 'shop', branch: () => 'main', open: doorOf, used: () => ({ bucket: null }) },
  });
  return { at, refresher, facts, signal: new AbortController().signal };
}

it('asks what is due, and nothing else', async () => {
  const { at, refresher, signal } = await refreshing();
  at.answer = () => ({ items: [commit('a')] });
  for (const requests of [1, 1]) {
    await refresher.look(new Set(), signal);
    await refresher.ended();
    expect(at.server.requests).toHaveLength(requests);
  }
  at.later(61_000);
  await refresher.look(new Set(), signal);
  expect(refresher.busy).toBe(true);
  await refresher.ended();
  expect([at.server.requests.length, refresher.busy]).toEqual([2, false]);
});

it('lets go first what is to be sent, and goes on after it', async () => {
  const { at, refresher, signal } = await refreshing();
  const asked = { first: () => {} };
  const reached = new Promise<void>((done) => {
    asked.first = done;
  });
  at.answer = (page) => {
    asked.first();
    return { items: [commit(`p${page}`)], ...(page < 3 && { next: page + 1 }) };
  };
  await refresher.look(new Set(['github']), signal);
  expect(refresher.busy).toBe(false);
  await refresher.look(new Set(), signal);
  await reached;
  await refresher.look(new Set(['github']), signal);
  await refresher.ended();
  const stopped = at.server.requests.length;
  expect(stopped).toBeLessThan(4);
  await refresher.look(new Set(), signal);
  await refresher.ended();
  expect(at.server.requests.map(({ url }) => url)).toEqual([0, 1, 2, 3].map((page) => `/items?page=${page}`));
});

it('does not ask a tool that is left alone', async () => {
  const { at, refresher, signal } = await refreshing();
  at.answer = () => ({ status: 401 });
  for (let looks = 0; looks < 3; looks += 1) {
    await refresher.look(new Set(), signal);
    await refresher.ended();
  }
  expect(at.server.requests).toHaveLength(1);
});

it('keeps what is at hand fresh while deliveries keep the process, and no longer', async () => {
  const { at, refresher, facts, signal } = await refreshing();
  at.answer = () => ({ items: [commit('a')] });
  const deliverer = new Deliverer({ ...facts, owner: 'here/1/a', open: doorOf });
  const { store, now } = facts;
  const end = await stay({ store, deliverer, refresher, now, signal, idle: 0, unchanged: () => true });
  expect([end, await at.ids(), at.server.requests.length]).toEqual(['idle', ['a'], 1]);
});

it('ends where the store cannot be written', async () => {
  const { at, refresher, facts, signal } = await refreshing();
  const store = Object.create(at.store, {
    transaction: { value: () => Promise.reject(new Error('the disk is full')) },
    feedStates: { value: async () => [] },
    connections: { value: async () => [] },
    sessions: { value: async () => [] },
  });
  const broken = new Refresher({
    ...{ ...facts, store, project: 'shop', branch: () => null, open: doorOf, used: () => ({ bucket: null }) },
  });
  await broken.look(new Set(), signal);
  await broken.ended();
  expect(() => broken.assertWell()).toThrow('the disk is full');
  expect(() => refresher.assertWell()).not.toThrow();
});
