/** Asks a stand-in over HTTP, through the plugin's own transport. */
import type { Feed, FeedContext, FeedItem, GuideOption, Json, Query, Reply } from '@msp/protocol';
import { startFaultServer } from '@msp/testing';
import { onTestFinished } from 'vitest';
import { connect } from '../connect.js';
import type { Secret } from '../contract.js';
import { guide } from '../guide.js';
import type { Settings } from '../settings.js';
import { contextOf, SETTINGS } from './context.js';
import { type LinearService, service as makeService } from './service.js';

/** More pages than that are no end. */
const PAGES = 50;

export async function asking(service: LinearService = makeService()) {
  const server = await startFaultServer(service);
  onTestFinished(() => server.close());
  const settings = { ...SETTINGS, apiUrl: `${server.url}/graphql` };
  const log = { debug() {}, warn() {} };
  const transport = await connect({ name: 'linear', settings, secrets: { apiKey: 'lin_api_1' }, log, fetch });
  const ask = (query: Query): Promise<Reply> =>
    transport.send(query, { signal: new AbortController().signal });
  return { service, server, ask };
}

type Ask = (query: Query) => Promise<Reply>;

/** One synchronization of a feed: all of its pages. */
export async function synchronized(
  feed: Feed<Settings, Secret>,
  context: FeedContext<Settings, Secret>,
  ask: Ask,
  before: Json = null,
): Promise<{ readonly items: readonly FeedItem[]; readonly state: Json; readonly pages: number }> {
  const items: FeedItem[] = [];
  let state = before;
  for (let page = 1; page <= PAGES; page += 1) {
    const query = feed.ask(context, state);
    if (!query) throw new Error('the feed asks for nothing');
    const read = feed.read(await ask(query), context, state);
    items.push(...read.items);
    state = read.state;
    if (!read.more) return { items, state, pages: page };
  }
  throw new Error('the feed has no end');
}

/** All that a person may pick for a setting. */
export async function pickable(setting: string, settings: Readonly<Record<string, Json>>, ask: Ask) {
  const step = guide.steps.find((each) => 'setting' in each && each.setting === setting);
  if (step?.kind !== 'pick') throw new Error(`nothing is picked for ${setting}`);
  const context = { ...contextOf(), settings };
  const options: GuideOption[] = [];
  let page: string | null = null;
  for (let count = 0; count < PAGES; count += 1) {
    const read = step.read(await ask(step.ask(context, page)), context);
    options.push(...read.options);
    page = read.next;
    if (page === null) return options;
  }
  throw new Error('there is no end of pages');
}
