/** An entry of the outbox as the row of a table, and back. */
import type { Operation, OutboxEntry, OutboxStatus } from '@msp/protocol';
import { damaged } from '../errors.js';
import { instant, instantOrNull } from '../time.js';
import { restored } from './text.js';

/** A row of `outbox`. Times are milliseconds since 1970; see `schema/migrations.ts` for what the columns mean. */
export interface EntryRow {
  readonly id: number;
  readonly plugin: string;
  readonly key: string;
  readonly lane: string;
  readonly status: OutboxStatus;
  readonly sequence: number;
  readonly session_id: string | null;
  readonly version: string | null;
  readonly operation: string;
  readonly planned: number;
  readonly attempts: number;
  readonly claimed: number | null;
  readonly unsettled_since: number | null;
  readonly failing_since: number | null;
  readonly problem: string | null;
  readonly settled: number | null;
}

/** The entry that a row holds. @throws `MSP005` where its operation cannot be read. */
export function entryOf(row: EntryRow, path: string): OutboxEntry {
  return {
    id: row.id,
    plugin: restored(row.plugin),
    version: restored(row.version),
    sequence: row.sequence,
    sessionId: restored(row.session_id),
    operation: operationOf(row, path),
    status: row.status,
    plannedAt: instant(row.planned),
    attempts: row.attempts,
    unsettledSince: instantOrNull(row.unsettled_since ?? row.claimed),
    failingSince: instantOrNull(row.failing_since),
    problem: restored(row.problem),
    settledAt: instantOrNull(row.settled),
  };
}

function operationOf(row: EntryRow, path: string): Operation {
  try {
    return JSON.parse(row.operation) as Operation;
  } catch (error) {
    throw damaged(path, `entry ${row.id} of the outbox cannot be read`, error);
  }
}
