/** Links what came before its session was known: one that was imported since, or begun with an earlier time. */
import { linkItems, type Span } from '@msp/core';
import type { FeedItem, Store, StoredFeedItem, StoreReader } from '@msp/protocol';

/** So many of the newest items of a plugin are looked at. */
const MOST = 500;
/** Whatever is linked here was not named by a synchronization: what that has not named is gone all the same. */
const NEVER = new Date(0).toISOString();

/** What is linked. */
export interface Relinking {
  readonly plugin: string;
  readonly project: string;
  /** Nothing older is looked at. ISO 8601 UTC. */
  readonly since: string;
  /** Those that items may belong to. */
  readonly sessions: readonly Span[];
  readonly now: Date;
}

/** @returns how many items were linked; an item that has a session keeps it */
export async function relink(store: Store, wanted: Relinking): Promise<number> {
  if (wanted.sessions.length === 0 || (await missed(store, wanted)).length === 0) return 0;
  return store.transaction(async (transaction) => {
    // Another process may have read newer ones meanwhile.
    const links = await missed(transaction, wanted);
    const { plugin, project } = wanted;
    for (const feed of new Set(links.map(({ item }) => item.feed)))
      await transaction.putFeedItems({
        ...{ plugin, feed, project, began: NEVER },
        items: links
          .filter(({ item }) => item.feed === feed)
          .map(({ item, sessionId }) => ({ item: told(item), sessionId })),
      });
    return links.length;
  });
}

async function missed(
  store: Pick<StoreReader, 'feedItems'>,
  { plugin, project, since, sessions, now }: Relinking,
): Promise<{ readonly item: StoredFeedItem; readonly sessionId: string }[]> {
  const items = await store.feedItems({ plugin, project, since, limit: MOST });
  const open = items.filter(({ sessionId }) => sessionId === null);
  const links = linkItems(open, sessions, now);
  return open.flatMap((item, index) => {
    const sessionId = links[index] ?? null;
    return sessionId === null ? [] : [{ item, sessionId }];
  });
}

/** The item as the tool told it. */
function told({ plugin: _, feed: __, project: ___, sessionId: ____, ...item }: StoredFeedItem): FeedItem {
  return item;
}
