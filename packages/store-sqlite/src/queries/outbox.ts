import type { OutboxCount, OutboxEntry, OutboxQuery, OutboxReader, OutboxStatus } from '@msp/protocol';
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Connection } from '../connection.js';
import { database, limited } from '../database.js';
import { type EntryRow, entryOf } from '../outbox/row.js';
import { listed, restored, storable } from '../outbox/text.js';

/** Entries of the outbox. Their ids are found first, by indexes alone; operations are read of no others. */
export function outbox(connection: Connection, query: OutboxQuery): OutboxEntry[] {
  const direction = query.order === 'descending' ? 'desc' : 'asc';
  // Few events are the newest ones, and few entries are open: they are sorted rather than all entries read in their order.
  const few = query.fromSequence !== undefined || (query.statuses && !query.statuses.includes('sent'));
  const found = database
    .selectFrom('outbox')
    .select('id')
    .where((where) => where.and(conditions(query)))
    .orderBy(few ? sql`+id` : sql.ref('id'), direction)
    .limit(limited(query.limit));
  const rows = database.selectFrom('outbox').selectAll().where('id', 'in', found).orderBy('id', direction);
  return connection.rows<EntryRow>(rows.compile()).map((row) => entryOf(row, connection.path));
}

/** How many entries each plugin has in these statuses. */
export function outboxCounts(
  connection: Connection,
  { statuses, sessionId }: Parameters<OutboxReader['outboxCounts']>[0],
): OutboxCount[] {
  const counted = database
    .selectFrom('outbox')
    .select(['plugin', 'status', sql<number>`count(*)`.as('count')])
    .where((where) => where.and(conditions({ statuses, ...(sessionId !== undefined && { sessionId }) })))
    .groupBy(['status', 'plugin'])
    .orderBy('plugin')
    .orderBy('status');
  return connection
    .rows<{ plugin: string; status: OutboxStatus; count: number }>(counted.compile())
    .map((row) => ({ ...row, plugin: restored(row.plugin) }));
}

/** The narrowest condition leads to the rows; the others only sift them (the plus keeps their indexes out of it). */
function conditions(query: OutboxQuery): Expression<SqlBool>[] {
  const { plugin, statuses, sessionId, ids, after, fromSequence } = query;
  const led = ids !== undefined || sessionId !== undefined || fromSequence !== undefined;
  const sift = (column: string, leads: boolean) => (leads ? sql.ref(column) : sql`+${sql.ref(column)}`);
  const all: Expression<SqlBool>[] = [];
  if (ids) all.push(sql`id in (select value from json_each(${listed(ids)}))`);
  if (sessionId !== undefined) all.push(sql`${sift('session_id', !ids)} = ${storable(sessionId)}`);
  if (fromSequence !== undefined)
    all.push(sql`${sift('sequence', !ids && sessionId === undefined)} >= ${fromSequence}`);
  if (plugin !== undefined) all.push(sql`${sift('plugin', !led)} = ${storable(plugin)}`);
  if (statuses) all.push(sql`${sift('status', !led)} in (${sql.join([...statuses])})`);
  if (after !== undefined) all.push(sql`id > ${after}`);
  return all;
}
