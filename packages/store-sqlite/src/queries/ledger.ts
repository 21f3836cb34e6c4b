/** Decisions and blockers. The tables say which there are and what became of them; the log says what they are. */
import {
  type BlockerEntry,
  type BlockerQuery,
  blockerOf,
  type DecisionEntry,
  type DecisionQuery,
  decisionOf,
  type EventOf,
  type EventType,
  type RecordedEvent,
} from '@msp/protocol';
import { type Expression, sql } from 'kysely';
import { type EventRow, recorded, TYPE_CODES } from '../body.js';
import type { Connection } from '../connection.js';
import { database, limited } from '../database.js';
import type { Statement } from '../statement.js';
import { milliseconds } from '../time.js';

/** A record of the ledger, and the event that ended its being in force or open. */
interface LedgerRow extends EventRow {
  readonly endSequence: number | null;
  readonly endChecksum: number;
  readonly endBody: string;
}

/** Decisions, the newest first. */
export function decisions(connection: Connection, query: DecisionQuery): DecisionEntry[] {
  const { project, sessionId, ids, inForce, inForceAt, limit } = query;
  let found = database
    .selectFrom('decisions as entry')
    .leftJoin('events as ending', 'ending.sequence', 'entry.superseded')
    .select(ENDING);
  if (project !== undefined) found = found.where('entry.project', '=', project);
  if (sessionId !== undefined)
    found = found.where('entry.sequence', 'in', ofSession(sessionId, 'decision-made'));
  if (ids) found = found.where('entry.sequence', 'in', named(ids));
  if (inForce) found = found.where('entry.superseded', 'is', null);
  if (inForceAt !== undefined) {
    const at = milliseconds(inForceAt);
    found = found
      .where('entry.made', '<=', at)
      .where((where) =>
        where.or([where('entry.superseded', 'is', null), where('entry.superseded_at', '>', at)]),
      );
  }
  const rows = withLog(found.orderBy('entry.sequence', 'desc').limit(limited(limit)));
  return entries(connection, rows, decisionEntry);
}

/** Blockers, the newest first. */
export function blockers(connection: Connection, query: BlockerQuery): BlockerEntry[] {
  const { project, sessionId, status, limit } = query;
  let found = database
    .selectFrom('blockers as entry')
    .leftJoin('events as ending', 'ending.sequence', 'entry.resolved')
    .select(ENDING);
  if (project !== undefined) found = found.where('entry.project', '=', project);
  if (sessionId !== undefined)
    found = found.where('entry.sequence', 'in', ofSession(sessionId, 'blocker-raised'));
  if (status !== undefined) found = found.where('entry.resolved', status === 'open' ? 'is' : 'is not', null);
  const rows = withLog(found.orderBy('entry.sequence', 'desc').limit(limited(limit)));
  return entries(connection, rows, blockerEntry);
}

const ENDING = [
  'entry.sequence',
  'ending.sequence as endSequence',
  'ending.checksum as endChecksum',
  'ending.body as endBody',
] as const;

function ofSession(sessionId: string, type: EventType) {
  return database
    .selectFrom('events')
    .select('sequence')
    .where('session_id', '=', sessionId)
    .where(sql<boolean>`+type = ${TYPE_CODES[type]}`);
}

/** The places of events by their ids, bound as one text: a list of any length fits. */
function named(ids: readonly string[]) {
  const values = sql<string>`(select value from json_each(${JSON.stringify(ids)}))`;
  return database.selectFrom('events').select('sequence').where('id', 'in', values);
}

/** Adds the events of the entries that were found, and of no others. */
function withLog(found: Expression<object>): Statement {
  return database
    .selectFrom(sql<LedgerRow>`(${found})`.as('found'))
    .innerJoin('events as log', 'log.sequence', 'found.sequence')
    .select(['log.sequence', 'log.checksum', 'log.body', 'endSequence', 'endChecksum', 'endBody'])
    .orderBy('log.sequence', 'desc')
    .compile();
}

function entries<Type extends EventType, Entry>(
  connection: Connection,
  query: Statement,
  entry: (event: EventOf<Type> & RecordedEvent, end: RecordedEvent | null) => Entry,
): Entry[] {
  return connection.rows<LedgerRow>(query).map((row) => {
    const { endSequence: sequence, endChecksum: checksum, endBody: body } = row;
    return entry(
      recorded(row, connection.path) as EventOf<Type> & RecordedEvent,
      sequence === null ? null : recorded({ sequence, checksum, body }, connection.path),
    );
  });
}

/** Where an entry of the ledger stands. */
const placeOf = ({ sessionId, project, sequence }: RecordedEvent) => ({ sessionId, project, sequence });

function decisionEntry(
  event: EventOf<'decision-made'> & RecordedEvent,
  end: RecordedEvent | null,
): DecisionEntry {
  const superseded = { supersededBy: end?.id ?? null, supersededAt: end?.time ?? null };
  return { ...decisionOf(event), ...superseded, ...placeOf(event) };
}

function blockerEntry(
  event: EventOf<'blocker-raised'> & RecordedEvent,
  end: RecordedEvent | null,
): BlockerEntry {
  const entry = { ...blockerOf(event), ...placeOf(event) };
  if (end?.type !== 'blocker-resolved') return entry;
  return { ...entry, status: 'resolved', resolvedAt: end.time, resolution: end.data.resolution ?? null };
}
