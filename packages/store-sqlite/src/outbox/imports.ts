/** Which places of the log came by an import. */
import type { Connection } from '../connection.js';
import { statement } from '../statement.js';

/** The ranges that reach beyond a place, ascending. */
export function importedRanges(
  connection: Connection,
  after: number,
): (readonly [first: number, last: number])[] {
  const query = statement('select first, last from imports where last > ? order by first', after);
  return connection
    .rows<{ first: number; last: number }>(query)
    .map(({ first, last }) => [first, last] as const);
}

/** Remembers a range. One that goes on where another ends becomes one with it: imports are written in parts. */
export function markImported(connection: Connection, first: number, last: number): void {
  if (last < first) return;
  const extended = connection.row(
    statement(
      'update imports set last = max(last, ?) where first <= ? and last >= ? returning first',
      ...[last, first, first - 1],
    ),
  );
  if (!extended)
    connection.run(statement('insert or replace into imports (first, last) values (?, ?)', first, last));
}
