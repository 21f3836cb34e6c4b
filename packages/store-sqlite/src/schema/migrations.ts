/** The layout of the file, step by step. A step that was released is never changed; a new one is added. */
import type { Connection } from '../connection.js';
import { statement } from '../statement.js';

/** One step. */
export interface Migration {
  /** The version that the step leads to: 1, 2, 3 … without gaps. */
  readonly version: number;
  /** Changes the file. Runs in a transaction together with every other step that is due. */
  up(connection: Connection): void;
}

/**
 * - `events` is the log. What a query needs of a body is a virtual column: it takes no space in the table and
 *   cannot disagree with the body. `type` is a number (see `TYPE_CODES`), because its index is read often.
 * - `sessions`, `decisions`, `blockers`, `days` and `search` are derived. Rows of the ledger point into the log.
 * - `days` tells in which part of the log a day's events are, so that a search in a time reads only that part.
 * - `search` keeps neither text nor positions: who has a word, and nothing else. What tells words apart is done
 *   by who hands them over, so every character but the space belongs to a word.
 */
const FIRST: Migration = {
  version: 1,
  up(connection) {
    connection.script(`
      create table meta (name text primary key, value text not null) strict, without rowid;

      create table events (
        sequence integer primary key,
        type integer not null,
        checksum integer not null,
        body text not null,
        id text not null generated always as (body ->> '$.id') virtual,
        session_id text not null generated always as (body ->> '$.sessionId') virtual,
        time text not null generated always as (body ->> '$.time') virtual
      ) strict;
      create unique index events_id on events (id);
      create index events_session on events (session_id);
      create index events_type on events (type);

      create table sessions (
        id text primary key,
        started integer not null,
        status text not null,
        project text not null,
        user text not null,
        worktree text not null,
        active integer not null,
        body text not null
      ) strict;
      create index sessions_started on sessions (started);
      create index sessions_status on sessions (status, started);
      create index sessions_project on sessions (project, started);
      create index sessions_active on sessions (active);
      create index sessions_project_active on sessions (project, active);

      create table decisions (
        sequence integer primary key,
        project text not null,
        made integer not null,
        superseded integer,
        superseded_at integer
      ) strict;
      create index decisions_project on decisions (project);
      create index decisions_in_force on decisions (project, sequence) where superseded is null;

      create table blockers (
        sequence integer primary key,
        project text not null,
        resolved integer
      ) strict;
      create index blockers_project on blockers (project);
      create index blockers_open on blockers (sequence) where resolved is null;
      create index blockers_project_open on blockers (project, sequence) where resolved is null;

      create table days (day text primary key, first integer not null, last integer not null) strict, without rowid;

      create virtual table search using fts5(
        words, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '${punctuation()}'"
      );
    `);
    connection.run(statement('insert into meta values (?, ?)', 'store', crypto.randomUUID()));
    connection.run(statement('insert into meta values (?, ?)', 'created', new Date().toISOString()));
  },
};

/**
 * The outbox and what is known about each plugin's tool. None of it is derived: what was sent cannot be told from the log.
 * - `outbox` loses no row, so an id is never used twice. `claimed` is when the entry was handed out under the present
 *   claim of its lane; `unsettled_since` is of claims before that nothing was heard of.
 * - `lanes` has a row for exactly those lanes that have queued entries; `first` is the oldest of them. From `due` on, the
 *   lane may be claimed by anybody: while somebody holds it, `due` is when the claim runs out. `wait` is how long the lane
 *   has to wait once it is given back.
 * - Texts that SQLite cannot keep as they are stand there as JSON (see `outbox/text.ts`).
 */
const SECOND: Migration = {
  version: 2,
  up(connection) {
    connection.script(`
      create table outbox (
        id integer primary key,
        plugin text not null,
        key text not null,
        lane text not null,
        status text not null,
        sequence integer not null,
        session_id text,
        version text,
        operation text not null,
        planned integer not null,
        attempts integer not null default 0,
        claimed integer,
        unsettled_since integer,
        failing_since integer,
        problem text,
        settled integer
      ) strict;
      create unique index outbox_key on outbox (plugin, key);
      create index outbox_status on outbox (status, plugin);
      create index outbox_session on outbox (session_id) where session_id is not null;
      create index outbox_sequence on outbox (sequence);
      create index outbox_queued on outbox (plugin, lane, id) where status = 'queued';
      create index outbox_claimed on outbox (plugin, lane) where claimed is not null;

      create table lanes (
        plugin text not null,
        lane text not null,
        due integer not null,
        first integer not null,
        owner text,
        wait integer,
        primary key (plugin, lane)
      ) strict, without rowid;
      create index lanes_due on lanes (plugin, due, first);
      create index lanes_owner on lanes (owner) where owner is not null;

      create table cursors (
        plugin text primary key,
        sequence integer not null,
        replay_until integer not null,
        setup text
      ) strict, without rowid;

      create table links (
        plugin text not null,
        local text not null,
        remote text not null,
        url text,
        primary key (plugin, local)
      ) strict, without rowid;

      create table connections (
        plugin text primary key,
        breaker text not null,
        failures integer not null,
        retry_at integer,
        problem text,
        hint text,
        last_success integer,
        account text
      ) strict, without rowid;

      create table imports (first integer primary key, last integer not null) strict;
    `);
  },
};

/**
 * What connected tools know, kept at hand: all of it can be asked for again.
 * - `seen` is when the last synchronization was begun that named the item. Times are milliseconds since 1970.
 * - `run` is the synchronization that has not come to its end, as JSON: the next one goes on with it.
 * - `body` is the item as JSON; what is beside it is what queries ask for.
 *
 * And what a person was told of each tool, and how it writes its own name.
 */
const THIRD: Migration = {
  version: 3,
  up(connection) {
    connection.script(`
      create table feed_items (
        plugin text not null,
        feed text not null,
        id text not null,
        kind text not null,
        project text not null,
        session_id text,
        branch text,
        time integer,
        body text not null,
        seen integer not null,
        primary key (plugin, feed, id)
      ) strict, without rowid;
      create index feed_items_time on feed_items (time);
      create index feed_items_kind on feed_items (project, kind, time);
      create index feed_items_session on feed_items (session_id, time) where session_id is not null;

      create table feeds (
        plugin text not null,
        feed text not null,
        state text not null,
        run text,
        synced integer,
        tried integer,
        due integer,
        problem text,
        failing_since integer,
        failures integer not null,
        primary key (plugin, feed)
      ) strict, without rowid;

      alter table connections add column title text;
      create table told (plugin text primary key, what text not null) strict, without rowid;
    `);
  },
};

export const MIGRATIONS: readonly Migration[] = [FIRST, SECOND, THIRD];

/** The visible characters of ASCII that are neither letters nor digits, quoted for where they stand above. */
function punctuation(): string {
  const visible = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join('');
  return visible
    .replace(/[A-Za-z0-9]/g, '')
    .replace("'", "''")
    .replace('"', '""');
}
