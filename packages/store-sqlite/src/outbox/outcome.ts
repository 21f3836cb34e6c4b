/** What may become of an entry that was handed out: one statement each. */
import type { Connection } from '../connection.js';
import { statement } from '../statement.js';
import { storable } from './text.js';

/** The tool has it. */
export function send(connection: Connection, id: number, now: number): void {
  const update = `update outbox set status = 'sent', settled = ?, claimed = null, unsettled_since = null,
    failing_since = null, problem = null where id = ?`;
  connection.run(statement(update, now, id));
}

/**
 * It cannot succeed. That the fate of an earlier attempt is unknown is kept: a person may have it tried again, and it
 * is to be probed then.
 */
export function park(connection: Connection, id: number, problem: string, now: number): void {
  const update = `update outbox set status = 'parked', settled = ?, claimed = null,
    failing_since = coalesce(failing_since, ?), problem = ? where id = ?`;
  connection.run(statement(update, now, now, storable(problem), id));
}

/** It is to be tried again. `values`: since when its fate is unknown, or null; now; the problem. */
export function postpone(
  connection: Connection,
  id: number,
  values: readonly [since: number | null, now: number, problem: string],
): void {
  const update = `update outbox set claimed = null, unsettled_since = ?,
    failing_since = coalesce(failing_since, ?), problem = ? where id = ?`;
  connection.run(statement(update, ...values, id));
}

/** It was not tried: all is as it was before it was handed out. */
export function untouch(connection: Connection, id: number): void {
  const update = 'update outbox set claimed = null, attempts = max(attempts - 1, 0) where id = ?';
  connection.run(statement(update, id));
}
