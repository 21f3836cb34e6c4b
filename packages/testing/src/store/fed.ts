/** Items of feeds for the suite of stores. */
import type { FeedCounts, FeedItem, FeedState, Store } from '@msp/protocol';
import { at } from './planned.js';

/** An item; whatever is not given is made up. */
export const item = (id: string, given: Partial<FeedItem> = {}): FeedItem => ({
  id,
  kind: 'commit',
  title: `Commit ${id}`,
  time: at(0),
  ...given,
});

/** What a page is put with. */
interface Page {
  readonly plugin?: string;
  readonly feed?: string;
  readonly project?: string;
  readonly began?: string;
  readonly sessionId?: string | null;
  readonly named?: readonly string[];
}

/** Keeps the items of a page, in a transaction of its own. */
export function put(store: Store, items: readonly FeedItem[], page: Page = {}): Promise<FeedCounts> {
  const { plugin = 'github', feed = 'commits', project = 'shop', began = at(0), sessionId = null } = page;
  return store.transaction((transaction) =>
    transaction.putFeedItems({
      ...{ plugin, feed, project, began },
      items: items.map((each) => ({ item: each, sessionId })),
      ...(page.named && { named: page.named }),
    }),
  );
}

/** How it stands with a feed; whatever is not given is as before the first synchronization. */
export const state = (given: Partial<FeedState> = {}): FeedState => ({
  plugin: 'github',
  feed: 'commits',
  state: null,
  run: null,
  syncedAt: null,
  triedAt: null,
  dueAt: null,
  problem: null,
  failingSince: null,
  failures: 0,
  ...given,
});

/** The ids of items, in their order. */
export async function ids(store: Store, query: Omit<Parameters<Store['feedItems']>[0], 'limit'> = {}) {
  return (await store.feedItems({ ...query, limit: 10_000 })).map(({ id }) => id);
}
