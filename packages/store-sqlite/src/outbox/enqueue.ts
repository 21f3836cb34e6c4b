import type { Planned } from '@msp/protocol';
import type { Connection } from '../connection.js';
import { statement } from '../statement.js';
import { milliseconds } from '../time.js';
import { storable } from './text.js';

/** Puts operations into the outbox, in this order. @returns how many have a key that their plugin had not used before. */
export function enqueue(connection: Connection, planned: readonly Planned[], now: string): number {
  const time = milliseconds(now);
  return planned.filter((each) => enqueued(connection, each, time)).length;
}

function enqueued(connection: Connection, planned: Planned, now: number): boolean {
  const { operation, problem } = planned;
  const plugin = storable(planned.plugin);
  const lane = storable(operation.lane);
  const parked = problem !== undefined;
  const added = connection.row<{ id: number }>(
    statement(
      `insert into outbox
          (plugin, key, lane, status, sequence, session_id, version, operation, planned, problem, settled)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (plugin, key) do nothing returning id`,
      ...[plugin, storable(operation.key), lane, parked ? 'parked' : 'queued'],
      ...[
        planned.sequence,
        storable(planned.sessionId),
        storable(planned.version),
        JSON.stringify(operation),
      ],
      ...[now, parked ? storable(problem) : null, parked ? now : null],
    ),
  );
  if (!added) return false;
  if (!parked) open(connection, [plugin, lane, now, added.id]);
  return true;
}

/** Makes the lane's row where this is its only queued entry. */
function open(connection: Connection, values: readonly [string, string, number, number]): void {
  const insert = 'insert into lanes (plugin, lane, due, first) values (?, ?, ?, ?) on conflict do nothing';
  connection.run(statement(insert, ...values));
}
