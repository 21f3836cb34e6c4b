/** Reads everything and says what is wrong. Loaded only when asked for: it needs the schemas. */
import { MspError, MspEvent, SessionHead } from '@msp/protocol';
import { sql } from 'kysely';
import { type EventRow, recorded, TYPE_CODES } from './body.js';
import type { Connection } from './connection.js';
import { database } from './database.js';
import { feedEntries } from './feeds/check.js';
import { cursors, entries, lanes } from './outbox/check.js';
import { matches } from './queries/search.js';
import { type Statement, statement } from './statement.js';
import { TYPE_MARKS } from './words.js';

/** After so many sentences the rest is counted only. */
const MOST = 100;

const COUNT = sql<number>`count(*)`.as('count');

/** What is wrong with the data; empty where nothing is. */
export function verify(connection: Connection): string[] {
  const findings: string[] = [];
  // One view of the data for all checks, whoever writes meanwhile.
  connection.script('begin');
  try {
    for (const check of [
      structure,
      log,
      sessions,
      ledger,
      search,
      days,
      entries,
      lanes,
      cursors,
      feedEntries,
    ])
      findings.push(...answered(check, connection));
  } finally {
    connection.rollback();
  }
  const rest = findings.length - MOST;
  return rest > 0 ? [...findings.slice(0, MOST), `And ${rest} more.`] : findings;
}

/** A check that cannot be carried out is a finding itself, unless it is only that others keep the store busy. */
function answered(check: (connection: Connection) => Iterable<string>, connection: Connection): string[] {
  const findings: string[] = [];
  try {
    for (const finding of check(connection)) findings.push(finding);
  } catch (error) {
    if (!MspError.is(error) || error.code !== 'MSP005') throw error;
    findings.push(error.message);
  }
  return findings;
}

function* structure(connection: Connection): Generator<string> {
  for (const row of connection.rows<{ integrity_check: string }>(
    statement(`pragma integrity_check(${MOST})`),
  )) {
    if (row.integrity_check !== 'ok') yield `The file's structure is broken: ${row.integrity_check}`;
  }
}

function* log(connection: Connection): Generator<string> {
  let expected = 0;
  for (const row of connection.each<EventRow & { type: number }>(
    statement('select sequence, checksum, body, type from events order by sequence'),
  )) {
    expected += 1;
    if (row.sequence > expected) yield missing(expected, row.sequence - 1);
    expected = row.sequence;
    yield* event(row, connection.path);
  }
}

function* event(row: EventRow & { type: number }, path: string): Generator<string> {
  const { sequence } = row;
  try {
    const { sequence: _, ...rest } = recorded(row, path);
    const result = MspEvent.safeParse(rest);
    if (!result.success) yield `Event ${sequence} has a shape that this program does not know.`;
    else if (TYPE_CODES[result.data.type] !== row.type)
      yield `Event ${sequence} is filed under another type than its own.`;
  } catch {
    yield `Event ${sequence} is not what was recorded.`;
  }
}

function* sessions(connection: Connection): Generator<string> {
  for (const { id, body } of connection.each<{ id: string; body: string }>(
    statement('select id, body from sessions'),
  )) {
    const result = SessionHead.safeParse(parsed(body));
    if (!result.success || result.data.id !== id) yield `The head of session ${id} cannot be read.`;
  }
}

function* ledger(connection: Connection): Generator<string> {
  const types = { decisions: 'decision-made', blockers: 'blocker-raised' } as const;
  for (const name of ['decisions', 'blockers'] as const) {
    const strangers = database
      .selectFrom(name)
      .leftJoin('events', 'events.sequence', `${name}.sequence`)
      .select(COUNT)
      .where('events.type', 'is not', TYPE_CODES[types[name]]);
    const count = counted(connection, strangers.compile());
    if (count > 0) yield `${count} ${name} of the ledger are not in the log.`;
  }
}

/** The index holds every event under its type, so its rows can be counted although it keeps no list of them. */
function* search(connection: Connection): Generator<string> {
  for (const { type, match } of TYPE_MARKS) {
    const indexed = database.selectFrom('search').select(COUNT).where(matches(match));
    const logged = database.selectFrom('events').select(COUNT).where('type', '=', TYPE_CODES[type]);
    const found = counted(connection, indexed.compile());
    const there = counted(connection, logged.compile());
    if (found !== there)
      yield `The search index knows ${found} events of type ${type}; the log has ${there}.`;
  }
}

function* days(connection: Connection): Generator<string> {
  const query = statement(`select count(*) as count from (
    select substr(time, 1, 10) as day, min(sequence) as first, max(sequence) as last from events group by 1
    except select day, first, last from days)`);
  const count = counted(connection, query);
  if (count > 0) yield `For ${count} days the store does not know where in the log their events are.`;
}

const counted = (connection: Connection, query: Statement): number =>
  connection.row<{ count: number }>(query)?.count ?? 0;

const missing = (first: number, last: number): string =>
  first === last
    ? `Event ${first} is missing from the log.`
    : `Events ${first} to ${last} are missing from the log.`;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
