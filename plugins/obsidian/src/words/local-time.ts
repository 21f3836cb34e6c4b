/** Times as the person saw them on the wall. Pure: a session's id carries its local start. */

/** What a session's id tells: the local date and time at which it began, and its random end. */
export interface SessionIdParts {
  readonly date: string;
  readonly time: string;
  readonly tail: string;
}

const CANONICAL = /^msp-(\d{4}-\d{2}-\d{2})-(\d{2})(\d{2})(\d{2})-([0-9a-z]{4})$/;
const QUARTER = 15 * 60_000;
const MINUTE = 60_000;

/** The parts of an id as MSP makes them today; null for any other. `time` is `HH:MM:SS`. */
export function sessionIdParts(id: string): SessionIdParts | null {
  const [, date, hour, minute, second, tail] = CANONICAL.exec(id) ?? [];
  if (!date || !tail || Number.isNaN(Date.parse(`${date}T${hour}:${minute}:${second}Z`))) return null;
  return { date, time: `${hour}:${minute}:${second}`, tail };
}

/**
 * How far the clock on the wall was from UTC when a session began, in milliseconds: what its id says minus what its
 * start says. 0 where the id does not tell, or tells something that is no time zone.
 */
export function offsetOf(session: { readonly id: string; readonly startTime: string }): number {
  const parts = sessionIdParts(session.id);
  if (!parts) return 0;
  const difference = Date.parse(`${parts.date}T${parts.time}Z`) - Date.parse(session.startTime);
  const offset = Math.round(difference / QUARTER) * QUARTER;
  return Math.abs(offset) <= 14 * 60 * MINUTE && Math.abs(difference - offset) < 2 * MINUTE ? offset : 0;
}

/** An instant on the wall, as Obsidian writes date and time: `2026-11-21T09:30:42`. */
export const localDateTime = (instant: string, offset: number): string =>
  new Date(Date.parse(instant) + offset).toISOString().slice(0, 19);

/** The date of an instant on the wall: `2026-11-21`. */
export const localDate = (instant: string, offset: number): string =>
  localDateTime(instant, offset).slice(0, 10);

/** The time of an instant on the wall: `09:30`; with its date before it where that is not `day`. */
export function localTime(instant: string, offset: number, day: string): string {
  const [date, time = ''] = localDateTime(instant, offset).split('T');
  return date === day ? time.slice(0, 5) : `${date} ${time.slice(0, 5)}`;
}
