/** Which of two states is the later one. Texts that are compared, as Cypher compares them too. Pure. */
import type { HookContext, RecordedEvent } from '@msp/protocol';

const padded = (value: number, width: number) => String(value).padStart(width, '0');

/**
 * The place of an event in its session: how many records the session had, then the place in the log. No clock is asked, and
 * where a session goes on in another store (which counts its log anew) its records still tell what came later.
 *
 * @example sessionVersion(event, context) // '0000000012-0000000000000345-evt-7q2k9xw0m4ab'
 */
export function sessionVersion(
  event: Pick<RecordedEvent, 'id' | 'sequence'>,
  { session }: Pick<HookContext, 'session'>,
): string {
  const records = Object.values(session.counts).reduce((sum, count) => sum + count, 0);
  return `${padded(records, 10)}-${padded(event.sequence, 16)}-${event.id}`;
}

/**
 * The place of an event among those of all sessions of a project, which may lie in several stores: all that they share
 * is the time. Events of the same millisecond come in the order of the log; where two logs agree in that too, the id decides,
 * so that everybody comes to the same.
 *
 * @example projectVersion(event) // '2026-11-21T09:30:42.000Z-0000000000000345-upd-7q2k9xw0m4ab'
 */
export function projectVersion({
  id,
  time,
  sequence,
}: Pick<RecordedEvent, 'id' | 'time' | 'sequence'>): string {
  return `${time}-${padded(sequence, 16)}-${id}`;
}
