import type { EventQuery, EventType, RecordedEvent } from '@msp/protocol';
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { type EventRow, recorded, TYPE_CODES } from '../body.js';
import type { Connection } from '../connection.js';
import { database, endOfPrefix, limited } from '../database.js';
import type { Statement } from '../statement.js';
import type { Tables } from '../tables.js';

const ROW = ['sequence', 'checksum', 'body'] as const;

/** Events of the log. */
export function events(connection: Connection, query: EventQuery): RecordedEvent[] {
  const { sessionId, types, limit } = query;
  let found = placed(database.selectFrom('events').select(ROW), query).limit(limited(limit));
  if (sessionId !== undefined) found = found.where('session_id', '=', sessionId);
  if (types) found = found.where(ofTypes(types, query));
  return read(connection, found.compile());
}

/** Events whose id begins so. */
export function eventsByIdPrefix(connection: Connection, prefix: string, limit: number): RecordedEvent[] {
  // The index on ids is gone through first, without the events: a short prefix may fit most of the log.
  const named = database
    .selectFrom('events')
    .select('sequence')
    .where('id', '>=', prefix)
    .where('id', '<', endOfPrefix(prefix))
    .orderBy('sequence')
    .limit(limited(limit));
  const found = database.selectFrom('events').select(ROW).where('sequence', 'in', named).orderBy('sequence');
  return read(connection, found.compile());
}

/** Runs a query that gives rows of `events`. */
export function read(connection: Connection, query: Statement): RecordedEvent[] {
  return connection.rows<EventRow>(query).map((row) => recorded(row, connection.path));
}

type Selection<Row> = SelectQueryBuilder<Tables, 'events', Row>;

/** The part of the log that is asked for, in the order that is asked for. */
function placed<Row>(selection: Selection<Row>, { after, before, order }: EventQuery): Selection<Row> {
  let part = selection.orderBy('sequence', order === 'descending' ? 'desc' : 'asc');
  if (after !== undefined) part = part.where('sequence', '>', after);
  if (before !== undefined) part = part.where('sequence', '<', before);
  return part;
}

/**
 * Within a session its index leads and types only sift (the plus keeps their index out of it). Over the whole log
 * the first few of each type are merged, so that a rare type is found, and a frequent one not read, to its end.
 */
function ofTypes(types: readonly EventType[], query: EventQuery): RawBuilder<boolean> {
  const codes = [...new Set(types)].map((type) => TYPE_CODES[type] ?? 0);
  if (query.sessionId !== undefined || codes.length === 0) {
    return sql<boolean>`+type in (${sql.join(codes)})`;
  }
  const each = codes.map((code) => {
    const first = placed(database.selectFrom('events').select('sequence'), query)
      .where('type', '=', code)
      .limit(limited(query.limit));
    return sql`select * from (${first})`;
  });
  return sql<boolean>`sequence in (${sql.join(each, sql` union all `)})`;
}
