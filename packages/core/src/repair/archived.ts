/** The events that an archived session tells of: the last resort where the log lost them. Pure. */
import { createHash } from 'node:crypto';
import {
  type Blocker,
  EVENT_VERSION,
  type EventOf,
  type EventType,
  type MspEvent,
  type Session,
} from '@msp/protocol';

/** An id that is the same at every repair, for events whose own id the archive does not hold. */
function derivedId(...parts: string[]): string {
  return `evt-${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12)}`;
}

function present<Value extends object>(value: Value): { [Key in keyof Value]?: NonNullable<Value[Key]> } {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null)) as never;
}

/** Makes one event of a session as its archive has it. */
function maker(session: Session) {
  return <Type extends EventType>(
    type: Type,
    id: string | null,
    time: string,
    data: EventOf<Type>['data'],
  ): MspEvent =>
    ({
      id: id ?? derivedId(session.id, type, time, JSON.stringify(data)),
      version: EVENT_VERSION,
      type,
      time,
      sessionId: session.id,
      project: session.project,
      user: session.user,
      host: session.host,
      data,
    }) as unknown as MspEvent;
}

function ofBlocker(make: ReturnType<typeof maker>, blocker: Blocker): MspEvent[] {
  const { id, description, category, severity, autoDetected, createdAt, resolvedAt, resolution } = blocker;
  const raised = make('blocker-raised', id, createdAt, {
    description,
    category,
    severity,
    ...present({ autoDetected }),
  });
  if (resolvedAt === null) return [raised];
  return [raised, make('blocker-resolved', null, resolvedAt, { blockerId: id, ...present({ resolution }) })];
}

/** What was recorded between start and end, in the order of time. */
function records(make: ReturnType<typeof maker>, session: Session): MspEvent[] {
  const updates = session.updates.map(({ id, timestamp, description, progress, tags, autoDetected }) =>
    make('update-recorded', id, timestamp, { description, tags, ...present({ progress, autoDetected }) }),
  );
  const decisions = session.decisions.map(
    ({ id, timestamp, supersededBy: _, content, alternatives, relatedEntities, ...rest }) =>
      make('decision-made', id, timestamp, { content, alternatives, relatedEntities, ...present(rest) }),
  );
  const entities = session.entities.map(({ id, timestamp, name, type, ...rest }) =>
    make('entity-created', id, timestamp, { name, ...present({ entityType: type, ...rest }) }),
  );
  const notes = session.notes.map(({ id, timestamp, text }) => make('note-taken', id, timestamp, { text }));
  const blockers = session.blockers.flatMap((blocker) => ofBlocker(make, blocker));
  return [...updates, ...decisions, ...entities, ...notes, ...blockers].sort((a, b) =>
    a.time < b.time ? -1 : a.time > b.time ? 1 : 0,
  );
}

/**
 * The events of an archived session, its records under their own ids, so that events that survived elsewhere are
 * recognised as the same.
 */
export function eventsOfArchive(session: Session): MspEvent[] {
  const make = maker(session);
  const { worktree, startProgress, description, goal, epic, type, branch, follows } = session;
  const start = make('session-started', null, session.startTime, {
    worktree,
    startProgress,
    ...present({ description, goal, epic, sessionType: type, branch, follows }),
  });
  const events = [start, ...records(make, session)];
  if (session.endTime === null) return events;
  const { endTime, summary, nextSteps } = session;
  events.push(make('session-ended', null, endTime, { nextSteps, endTime, ...present({ summary }) }));
  if (session.status === 'completed') events.push(make('session-completed', null, endTime, {}));
  return events;
}
