/** The times that older layouts write: mostly local ones without a zone. Pure but for the zone of this machine. */
import { field } from './values.js';

/** An event's time has a year of four digits, and no session is older than computers' clocks. */
function sensible(date: Date): Date | null {
  const year = date.getUTCFullYear();
  return year >= 1970 && year <= 9998 ? date : null;
}

/** A local time, if there is such a day and hour: 30 February is no day. */
function local(parts: readonly (string | undefined)[]): Date | null {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  const date = new Date(year, month - 1, day, hour, minute, second);
  const isReal =
    date.getMonth() === month - 1 && date.getDate() === day && hour < 24 && minute < 60 && second < 60;
  return isReal ? sensible(date) : null;
}

const PLAIN = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const SERIAL = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/;

function ofText(text: string): Date | null {
  const plain = PLAIN.exec(text);
  if (plain) return local(plain.slice(1));
  const slashed = SLASHED.exec(text);
  if (slashed) {
    const [, first, second, year, ...clock] = slashed;
    // The invariant culture writes the month first; where that cannot be, it was another culture.
    const [month, day] = Number(first) > 12 ? [second, first] : [first, second];
    return local([year, month, day, ...clock]);
  }
  const serial = SERIAL.exec(text);
  const date = new Date(serial ? Number(serial[1]) : Date.parse(text));
  return Number.isNaN(date.getTime()) ? null : sensible(date);
}

/**
 * A time in any of the forms in which PowerShell writes one; null where it is none.
 *
 * @example parseTime('2025-01-16 09:30:42') // 09:30:42 here
 * @example parseTime('/Date(1737016242000)/')
 * @example parseTime({ value: '/Date(1737016242000)/', DisplayHint: 2, DateTime: 'Thursday, …' })
 */
export function parseTime(value: unknown): Date | null {
  if (typeof value === 'string') return ofText(value.trim());
  if (typeof value === 'number') return sensible(new Date(value));
  const inner = field(value, 'value', 'DateTime');
  return typeof inner === 'string' || typeof inner === 'number' ? parseTime(inner) : null;
}

/** The local time in an id such as `msp-lite-20250116-093042` or `msp-2025-01-16-093042`; null where there is none. */
export function timeInId(id: string): Date | null {
  const found = /(\d{4})-?(\d{2})-?(\d{2})-(\d{2})(\d{2})(\d{2})(?!\d)/.exec(id);
  return found ? local(found.slice(1)) : null;
}

/** `14:30` of the day on which something else happened, or of the next one where it would lie before it. */
export function clockTime(value: unknown, after: Date): Date | null {
  const found = typeof value === 'string' ? /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(value.trim()) : null;
  if (!found) return null;
  const day = (offset: number) =>
    [after.getFullYear(), after.getMonth() + 1, after.getDate() + offset].map(String);
  const same = local([...day(0), ...found.slice(1)]);
  // The clock of an update shows no seconds, so it may lie up to a minute before the session's start.
  if (!same || same.getTime() >= after.getTime() - 60_000) return same;
  const next = new Date(same);
  next.setDate(next.getDate() + 1);
  return next;
}

/** Hours as a number, or `hh:mm:ss`, in milliseconds; null where it is neither. */
export function durationOf(value: unknown): number | null {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value * 3_600_000;
  const found =
    typeof value === 'string' ? /^(?:(\d+)\.)?(\d+):(\d{2}):(\d{2})(?:\.\d+)?$/.exec(value.trim()) : null;
  if (!found) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** When something that began and lasted so long was over; null where that cannot be. */
export function later(start: Date, milliseconds: number | null): Date | null {
  return milliseconds === null ? null : sensible(new Date(start.getTime() + milliseconds));
}
