/** The statements that change a store. Whoever calls holds the write lock. */
import { type Appendable, type EventOf, MspError, type RecordedEvent, type SessionHead } from '@msp/protocol';
import { canonical, TYPE_CODES } from './body.js';
import { checksum } from './checksum.js';
import type { Connection } from './connection.js';
import { isNotUnique } from './errors.js';
import { lastSequence } from './fixed.js';
import { statement } from './statement.js';
import { milliseconds } from './time.js';
import { indexed } from './words.js';

/** Appends to the log and to the search index. @throws `MSP007` where an id is taken. */
export function append(connection: Connection, entries: readonly Appendable[]): RecordedEvent[] {
  let sequence = lastSequence(connection);
  return entries.map((entry) => {
    sequence += 1;
    insert(connection, sequence, entry);
    index(connection, sequence, entry);
    return { ...entry.event, sequence };
  });
}

function insert(connection: Connection, sequence: number, { event }: Appendable): void {
  const body = canonical(event);
  const sum = checksum(body, sequence);
  try {
    connection.run(
      statement(
        'insert into events (sequence, type, checksum, body) values (?, ?, ?, ?)',
        ...[sequence, TYPE_CODES[event.type], sum, body],
      ),
    );
  } catch (error) {
    throw refusal(error, event.id);
  }
}

/** Enters an event into the search index and among its day's. */
export function index(connection: Connection, sequence: number, { event, words }: Appendable): void {
  connection.run(
    statement('insert into search (rowid, words) values (?, ?)', sequence, indexed(event, words)),
  );
  connection.run(
    statement(
      `insert into days (day, first, last) values (?, ?, ?)
        on conflict (day) do update set first = min(first, excluded.first), last = max(last, excluded.last)`,
      ...[event.time.slice(0, 10), sequence, sequence],
    ),
  );
}

/** Keeps a session's head. Its place among sessions is where the log first speaks of it. */
export function putSession(connection: Connection, head: SessionHead): void {
  const { id, status, project, user, worktree } = head;
  connection.run(
    statement(
      `insert into sessions (id, started, status, project, user, worktree, active, body)
        values (?, coalesce((select min(sequence) from events where session_id = ?), 0), ?, ?, ?, ?, ?, ?)
        on conflict (id) do update set status = excluded.status, project = excluded.project, user = excluded.user,
          worktree = excluded.worktree, active = excluded.active, body = excluded.body`,
      ...[id, id, status, project, user, worktree, milliseconds(head.lastEventTime), JSON.stringify(head)],
    ),
  );
}

export function addDecision(connection: Connection, event: EventOf<'decision-made'> & RecordedEvent): void {
  const { sequence, project, time } = event;
  connection.run(
    statement(
      'insert into decisions (sequence, project, made) values (?, ?, ?)',
      ...[sequence, project, milliseconds(time)],
    ),
  );
}

export function supersedeDecision(connection: Connection, id: string, by: RecordedEvent): void {
  connection.run(
    statement(
      `update decisions set superseded = ?, superseded_at = ?
        where sequence = (select sequence from events where id = ?) and superseded is null`,
      ...[by.sequence, milliseconds(by.time), id],
    ),
  );
}

export function addBlocker(connection: Connection, event: EventOf<'blocker-raised'> & RecordedEvent): void {
  connection.run(
    statement('insert into blockers (sequence, project) values (?, ?)', event.sequence, event.project),
  );
}

export function resolveBlocker(
  connection: Connection,
  event: EventOf<'blocker-resolved'> & RecordedEvent,
): void {
  connection.run(
    statement(
      `update blockers set resolved = ?
        where sequence = (select sequence from events where id = ?) and resolved is null`,
      ...[event.sequence, event.data.blockerId],
    ),
  );
}

/** Empties what {@link append}'s callers and {@link index} derive. */
export function clearDerived(connection: Connection): void {
  connection.script(`
    delete from sessions;
    delete from decisions;
    delete from blockers;
    delete from days;
    insert into search (search) values ('delete-all');
  `);
}

function refusal(error: unknown, id: string): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  if (isNotUnique(cause)) {
    return new MspError('MSP007', {
      message: `A record with the id ${id} exists. Nothing was recorded.`,
      hint: 'Give the new record another id, or leave it out to have one made.',
      cause,
    });
  }
  // The virtual columns read the body with SQLite's own JSON reader, which goes 1000 levels deep.
  if (cause instanceof Error && /malformed JSON/.test(cause.message)) {
    return new MspError('MSP009', {
      message: `The record ${id} is nested more than 1000 levels deep. Nothing was recorded.`,
      hint: 'Record it flatter, or as text.',
      cause,
    });
  }
  return error;
}
