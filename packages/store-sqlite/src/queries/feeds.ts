import type { FeedItemQuery, StoredFeedItem } from '@msp/protocol';
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Connection } from '../connection.js';
import { database, limited } from '../database.js';
import { type FeedItemRow, itemOf } from '../feeds/row.js';
import { listed, storable } from '../outbox/text.js';
import { milliseconds } from '../time.js';

/** Items of feeds, those that happened last first. */
export function feedItems(connection: Connection, query: FeedItemQuery): StoredFeedItem[] {
  const rows = database
    .selectFrom('feed_items')
    .selectAll()
    .where((where) => where.and(conditions(query)))
    .orderBy('time', 'desc')
    .orderBy('plugin')
    .orderBy('feed')
    .orderBy('id')
    .limit(limited(query.limit));
  return connection.rows<FeedItemRow>(rows.compile()).map((row) => itemOf(row, connection.path));
}

function conditions(query: FeedItemQuery): Expression<SqlBool>[] {
  const all: Expression<SqlBool>[] = [];
  const { plugin, plugins, feed, kinds, project, sessionId, branch, since, until } = query;
  if (sessionId !== undefined) all.push(sql`session_id = ${storable(sessionId)}`);
  if (project !== undefined) all.push(sql`project = ${storable(project)}`);
  if (plugin !== undefined) all.push(sql`plugin = ${storable(plugin)}`);
  if (plugins) all.push(sql`plugin in (select value from json_each(${listed(plugins)}))`);
  if (feed !== undefined) all.push(sql`feed = ${storable(feed)}`);
  if (branch !== undefined) all.push(sql`branch = ${storable(branch)}`);
  if (kinds) all.push(sql`kind in (${sql.join([...kinds])})`);
  if (since !== undefined) all.push(sql`time >= ${milliseconds(since)}`);
  if (until !== undefined) all.push(sql`time <= ${milliseconds(until)}`);
  return all;
}
