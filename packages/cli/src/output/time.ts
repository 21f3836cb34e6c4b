/** Times as people say them. Written without `Intl`: to load it takes half the time of a short command. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long ago an instant was.
 *
 * @param instant ISO 8601
 * @example ago('2026-11-21T08:00:00.000Z', new Date('2026-11-21T10:00:00Z')) // '2 h ago'
 */
export function ago(instant: string, now: Date): string {
  const past = now.getTime() - Date.parse(instant);
  if (Number.isNaN(past)) return instant;
  const distance = Math.abs(past);
  if (distance < MINUTE) return 'just now';
  // Another machine's clock may be ahead.
  const said = (count: number, unit: string) => (past < 0 ? `in ${count} ${unit}` : `${count} ${unit} ago`);
  if (distance < HOUR) return said(Math.floor(distance / MINUTE), 'min');
  if (distance < DAY) return said(Math.floor(distance / HOUR), 'h');
  const days = Math.floor(distance / DAY);
  if (days < 31) return said(days, days === 1 ? 'day' : 'days');
  return localDate(instant);
}

/**
 * Hours, for people.
 *
 * @example duration(1.5) // '1.5 h'
 * @example duration(0.25) // '0.25 h (15 min)'
 */
export function duration(hours: number): string {
  const written = `${Math.round(hours * 100) / 100} h`;
  if (hours >= 1) return written;
  const minutes = Math.round(hours * 60);
  return minutes < 1 ? `${written} (under a minute)` : `${written} (${minutes} min)`;
}

const two = (value: number) => String(value).padStart(2, '0');

/** @example localDate('2026-11-21T23:30:00.000Z') // '2026-11-22' in Berlin */
export function localDate(instant: string): string {
  const date = new Date(instant);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** @example localTime('2026-11-21T23:30:00.000Z') // '2026-11-22 00:30' in Berlin */
export function localTime(instant: string): string {
  const date = new Date(instant);
  return `${localDate(instant)} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
