/** During which session something happened. Pure. */
import type { FeedItem, SessionHead } from '@msp/protocol';

/** What is looked at of a session. */
export type Span = Pick<
  SessionHead,
  'id' | 'branch' | 'status' | 'startTime' | 'endTime' | 'crashTime' | 'lastEventTime'
>;

/** When a session ended, in milliseconds: now for one that is under way. */
function endOf({ status, endTime, crashTime, lastEventTime }: Span, now: number): number {
  if (status === 'active' || status === 'ending') return now;
  return Date.parse(endTime ?? crashTime ?? lastEventTime);
}

/** What is looked at of an item. */
type Timed = Pick<FeedItem, 'time' | 'branch' | 'values'>;

/**
 * Where both have a branch, it has to be the same one. On the default branch is also what was done on another one: what was merged
 * there is told of as being on it.
 */
const fits = (item: Timed, { branch }: Span): boolean =>
  item.branch === undefined || branch === null || item.branch === branch || item.values?.default === true;

/**
 * The session during which each item happened; null where there is none, or nobody knows when it happened. Of several sessions
 * one on the item's own branch is taken first, then the one that was started last.
 *
 * @param items those on the default branch of their repository have `values.default: true`
 * @param sessions of the project that the items belong to
 * @example linkItems([{ time: '2026-11-21T10:00:00Z', branch: 'main' }], sessions, new Date()) // ['msp-2026-11-21-093042-k3x9']
 */
export function linkItems(items: readonly Timed[], sessions: readonly Span[], now: Date): (string | null)[] {
  const spans = sessions
    .map((session) => ({
      session,
      start: Date.parse(session.startTime),
      end: endOf(session, now.getTime()),
    }))
    .sort((a, b) => b.start - a.start);
  return items.map((item) => {
    if (item.time === undefined) return null;
    const time = Date.parse(item.time);
    const during = spans.filter(
      ({ session, start, end }) => start <= time && time <= end && fits(item, session),
    );
    const own = during.find(({ session }) => item.branch !== undefined && session.branch === item.branch);
    return (own ?? during[0])?.session.id ?? null;
  });
}
