import type { SessionHead, SessionQuery } from '@msp/protocol';
import { sql } from 'kysely';
import type { Connection } from '../connection.js';
import { database, endOfPrefix, limited } from '../database.js';
import { milliseconds } from '../time.js';

/** Heads of sessions, the newest first. */
export function sessions(connection: Connection, query: SessionQuery): SessionHead[] {
  const { statuses, project, user, worktree, activeSince, idPrefix, limit } = query;
  let found = database.selectFrom('sessions').select('body').limit(limited(limit));
  if (statuses) found = found.where('status', 'in', statuses);
  if (project !== undefined) found = found.where('project', '=', project);
  if (user !== undefined) found = found.where('user', '=', user);
  if (worktree !== undefined) found = found.where('worktree', '=', worktree);
  if (idPrefix !== undefined)
    found = found.where('id', '>=', idPrefix).where('id', '<', endOfPrefix(idPrefix));
  if (activeSince !== undefined) found = found.where('active', '>=', milliseconds(activeSince));
  if (query.order === 'active') found = found.orderBy('active', 'desc');
  // Few sessions were active lately: they are sorted rather than all of them read in their order (hence the plus).
  const started = activeSince === undefined ? sql.ref('started') : sql`+started`;
  const ordered = found.orderBy(started, 'desc').orderBy('id', 'desc');
  return connection
    .rows<{ body: string }>(ordered.compile())
    .map((row) => JSON.parse(row.body) as SessionHead);
}
