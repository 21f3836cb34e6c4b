/** A session and its records as people and connectors see them: folded from events, never stored by hand. */
import * as z from 'zod/mini';
import {
  AutoDetected,
  BlockerCategory,
  described,
  Instant,
  Level,
  Name,
  Progress,
  Properties,
  RecordId,
  SessionId,
} from './primitives.js';

/** Where a session stands. `completed` is what people call done; `ending` still hands things over. */
export const SessionStatus = z.enum(['active', 'ending', 'completed', 'crashed']);
export type SessionStatus = z.infer<typeof SessionStatus>;

/** The state of the protocol for one person in one working tree: IDLE, or where the session stands. */
export const ProtocolState = z.enum(['IDLE', 'ACTIVE', 'ENDING', 'COMPLETE', 'CRASHED']);
export type ProtocolState = z.infer<typeof ProtocolState>;

/** Something that was done. */
export const Update = z.strictObject({
  id: RecordId,
  timestamp: Instant,
  description: z.string(),
  progress: described(z.nullable(Progress), 'Percent, or null where the update did not say.'),
  tags: z.array(Name),
  autoDetected: z.nullable(AutoDetected),
});

/** A choice and its reasons. */
export const Decision = z.strictObject({
  id: RecordId,
  timestamp: Instant,
  content: z.string(),
  rationale: z.nullable(z.string()),
  alternatives: z.array(z.string()),
  impact: z.nullable(Level),
  category: z.nullable(Name),
  relatedEntities: z.array(Name),
  supersedes: described(z.nullable(RecordId), 'The decision that this one replaces.'),
  supersededBy: described(
    z.nullable(RecordId),
    'The decision that replaced this one; null while it is in force.',
  ),
  autoDetected: z.nullable(AutoDetected),
});

/** Something that now exists. */
export const Entity = z.strictObject({
  id: RecordId,
  timestamp: Instant,
  name: z.string(),
  type: z.nullable(Name),
  path: z.nullable(z.string()),
  description: z.nullable(z.string()),
  properties: Properties,
  autoDetected: z.nullable(AutoDetected),
});

/** Something in the way. */
export const Blocker = z.strictObject({
  id: RecordId,
  description: z.string(),
  category: BlockerCategory,
  severity: Level,
  status: z.enum(['open', 'resolved']),
  createdAt: Instant,
  resolvedAt: z.nullable(Instant),
  resolution: z.nullable(z.string()),
  autoDetected: z.nullable(AutoDetected),
});

/** A remark. */
export const Note = z.strictObject({ id: RecordId, timestamp: Instant, text: z.string() });

/** How many records of each kind a session has. */
export const Counts = z.strictObject({
  updates: z.int(),
  decisions: z.int(),
  entities: z.int(),
  blockers: z.int(),
  notes: z.int(),
});

/**
 * A session without its lists: bounded in size however long the session runs, so a store keeps it ready
 * and `status` costs the same in a session of ten updates and of a million.
 */
export const SessionHead = z.strictObject({
  id: SessionId,
  project: Name,
  user: Name,
  host: Name,
  worktree: described(z.string(), "The working tree it belongs to: '.' for the main one, else a path."),
  branch: z.nullable(z.string()),
  type: z.nullable(Name),
  description: z.nullable(z.string()),
  goal: z.nullable(z.string()),
  epic: z.nullable(z.string()),
  status: SessionStatus,
  startTime: Instant,
  endTime: z.nullable(Instant),
  duration: described(z.nullable(z.number()), 'Hours from start to end, two decimals; null until it ended.'),
  startProgress: Progress,
  endProgress: described(Progress, 'Percent now, or at the end.'),
  summary: z.nullable(z.string()),
  nextSteps: z.array(z.string()),
  follows: described(z.nullable(SessionId), 'The session before it in the same project.'),
  crashTime: z.nullable(Instant),
  lastKnownGood: described(z.nullable(RecordId), 'The last event before the crash.'),
  recoverable: z.boolean(),
  lastEventId: RecordId,
  lastEventTime: Instant,
  counts: Counts,
});

/** A session whole: its head and everything recorded in it, in the order of the log. */
export const Session = z.extend(SessionHead, {
  updates: z.array(Update),
  decisions: z.array(Decision),
  entities: z.array(Entity),
  blockers: z.array(Blocker),
  notes: z.array(Note),
});

export type Update = z.infer<typeof Update>;
export type Decision = z.infer<typeof Decision>;
export type Entity = z.infer<typeof Entity>;
export type Blocker = z.infer<typeof Blocker>;
export type Note = z.infer<typeof Note>;
export type Counts = z.infer<typeof Counts>;
export type SessionHead = z.infer<typeof SessionHead>;
export type Session = z.infer<typeof Session>;
