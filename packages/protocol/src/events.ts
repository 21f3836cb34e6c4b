/**
 * What can happen. An event is a fact: it is appended to the log once and never changed.
 * Everything else (sessions, the decision ledger, the search index, what a connector sends) is derived from events.
 */
import * as z from 'zod/mini';
import {
  AutoDetected,
  BlockerCategory,
  Instant,
  Level,
  Name,
  Progress,
  Properties,
  RecordId,
  SessionId,
  Text,
} from './primitives.js';

/** The version of the event shapes below. A reader refuses events of a version it does not know. */
export const EVENT_VERSION = 1;

/**
 * One event: the envelope that all share, and `data` as its type says.
 *
 * The log's order is the order in which a store accepted the events, never `time`: clocks of several hosts differ
 * and run backwards.
 */
function event<const Type extends string, Data extends z.ZodMiniType>(type: Type, data: Data) {
  return z.strictObject({
    id: RecordId,
    version: z.literal(EVENT_VERSION),
    type: z.literal(type),
    time: Instant,
    sessionId: SessionId,
    project: Name,
    user: Name,
    host: Name,
    data,
  });
}

/** Where an imported session came from, with the whole of what stood there, so that nothing of it is lost. */
export const Imported = z.strictObject({ layout: Name, source: z.string(), document: z.json() });

/** Work begins: IDLE → ACTIVE. */
export const SessionStarted = event(
  'session-started',
  z.strictObject({
    description: z.optional(Text),
    goal: z.optional(Text),
    epic: z.optional(Text),
    sessionType: z.optional(Name),
    branch: z.optional(z.string()),
    worktree: z.string(),
    startProgress: Progress,
    follows: z.optional(SessionId),
    imported: z.optional(Imported),
  }),
);

/** Something was done. No `progress` means that it is where it was. */
export const UpdateRecorded = event(
  'update-recorded',
  z.strictObject({
    description: Text,
    progress: z.optional(Progress),
    tags: z.array(Name),
    autoDetected: z.optional(AutoDetected),
  }),
);

/** A choice was made. `supersedes` names the decision that it replaces. */
export const DecisionMade = event(
  'decision-made',
  z.strictObject({
    content: Text,
    rationale: z.optional(Text),
    alternatives: z.array(Text),
    impact: z.optional(Level),
    category: z.optional(Name),
    relatedEntities: z.array(Name),
    supersedes: z.optional(RecordId),
    autoDetected: z.optional(AutoDetected),
  }),
);

/** Something now exists: a class, a service, a document, a table. */
export const EntityCreated = event(
  'entity-created',
  z.strictObject({
    name: Text,
    entityType: z.optional(Name),
    path: z.optional(Text),
    description: z.optional(Text),
    properties: z.optional(Properties),
    autoDetected: z.optional(AutoDetected),
  }),
);

/** Something stands in the way. */
export const BlockerRaised = event(
  'blocker-raised',
  z.strictObject({
    description: Text,
    category: BlockerCategory,
    severity: Level,
    autoDetected: z.optional(AutoDetected),
  }),
);

/** It no longer does. The blocker may have been raised in an earlier session. */
export const BlockerResolved = event(
  'blocker-resolved',
  z.strictObject({ blockerId: RecordId, resolution: z.optional(Text) }),
);

/** Anything worth keeping that is none of the above. */
export const NoteTaken = event('note-taken', z.strictObject({ text: Text }));

/** The session now aims at something else. */
export const GoalChanged = event('goal-changed', z.strictObject({ goal: Text }));

/** The person is done: ACTIVE → ENDING. `endTime` is when work stopped, where that was before this event. */
export const SessionEnded = event(
  'session-ended',
  z.strictObject({
    summary: z.optional(Text),
    nextSteps: z.array(Text),
    endTime: z.optional(Instant),
  }),
);

/** Everything about the session was handed over: ENDING → COMPLETE. */
export const SessionCompleted = event('session-completed', z.strictObject({}));

/** No sign of life for too long: ACTIVE → CRASHED. `lastKnownGood` is the id of the last event before the silence. */
export const SessionCrashed = event(
  'session-crashed',
  z.strictObject({ crashTime: Instant, lastKnownGood: RecordId }),
);

/** A crashed session goes on: CRASHED → ACTIVE, from now on in this working tree, on this branch, by this user. */
export const SessionResumed = event(
  'session-resumed',
  z.strictObject({ worktree: z.string(), branch: z.optional(z.string()) }),
);

/** A crashed session is given up: it is kept, marked crashed, and no longer offered for recovery. */
export const SessionDiscarded = event('session-discarded', z.strictObject({ reason: z.optional(Text) }));

/** Any event, told apart by `type`. */
export const MspEvent = z.discriminatedUnion('type', [
  SessionStarted,
  UpdateRecorded,
  DecisionMade,
  EntityCreated,
  BlockerRaised,
  BlockerResolved,
  NoteTaken,
  GoalChanged,
  SessionEnded,
  SessionCompleted,
  SessionCrashed,
  SessionResumed,
  SessionDiscarded,
]);

/** Any event, e.g. `{ id: 'upd-…', version: 1, type: 'update-recorded', time, sessionId, …, data: { description } }`. */
export type MspEvent = z.infer<typeof MspEvent>;

/** The name of an event's type: noun, verb in the past. */
export type EventType = MspEvent['type'];

/** The event of one type. @example `EventOf<'decision-made'>['data']['content']` */
export type EventOf<Type extends EventType> = Extract<MspEvent, { type: Type }>;

/** An event as it stands in a store: `sequence` (1, 2, 3 …) is its place in that store's log. */
export type RecordedEvent = MspEvent & { readonly sequence: number };

/** Every event type, in the order in which a session usually meets them. */
export const EVENT_TYPES: readonly EventType[] = MspEvent.def.options.flatMap(
  (option) => option.shape.type.def.values,
);
