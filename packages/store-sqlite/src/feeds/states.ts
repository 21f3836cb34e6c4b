/** How it stands with feeds. */
import type { FeedState } from '@msp/protocol';
import type { Connection } from '../connection.js';
import { damaged } from '../errors.js';
import { restored, storable } from '../outbox/text.js';
import { statement } from '../statement.js';
import { instantOrNull, millisecondsOrNull } from '../time.js';

interface StateRow {
  readonly plugin: string;
  readonly feed: string;
  readonly state: string;
  readonly run: string | null;
  readonly synced: number | null;
  readonly tried: number | null;
  readonly due: number | null;
  readonly problem: string | null;
  readonly failing_since: number | null;
  readonly failures: number;
}

/** How it stands with every feed. */
export function feedStates(connection: Connection): FeedState[] {
  const rows = connection.rows<StateRow>(statement('select * from feeds order by plugin, feed'));
  return rows.map((row) => stateOf(row, connection.path));
}

/** @throws `MSP005` where what the tool left cannot be read */
function stateOf(row: StateRow, path: string): FeedState {
  try {
    return {
      plugin: restored(row.plugin),
      feed: restored(row.feed),
      state: JSON.parse(row.state),
      run: row.run === null ? null : JSON.parse(row.run),
      syncedAt: instantOrNull(row.synced),
      triedAt: instantOrNull(row.tried),
      dueAt: instantOrNull(row.due),
      problem: restored(row.problem),
      failingSince: instantOrNull(row.failing_since),
      failures: row.failures,
    };
  } catch (error) {
    throw damaged(path, `the feeds of ${restored(row.plugin)} cannot be read`, error);
  }
}

/** Keeps how it stands with a feed. */
export function putFeedState(connection: Connection, known: FeedState): void {
  connection.run(
    statement(
      `insert or replace into feeds
          (plugin, feed, state, run, synced, tried, due, problem, failing_since, failures)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[storable(known.plugin), storable(known.feed), JSON.stringify(known.state)],
      ...[known.run && JSON.stringify(known.run), millisecondsOrNull(known.syncedAt)],
      ...[millisecondsOrNull(known.triedAt), millisecondsOrNull(known.dueAt), storable(known.problem)],
      ...[millisecondsOrNull(known.failingSince), known.failures],
    ),
  );
}

/** Forgets all feeds of a plugin. */
export function dropFeeds(connection: Connection, plugin: string): void {
  for (const table of ['feed_items', 'feeds'])
    connection.run(statement(`delete from ${table} where plugin = ?`, storable(plugin)));
}
