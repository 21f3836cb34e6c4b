/** How it stands with the tools. */
import type { Connection as Known } from '@msp/protocol';
import type { Connection } from '../connection.js';
import { statement } from '../statement.js';
import { instantOrNull, millisecondsOrNull } from '../time.js';
import { restored, storable } from './text.js';

interface ConnectionRow {
  readonly plugin: string;
  readonly breaker: Known['breaker'];
  readonly failures: number;
  readonly retry_at: number | null;
  readonly problem: string | null;
  readonly hint: string | null;
  readonly last_success: number | null;
  readonly account: string | null;
  readonly title: string | null;
}

/** What is known of every plugin's tool, by the plugins' names. */
export function connections(connection: Connection): Known[] {
  const rows = connection.rows<ConnectionRow>(statement('select * from connections order by plugin'));
  return rows.map((row) => ({
    plugin: restored(row.plugin),
    title: restored(row.title),
    breaker: row.breaker,
    failures: row.failures,
    retryAt: instantOrNull(row.retry_at),
    problem: restored(row.problem),
    hint: restored(row.hint),
    lastSuccess: instantOrNull(row.last_success),
    account: restored(row.account),
  }));
}

/** Keeps what is known of a plugin's tool. */
export function putConnection(connection: Connection, known: Known): void {
  connection.run(
    statement(
      `insert or replace into connections
          (plugin, breaker, failures, retry_at, problem, hint, last_success, account, title)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[storable(known.plugin), known.breaker, known.failures, millisecondsOrNull(known.retryAt)],
      ...[storable(known.problem), storable(known.hint), millisecondsOrNull(known.lastSuccess)],
      ...[storable(known.account), storable(known.title)],
    ),
  );
}

/** Remembers what a person was told; null: nothing. */
export function putTold(connection: Connection, plugin: string, what: string | null): void {
  connection.run(
    what === null
      ? statement('delete from told where plugin = ?', storable(plugin))
      : statement(
          'insert or replace into told (plugin, what) values (?, ?)',
          storable(plugin),
          storable(what),
        ),
  );
}
