/** Puts together what several damaged or partial sources still hold. Pure. */
import { EVENT_VERSION, type EventType, type MspEvent } from '@msp/protocol';

/** Where events that the log lost may still be. */
export interface Sources {
  /** The log as it once was. */
  readonly backup: readonly MspEvent[];
  /** Events that archived sessions tell of, see `eventsOfArchive`. */
  readonly archives: readonly MspEvent[];
}

/** Of these a session has one at most; a source that only tells of it must not add a second. */
const ONCE: ReadonlySet<EventType> = new Set(['session-started', 'session-completed']);
const LIFECYCLE: ReadonlySet<EventType> = new Set(['session-ended', 'session-completed']);

/** The start of a session of which only later events are left. */
function assumedStart(first: MspEvent): MspEvent {
  return {
    id: `evt-start-${first.sessionId}`.slice(0, 120),
    version: EVENT_VERSION,
    type: 'session-started',
    time: first.time,
    sessionId: first.sessionId,
    project: first.project,
    user: first.user,
    host: first.host,
    data: {
      description: 'The start of this session was lost; what followed was recovered.',
      worktree: '.',
      startProgress: 0,
    },
  };
}

/** Does a session of the log already tell what this event, from a source that only tells of it, says? */
function told(events: readonly MspEvent[], event: MspEvent): boolean {
  if (ONCE.has(event.type)) return events.some(({ type }) => type === event.type);
  if (LIFECYCLE.has(event.type)) return events.some(({ type }) => LIFECYCLE.has(type));
  if (event.type !== 'blocker-resolved') return false;
  const { blockerId } = event.data;
  return events.some((other) => other.type === 'blocker-resolved' && other.data.blockerId === blockerId);
}

/** Puts an event into its session behind everything that happened before it. */
function insert(events: MspEvent[], event: MspEvent): void {
  if (event.type === 'session-started') {
    events.unshift(event);
    return;
  }
  let at = events.length;
  while (at > 0 && (events[at - 1]?.time ?? '') > event.time && events[at - 1]?.type !== 'session-started')
    at -= 1;
  events.splice(at, 0, event);
}

/** An event and its place in the merged log; where several share one, the time decides, which never falls in a session. */
interface Placed {
  readonly event: MspEvent;
  readonly place: number;
  readonly time: string;
}

/** For a moment, how many events of the log came before it, clocks aside. */
function placesInTime(log: readonly MspEvent[]): (time: string) => number {
  let latest = '';
  const latestUntil = log.map(({ time }) => {
    if (time > latest) latest = time;
    return latest;
  });
  return (time) => {
    let low = 0;
    let high = latestUntil.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((latestUntil[middle] ?? '') <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Places a session's events: those of the log where they stood, the others by time but never before what precedes them. */
function place(
  events: readonly MspEvent[],
  placeOf: ReadonlyMap<string, number>,
  inTime: (time: string) => number,
): Placed[] {
  const places = events.map(({ id }) => placeOf.get(id));
  let next = Number.POSITIVE_INFINITY;
  const upTo = places.map(() => 0);
  for (let at = places.length - 1; at >= 0; at -= 1) {
    upTo[at] = next;
    next = Math.min(next, places[at] ?? next);
  }
  let previous = 0;
  let latest = '';
  return events.map((event, at) => {
    if (event.time > latest) latest = event.time;
    const own = places[at] ?? Math.min(inTime(latest), (upTo[at] ?? 0) - 0.5);
    previous = Math.max(previous, own);
    return { event, place: previous, time: latest };
  });
}

/**
 * One log of what is left: `log` in its order, and what the other sources have beside, each at its place in time. A
 * session whose start is lost gets one, so that what followed is seen again.
 *
 * @param log events read from the damaged store, in the order of the log.
 */
export function mergeEvents(log: readonly MspEvent[], sources: Sources): MspEvent[] {
  const sessions = new Map<string, MspEvent[]>();
  const placeOf = new Map<string, number>();
  const known = new Set<string>();
  for (const [index, event] of log.entries()) {
    if (known.has(event.id)) continue;
    known.add(event.id);
    placeOf.set(event.id, index + 1);
    const events = sessions.get(event.sessionId);
    if (events) events.push(event);
    else sessions.set(event.sessionId, [event]);
  }
  const add = (event: MspEvent, isTold: typeof told) => {
    const events = sessions.get(event.sessionId) ?? [];
    if (known.has(event.id) || isTold(events, event)) return;
    known.add(event.id);
    sessions.set(event.sessionId, events);
    insert(events, event);
  };
  for (const event of sources.backup) add(event, () => false);
  for (const event of sources.archives) add(event, told);
  const inTime = placesInTime(log);
  const placed = [...sessions.values()].flatMap((events) => place(startFirst(events), placeOf, inTime));
  const earlier = (a: Placed, b: Placed) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0);
  return placed.sort((a, b) => a.place - b.place || earlier(a, b)).map(({ event }) => event);
}

function startFirst(events: MspEvent[]): MspEvent[] {
  const [first] = events;
  if (!first) return [];
  const start = events.find(({ type }) => type === 'session-started');
  return start ? [start, ...events.filter((event) => event !== start)] : [assumedStart(first), ...events];
}
