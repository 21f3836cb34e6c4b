/** A tool with things to know, a plugin that asks for them over real HTTP, and a store to keep them in. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadedPlugin } from '@msp/core';
import type { Feed, FeedItem, FeedPage, Plugin, Store } from '@msp/protocol';
import { openSqliteStore } from '@msp/store-sqlite';
import { onTestFinished } from 'vitest';
import type { FeedOutcome } from '../feeds/outcome.js';
import { type SynchronizeOptions, synchronize } from '../feeds/synchronize.js';
import { serve, type TestServer } from '../fetch/test-server.js';
import { openTransport } from '../transport/open-transport.js';

/** What the tool answers to a request for a page. */
interface ToolPage {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** No answer ever comes. */
  readonly silent?: boolean;
  readonly items?: readonly unknown[];
  /** The number of the next page. */
  readonly next?: number;
  readonly gone?: readonly string[];
}

/** The secret that the tool quotes now and then. */
export const SECRET = 'hunter2-topmost';

export const commit = (id: string, given: Partial<FeedItem> = {}): FeedItem => ({
  ...{ id, kind: 'commit', title: `Commit ${id}`, time: '2026-11-21T09:00:00.000Z' },
  ...given,
});

const DATA = { title: 'error', headers: {} };

/** Asks for page after page by their numbers; remembers an etag. */
export const pages = (url: string, keeps: Feed['keeps'] = 'snapshot', path = 'items'): Feed => ({
  summary: 'Items',
  keeps,
  every: 60,
  ask: (context, state) => ({
    language: 'http',
    request: {
      method: 'GET',
      url: `${url}/${path}?page=${(state as { page?: number } | null)?.page ?? 0}`,
      headers: {
        authorization: context.secret('apiKey', 'Bearer '),
        ...(state && { 'if-none-match': String((state as { etag?: string }).etag ?? '') }),
      },
    },
  }),
  read: (reply, _, state): FeedPage => {
    if (reply.status === 304) return { items: [], state, more: false, unchanged: true };
    if (reply.kind === 'failure' || reply.status !== 200)
      throw new Error(`no page: ${reply.status} ${reply.kind === 'answer' ? DATA.title : reply.message}`);
    const { items = [], next, gone } = reply.value as { items?: FeedItem[]; next?: number; gone?: string[] };
    const etag = reply.headers?.etag;
    return {
      ...{ items, more: next !== undefined, ...(gone && { gone }) },
      state: next === undefined ? (etag ? { etag } : null) : { page: next },
    };
  },
});

export interface FeedBench {
  readonly store: Store;
  readonly path: string;
  readonly server: TestServer;
  /** What the tool answers; by default nothing is there. */
  answer: (page: number, path: string, headers: Readonly<Record<string, unknown>>) => ToolPage;
  /** Moves the clock. */
  later(milliseconds: number): void;
  now(): Date;
  plugin(given?: Partial<Plugin>): LoadedPlugin;
  sync(loaded: LoadedPlugin, given?: Partial<SynchronizeOptions>): Promise<FeedOutcome[]>;
  ids(): Promise<string[]>;
}

export async function feedBench(): Promise<FeedBench> {
  const folder = mkdtempSync(join(tmpdir(), 'msp-feeds-'));
  const path = join(folder, 'msp.db');
  const store = await openSqliteStore({ path });
  let shift = 0;
  const now = () => new Date(Date.now() + shift);
  const server = await serve((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const told = bench.answer(Number(searchParams.get('page') ?? 0), pathname.slice(1), request.headers);
    if (told.silent) return;
    const { status = 200, headers = {}, silent: _, ...body } = told;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(status === 304 ? '' : JSON.stringify(body));
  });
  onTestFinished(async () => {
    await server[Symbol.asyncDispose]();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const bench: FeedBench = {
    ...{ store, path, server, now, answer: () => ({}) },
    later(milliseconds) {
      shift += milliseconds;
    },
    plugin: (given = {}) => loadedOf(server.address, given),
    sync: (loaded, given = {}) =>
      synchronize({
        ...{ store, loaded, project: 'shop', branch: 'main', now, random: () => 0.5, sessionTimeout: 24 },
        ...{ used: { bucket: null }, signal: new AbortController().signal, due: false },
        open: () => doorOf(loaded),
        ...given,
      }),
    ids: async () => (await store.feedItems({ limit: 10_000 })).map(({ id }) => id).sort(),
  };
  return bench;
}

function loadedOf(url: string, given: Partial<Plugin>): LoadedPlugin {
  const plugin: Plugin = {
    contract: 1,
    manifest: {
      ...{ id: 'github', name: 'GitHub', summary: 'For tests', hosts: [], addresses: ['url'] },
      secrets: { apiKey: { label: 'Key', help: 'Ask', env: [] } },
    },
    feeds: { items: pages(url) },
    ...given,
  };
  return {
    ...{ state: 'loaded', name: 'github', mode: 'integrated', settings: { url }, version: '1.0.0', plugin },
    entry: { name: 'github', use: 'github', enabled: true, mode: 'integrated', settings: {} },
    location: { file: '/dev/null', packageFile: null, from: 'path' },
  };
}

export const doorOf = ({ plugin, settings }: LoadedPlugin) =>
  openTransport({
    ...{ name: 'github', plugin, settings, secrets: { apiKey: SECRET } },
    log: { debug() {}, warn() {} },
    mask: (text) => text.replaceAll(SECRET, '[masked]'),
  });
