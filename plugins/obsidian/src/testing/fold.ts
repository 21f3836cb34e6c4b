/** Sessions for tests, folded from events in the plainest way. */
import {
  blockerOf,
  decisionOf,
  entityOf,
  type MspEvent,
  noteOf,
  type Session,
  updateOf,
} from '@msp/protocol';

/** A session before its first event. */
function begun(event: MspEvent): Session {
  const data = event.type === 'session-started' ? event.data : null;
  return {
    id: event.sessionId,
    project: event.project,
    user: event.user,
    host: event.host,
    worktree: '.',
    branch: data?.branch ?? null,
    type: data?.sessionType ?? null,
    description: data?.description ?? null,
    goal: data?.goal ?? null,
    epic: data?.epic ?? null,
    status: 'active',
    startTime: event.time,
    endTime: null,
    duration: null,
    startProgress: data?.startProgress ?? 0,
    endProgress: data?.startProgress ?? 0,
    summary: null,
    nextSteps: [],
    follows: data?.follows ?? null,
    crashTime: null,
    lastKnownGood: null,
    recoverable: false,
    lastEventId: event.id,
    lastEventTime: event.time,
    counts: { updates: 0, decisions: 0, entities: 0, blockers: 0, notes: 0 },
    updates: [],
    decisions: [],
    entities: [],
    blockers: [],
    notes: [],
  };
}

const HOUR = 3_600_000;

/** A session after one more event. */
export function folded(before: Session | undefined, event: MspEvent): Session {
  const session = { ...(before ?? begun(event)), lastEventId: event.id, lastEventTime: event.time };
  switch (event.type) {
    case 'update-recorded':
      return {
        ...session,
        endProgress: event.data.progress ?? session.endProgress,
        updates: [...session.updates, updateOf(event)],
      };
    case 'decision-made':
      return { ...session, decisions: [...session.decisions, decisionOf(event)] };
    case 'entity-created':
      return { ...session, entities: [...session.entities, entityOf(event)] };
    case 'blocker-raised':
      return { ...session, blockers: [...session.blockers, blockerOf(event)] };
    case 'blocker-resolved':
      return {
        ...session,
        blockers: session.blockers.map((blocker) =>
          blocker.id === event.data.blockerId
            ? {
                ...blocker,
                status: 'resolved',
                resolvedAt: event.time,
                resolution: event.data.resolution ?? null,
              }
            : blocker,
        ),
      };
    case 'note-taken':
      return { ...session, notes: [...session.notes, noteOf(event)] };
    case 'goal-changed':
      return { ...session, goal: event.data.goal };
    case 'session-ended': {
      const endTime = event.data.endTime ?? event.time;
      const hours = (Date.parse(endTime) - Date.parse(session.startTime)) / HOUR;
      return {
        ...session,
        status: 'ending',
        endTime,
        duration: Math.round(hours * 100) / 100,
        summary: event.data.summary ?? null,
        nextSteps: event.data.nextSteps,
      };
    }
    case 'session-completed':
      return { ...session, status: 'completed' };
    case 'session-crashed':
    case 'session-discarded':
      return { ...session, status: 'crashed' };
    case 'session-resumed':
      return { ...session, status: 'active' };
    case 'session-started':
      return session;
  }
}
