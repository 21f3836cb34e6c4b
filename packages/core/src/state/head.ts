/** What a session is now: one event at a time. Pure and total: any log folds, also one that somebody edited. */
import type { EventOf, MspEvent, SessionHead } from '@msp/protocol';

export const MILLISECONDS_PER_HOUR = 3_600_000;

/**
 * Hours between two instants, two decimals. Never negative: a clock that ran backwards makes it 0.
 *
 * @example hoursBetween('2026-11-21T09:00:00.000Z', '2026-11-21T10:30:00.000Z') // 1.5
 */
export function hoursBetween(start: string, end: string): number {
  const hours = (Date.parse(end) - Date.parse(start)) / MILLISECONDS_PER_HOUR;
  return Math.max(0, Math.round(hours * 100) / 100);
}

/** The head of a session that has just started. */
function started(event: EventOf<'session-started'>): SessionHead {
  const { data } = event;
  return {
    id: event.sessionId,
    project: event.project,
    user: event.user,
    host: event.host,
    worktree: data.worktree,
    branch: data.branch ?? null,
    type: data.sessionType ?? null,
    description: data.description ?? null,
    goal: data.goal ?? null,
    epic: data.epic ?? null,
    status: 'active',
    startTime: event.time,
    endTime: null,
    duration: null,
    startProgress: data.startProgress,
    endProgress: data.startProgress,
    summary: null,
    nextSteps: [],
    follows: data.follows ?? null,
    crashTime: null,
    lastKnownGood: null,
    recoverable: false,
    lastEventId: event.id,
    lastEventTime: event.time,
    counts: { updates: 0, decisions: 0, entities: 0, blockers: 0, notes: 0 },
  };
}

/** What an event changes in a head, apart from the sign of life that every event is. */
function changes(head: SessionHead, event: MspEvent): Partial<SessionHead> {
  const { counts } = head;
  switch (event.type) {
    case 'session-started':
      return {};
    case 'update-recorded':
      return {
        endProgress: event.data.progress ?? head.endProgress,
        counts: { ...counts, updates: counts.updates + 1 },
      };
    case 'decision-made':
      return { counts: { ...counts, decisions: counts.decisions + 1 } };
    case 'entity-created':
      return { counts: { ...counts, entities: counts.entities + 1 } };
    case 'blocker-raised':
      return { counts: { ...counts, blockers: counts.blockers + 1 } };
    case 'note-taken':
      return { counts: { ...counts, notes: counts.notes + 1 } };
    case 'blocker-resolved':
      return {};
    case 'goal-changed':
      return { goal: event.data.goal };
    case 'session-ended': {
      const endTime = event.data.endTime ?? event.time;
      return {
        status: 'ending',
        endTime,
        duration: hoursBetween(head.startTime, endTime),
        summary: event.data.summary ?? head.summary,
        nextSteps: event.data.nextSteps,
      };
    }
    case 'session-completed':
      return { status: 'completed', recoverable: false };
    case 'session-crashed':
      return {
        status: 'crashed',
        crashTime: event.data.crashTime,
        lastKnownGood: event.data.lastKnownGood,
        recoverable: true,
      };
    case 'session-resumed':
      return {
        status: 'active',
        recoverable: false,
        crashTime: null,
        endTime: null,
        duration: null,
        user: event.user,
        host: event.host,
        worktree: event.data.worktree,
        branch: event.data.branch ?? head.branch,
      };
    case 'session-discarded':
      return { status: 'crashed', recoverable: false };
  }
}

/**
 * The head after one more event.
 *
 * An event that comes before its session's start (a log that was repaired) gives no head. A crash is no sign of life.
 */
export function foldHead(head: SessionHead | null, event: MspEvent): SessionHead | null {
  if (head === null) return event.type === 'session-started' ? started(event) : null;
  if (event.type === 'session-crashed') return { ...head, ...changes(head, event) };
  // The latest time seen: an event from a machine whose clock is behind must not make the session look silent.
  const lastEventTime = event.time > head.lastEventTime ? event.time : head.lastEventTime;
  return { ...head, ...changes(head, event), lastEventId: event.id, lastEventTime };
}

/** The head after some more events. */
export function headAfter(head: SessionHead, events: readonly MspEvent[]): SessionHead {
  return events.reduce<SessionHead>((current, event) => foldHead(current, event) ?? current, head);
}
