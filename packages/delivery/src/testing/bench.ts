/** A store with operations in it, a plugin that sends them to a real server, and a clock that the test moves. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadedPlugin } from '@msp/core';
import { type Delivery, definePlugin, type Operation, type Plugin, type Store } from '@msp/protocol';
import { openSqliteStore } from '@msp/store-sqlite';
import { onTestFinished } from 'vitest';
import { Deliverer } from '../engine/deliverer.js';
import type { Door } from '../engine/door.js';
import { CountingServer } from './counting-server.js';
import { doorTo } from './door.js';

/** What a test may change of the plugin. */
interface Wishes {
  readonly name?: string;
  readonly limits?: Plugin['manifest']['limits'];
  /** At most so many operations in one query. */
  readonly together?: number;
  /** Whose keys begin so goes with no other. */
  readonly apart?: string;
  readonly judge?: Plugin['judge'];
}

/** Sends `{ lane, keys }` documents to the counting server. */
function samplePlugin(wishes: Wishes = {}): Plugin {
  const manifest = { id: 'sample', name: 'Sample', summary: 'For tests', hosts: [] };
  return definePlugin({
    contract: 1,
    manifest: { ...manifest, ...(wishes.limits && { limits: wishes.limits }) },
    ...(wishes.judge && { judge: wishes.judge }),
    ...(wishes.together && {
      combine: {
        limit: wishes.together,
        merge: (operations: readonly Operation[]) => {
          if (operations.some(({ key }) => wishes.apart !== undefined && key.startsWith(wishes.apart)))
            return null;
          const keys = operations.flatMap(({ query }) => ('document' in query ? query.document.keys : []));
          return { language: 'sample', document: { keys: keys as never } };
        },
      },
    }),
    probe: {
      ask: ({ key }) => ({ language: 'sample', document: { ask: key } }),
      found: (reply) =>
        reply.kind === 'failure'
          ? { outcome: 'retry', reason: reply.message }
          : (reply.value as { there: boolean }).there
            ? { outcome: 'done' }
            : null,
    },
  });
}

/** Everything a test of delivery needs. */
export interface Bench {
  readonly store: Store;
  readonly server: CountingServer;
  readonly path: string;
  /** Puts operations `key` into lanes; one with `link` refers to that. */
  enqueue(
    entries: readonly { key: string; lane: string; delivery?: Delivery; link?: string }[],
    plugin?: string,
  ): Promise<void>;
  /** One pass of a deliverer. */
  pass(wishes?: Wishes, owner?: string): ReturnType<Deliverer['pass']>;
  /** A deliverer of several plugins, to be used again and again. */
  deliverer(plugins: readonly Wishes[], open?: (name: string) => Promise<Door>, store?: Store): Deliverer;
  /** Moves the clock by so many milliseconds. */
  later(milliseconds: number): void;
  now(): Date;
}

const loaded = (wishes: Wishes = {}): LoadedPlugin => {
  const name = wishes.name ?? 'sample';
  return {
    ...{
      state: 'loaded',
      name,
      mode: 'integrated',
      settings: {},
      version: '1.0.0',
      plugin: samplePlugin(wishes),
    },
    entry: { name, use: name, enabled: true, mode: 'integrated', settings: {} },
    location: { file: '/dev/null', packageFile: null, from: 'path' },
  };
};

export async function bench(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'msp-delivery-'));
  const path = join(folder, 'msp.db');
  const store = await openSqliteStore({ path });
  const server = await CountingServer.start();
  onTestFinished(async () => {
    await server.stop();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  let shift = 0;
  const now = () => new Date(Date.now() + shift);
  return {
    store,
    server,
    path,
    now,
    later(milliseconds) {
      shift += milliseconds;
    },
    async enqueue(entries, plugin = 'sample') {
      const planned = entries.map(({ key, lane, delivery = 'idempotent', link }) => ({
        ...{ plugin, version: '1.0.0', sequence: 0, sessionId: null },
        operation: {
          ...{ key, lane, summary: key, delivery },
          query: {
            language: 'sample',
            document: { keys: [{ key, lane, ...(link && { link: { $link: link } }) }] },
          },
        },
      }));
      await store.transaction((transaction) => transaction.enqueue(planned, now().toISOString()));
    },
    deliverer: (plugins, open = async () => doorTo(server.url), other = store) =>
      new Deliverer({
        ...{ store: other, plugins: plugins.map(loaded), owner: 'here/1/a', now, random: () => 0.5 },
        ...{ sessionTimeout: 24, open: (which) => open(which.name) },
      }),
    pass(wishes = {}, owner = 'here/1/a') {
      const deliverer = new Deliverer({
        ...{ store, plugins: [loaded(wishes)], owner, now, random: () => 0.5, sessionTimeout: 24 },
        open: async () => doorTo(server.url),
      });
      return deliverer.pass(new AbortController().signal);
    },
  };
}
