/** The few questions that recording asks: always the same statement, so nothing is put together. */
import type { SessionHead } from '@msp/protocol';
import type { Connection } from './connection.js';
import { type Statement, statement } from './statement.js';

/** Place of the newest event; 0 while there is none. */
export function lastSequence(connection: Connection): number {
  const query = statement('select max(sequence) as last from events');
  return connection.row<{ last: number | null }>(query)?.last ?? 0;
}

/** The head of one session. */
export function session(connection: Connection, id: string): SessionHead | null {
  return headOf(connection, statement('select body from sessions where id = ?', id));
}

/** The newest session of a user in a working tree that is active or ending. */
export function sessionUnderWay(connection: Connection, user: string, worktree: string): SessionHead | null {
  const query = `select body from sessions where status in ('active', 'ending') and user = ? and worktree = ?
    order by started desc, id desc limit 1`;
  return headOf(connection, statement(query, user, worktree));
}

function headOf(connection: Connection, query: Statement): SessionHead | null {
  const row = connection.row<{ body: string }>(query);
  return row ? (JSON.parse(row.body) as SessionHead) : null;
}
