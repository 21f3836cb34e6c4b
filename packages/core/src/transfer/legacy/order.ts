/** In which order the records of a session happened. Pure. */
import type { LegacyRecord } from './records.js';
import type { LegacySession } from './session.js';

/** Something with its time, and the time by which it is put in order. */
export interface Timed<What> {
  readonly at: Date;
  readonly place: number;
  readonly what: What;
}

/** Sorted by place; what shares one stays in the order in which it stood. */
export function sorted<What>(timed: readonly Timed<What>[]): Timed<What>[] {
  return timed.toSorted((a, b) => a.place - b.place);
}

/**
 * The records with a time each, in order. Within one list the order in which they stand is kept, although a clock
 * may have run backwards; what has no time takes that of the record before it.
 */
export function inOrder({ records, start }: Pick<LegacySession, 'records' | 'start'>): Timed<LegacyRecord>[] {
  const latest = new Map<LegacyRecord['kind'], Date>();
  const timed = records.map((what) => {
    const before = latest.get(what.kind) ?? start;
    const at = what.at ?? before;
    const place = at < before ? before : at;
    latest.set(what.kind, place);
    return { at, what, place: place.getTime() };
  });
  return sorted(timed);
}
