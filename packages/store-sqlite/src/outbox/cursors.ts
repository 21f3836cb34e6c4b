/** How far plugins have read the log. */
import type { Cursor } from '@msp/protocol';
import type { Connection } from '../connection.js';
import { type Statement, statement } from '../statement.js';
import { restored, storable } from './text.js';

const SELECT = 'select plugin, sequence, replay_until as replayUntil, setup from cursors';

/** The cursor of a plugin; null before its first. */
export function cursor(connection: Connection, plugin: string): Cursor | null {
  return read(connection, statement(`${SELECT} where plugin = ?`, storable(plugin)))[0] ?? null;
}

/** Every cursor, by the plugins' names. */
export function cursors(connection: Connection): Cursor[] {
  return read(connection, statement(`${SELECT} order by plugin`));
}

/** Keeps a plugin's cursor. */
export function putCursor(connection: Connection, { plugin, sequence, replayUntil, setup }: Cursor): void {
  connection.run(
    statement(
      'insert or replace into cursors (plugin, sequence, replay_until, setup) values (?, ?, ?, ?)',
      ...[storable(plugin), sequence, replayUntil, storable(setup)],
    ),
  );
}

function read(connection: Connection, query: Statement): Cursor[] {
  return connection
    .rows<Cursor>(query)
    .map((row) => ({ ...row, plugin: restored(row.plugin), setup: restored(row.setup) }));
}
