/** An item of a feed as the row of a table, and back. */
import type { FeedItem, FeedItemKind, StoredFeedItem } from '@msp/protocol';
import { damaged } from '../errors.js';
import { restored } from '../outbox/text.js';
import { instant } from '../time.js';

/** A row of `feed_items`. Times are milliseconds since 1970; see `schema/migrations.ts` for what the columns mean. */
export interface FeedItemRow {
  readonly plugin: string;
  readonly feed: string;
  readonly id: string;
  readonly kind: FeedItemKind;
  readonly project: string;
  readonly session_id: string | null;
  readonly branch: string | null;
  readonly time: number | null;
  readonly body: string;
  readonly seen: number;
}

/** The item that a row holds. @throws `MSP005` where it cannot be read */
export function itemOf(row: FeedItemRow, path: string): StoredFeedItem {
  let item: FeedItem;
  try {
    item = JSON.parse(row.body) as FeedItem;
  } catch (error) {
    throw damaged(path, `what ${restored(row.plugin)} knows cannot be read`, error);
  }
  return {
    ...item,
    ...(row.time !== null && { time: instant(row.time) }),
    plugin: restored(row.plugin),
    feed: restored(row.feed),
    project: restored(row.project),
    sessionId: restored(row.session_id),
  };
}
