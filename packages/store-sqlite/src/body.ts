/** An event as the row of a table, and back. */
import type { EventType, MspEvent, RecordedEvent } from '@msp/protocol';
import { checksum } from './checksum.js';
import { damaged } from './errors.js';

/** How types are written down. A number is never given to another type. */
export const TYPE_CODES = {
  'session-started': 1,
  'update-recorded': 2,
  'decision-made': 3,
  'entity-created': 4,
  'blocker-raised': 5,
  'blocker-resolved': 6,
  'note-taken': 7,
  'goal-changed': 8,
  'session-ended': 9,
  'session-completed': 10,
  'session-crashed': 11,
  'session-resumed': 12,
  'session-discarded': 13,
} as const satisfies Record<EventType, number>;

/** What is read of a row of `events`. */
export interface EventRow {
  readonly sequence: number;
  readonly checksum: number;
  readonly body: string;
}

/**
 * The event as JSON, its envelope always in the same order: `{"id":"…","version":1,"type":"…"`.
 * {@link salvage} finds events in the bytes of a broken file by how they begin.
 */
export function canonical(event: MspEvent): string {
  const { id, version, type, time, sessionId, project, user, host, data } = event;
  return JSON.stringify({ id, version, type, time, sessionId, project, user, host, data });
}

/** @throws `MSP005` where the row is not what was once written. */
export function recorded(row: EventRow, path: string): RecordedEvent {
  if (checksum(row.body, row.sequence) !== row.checksum) {
    throw damaged(path, `event ${row.sequence} of the log is not what was recorded`);
  }
  return { ...(JSON.parse(row.body) as MspEvent), sequence: row.sequence };
}
