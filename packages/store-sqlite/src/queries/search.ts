import type { RecordedEvent, SearchQuery } from '@msp/protocol';
import { sql } from 'kysely';
import type { Connection } from '../connection.js';
import { database, limited } from '../database.js';
import { spelled } from '../time.js';
import { expression, wordExpression } from '../words.js';
import { read } from './events.js';

/**
 * Events with the words, the newest first. The index gives them in that order one by one, so reading ends with the
 * limit; ranking them here would mean reading all of them.
 */
export function search(connection: Connection, query: SearchQuery): RecordedEvent[] {
  const match = expression(query);
  if (match === null) return [];
  const since = query.since === undefined ? undefined : spelled(query.since);
  const until = query.until === undefined ? undefined : spelled(query.until);
  let found = database
    .selectFrom('search')
    // `cross` keeps the order: the index leads, and the log is read for what it names.
    .crossJoin('events as log')
    .select(['log.sequence', 'log.checksum', 'log.body'])
    .whereRef('log.sequence', '=', 'search.rowid')
    .where(matches(match))
    .orderBy('search.rowid', 'desc')
    .limit(limited(query.limit));
  if (since !== undefined) {
    const first = sql<number>`(select min(first) from days where day >= ${since.slice(0, 10)})`;
    found = found.where('search.rowid', '>=', first).where('log.time', '>=', since);
  }
  if (until !== undefined) {
    const last = sql<number>`(select max(last) from days where day <= ${until.slice(0, 10)})`;
    found = found.where('search.rowid', '<=', last).where('log.time', '<=', until);
  }
  return read(connection, found.compile());
}

/** The condition that an index row has what the expression asks for. */
export const matches = (expression: string) => sql<boolean>`search match ${expression}`;

/** In how many events a word stands, counted no further than `limit`. */
export function frequency(connection: Connection, word: string, limit: number): number {
  const match = wordExpression(word);
  if (match === null) return 0;
  const some = database
    .selectFrom('search')
    .select(sql`1`.as('one'))
    .where(matches(match))
    .limit(limited(limit));
  const count = database.selectFrom(some.as('some')).select(({ fn }) => fn.countAll<number>().as('count'));
  return connection.row<{ count: number }>(count.compile())?.count ?? 0;
}
