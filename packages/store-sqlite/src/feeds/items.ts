/** Keeps and removes what tools know. */
import {
  FEED_LIMIT,
  type FeedCounts,
  type FeedItem,
  type FeedPut,
  type FeedTransaction,
} from '@msp/protocol';
import type { Connection } from '../connection.js';
import { listed, storable } from '../outbox/text.js';
import { statement } from '../statement.js';
import { milliseconds } from '../time.js';

/** Keeps items, each once. See `FeedTransaction`. */
export function putFeedItems(connection: Connection, put: FeedPut): FeedCounts {
  const counts = { added: 0, updated: 0, unchanged: 0 };
  const [plugin, feed, seen] = [storable(put.plugin), storable(put.feed), milliseconds(put.began)];
  for (const { item, sessionId } of put.items) {
    const row = [storable(item.id), item.kind, storable(put.project), storable(sessionId), ...columns(item)];
    counts[kept(connection, [plugin, feed, ...row], seen)] += 1;
  }
  connection.run(
    statement(
      `update feed_items set seen = max(seen, ?)
        where plugin = ? and feed = ? and id in (select value from json_each(?))`,
      ...[seen, plugin, feed, listed(put.named ?? [])],
    ),
  );
  return { ...counts, dropped: trimmed(connection, plugin, feed) };
}

const columns = (item: FeedItem) => [
  storable(item.branch ?? null),
  item.time === undefined ? null : milliseconds(item.time),
  JSON.stringify(item),
];

type Row = readonly (string | number | null)[];

/** Writes one row. `values` are those of the columns from `plugin` to `body`. */
function kept(connection: Connection, values: Row, seen: number): keyof Omit<FeedCounts, 'dropped'> {
  const [plugin = '', feed = '', id = '', kind = '', project = '', session = null, ...rest] = values;
  const known = connection.row<{ same: number }>(
    statement(
      `select body = ? and kind = ? and project = ? and coalesce(?, session_id) is session_id as same
        from feed_items where plugin = ? and feed = ? and id = ?`,
      ...[rest[2] ?? '', kind, project, session, plugin, feed, id],
    ),
  );
  if (known?.same === 1) {
    const touch = 'update feed_items set seen = max(seen, ?) where plugin = ? and feed = ? and id = ?';
    connection.run(statement(touch, seen, plugin, feed, id));
    return 'unchanged';
  }
  connection.run(
    statement(
      `insert into feed_items (plugin, feed, id, kind, project, session_id, branch, time, body, seen)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (plugin, feed, id) do update set kind = excluded.kind, project = excluded.project,
          session_id = coalesce(excluded.session_id, session_id), branch = excluded.branch, time = excluded.time,
          body = excluded.body, seen = max(seen, excluded.seen)`,
      ...[...values, seen],
    ),
  );
  return known ? 'updated' : 'added';
}

/** Lets those go that happened first, where there are too many. @returns how many */
function trimmed(connection: Connection, plugin: string, feed: string): number {
  const count = statement(
    'select count(*) as count from feed_items where plugin = ? and feed = ?',
    ...[plugin, feed],
  );
  const over = (connection.row<{ count: number }>(count)?.count ?? 0) - FEED_LIMIT;
  if (over <= 0) return 0;
  connection.run(
    statement(
      `delete from feed_items where plugin = ? and feed = ? and id in (
        select id from feed_items where plugin = ? and feed = ? order by time, seen, id limit ?)`,
      ...[plugin, feed, plugin, feed, over],
    ),
  );
  return over;
}

/** Removes items. See `FeedTransaction`. @returns how many there were */
export function removeFeedItems(
  connection: Connection,
  plugin: string,
  feed: string,
  which: Parameters<FeedTransaction['removeFeedItems']>[2],
): number {
  const place = [storable(plugin), storable(feed)];
  const removal =
    'ids' in which
      ? statement(
          'delete from feed_items where plugin = ? and feed = ? and id in (select value from json_each(?)) returning 1',
          ...[...place, listed(which.ids)],
        )
      : statement(
          'delete from feed_items where plugin = ? and feed = ? and seen < ? returning 1',
          ...[...place, milliseconds(which.unnamedSince)],
        );
  return connection.rows(removal).length;
}
