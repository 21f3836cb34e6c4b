/** What `--json` prints: one document on stdout. Fields are added over time, never renamed or removed. */
import * as z from 'zod/mini';
import { Mode, PluginId } from './plugin/names.js';
import { described, Instant, RecordId, SessionId } from './primitives.js';
import { Blocker, Decision, ProtocolState, Session, SessionHead } from './session.js';
import { ToolItem } from './tool-item.js';

/** Something that the person should know, although the command did what it was asked. */
export const Warning = z.strictObject({ message: z.string(), hint: z.nullable(z.string()) });
export type Warning = z.infer<typeof Warning>;

/** What a command added to the log. */
export const Recorded = z.strictObject({
  id: RecordId,
  type: z.string(),
  text: z.string(),
  autoDetected: z.boolean(),
});
export type Recorded = z.infer<typeof Recorded>;

/** A blocker with the session it was raised in. */
export const OpenBlocker = z.extend(Blocker, { sessionId: SessionId, project: z.string() });
/** A decision with the session it was made in. */
export const LedgerDecision = z.extend(Decision, {
  sessionId: SessionId,
  project: z.string(),
  supersededAt: z.nullable(Instant),
});

/** How it stands with a plugin. */
export const PluginState = z.strictObject({
  name: PluginId,
  use: z.string(),
  mode: Mode,
  state: described(
    z.enum(['connected', 'waiting', 'disabled']),
    'waiting: what is queued cannot be sent now, and `problem` says why. disabled: it is not used at all.',
  ),
  problem: z.nullable(z.string()),
  hint: z.nullable(z.string()),
  queued: z.int(),
  parked: z.int(),
});
export type PluginState = z.infer<typeof PluginState>;

const session = {
  session: z.nullable(Session),
  state: ProtocolState,
  warnings: z.array(Warning),
};

/** Commands that record: `update`, `decide`, `block`, `resolve`, `entity`, `note`, `route`. */
export const RecordOutput = z.strictObject({ ...session, recorded: z.array(Recorded) });

/** `start`, and `recover` where it changed a session. */
export const StartOutput = z.strictObject({
  ...session,
  previous: z.nullable(SessionHead),
  openBlockers: z.array(OpenBlocker),
  recentDecisions: z.array(LedgerDecision),
  integrations: z.array(z.string()),
});

/** `end`: the archive is the readable JSON of the session, relative to the state folder. */
export const EndOutput = z.strictObject({
  ...session,
  archive: z.nullable(z.string()),
  delivered: z.int(),
  queued: z.int(),
  nothingFor: z.optional(
    described(z.array(z.string()), 'Connected plugins for which nothing followed from the session.'),
  ),
});

/** `status`; `sessions` are everyone's under way, with `--all`. */
export const StatusOutput = z.strictObject({
  ...session,
  hoursSilent: z.nullable(z.number()),
  openBlockers: z.array(OpenBlocker),
  sessions: z.optional(z.array(SessionHead)),
  integrations: z.optional(z.array(PluginState)),
  delivered: z.optional(
    described(
      z.nullable(z.strictObject({ sent: z.int(), all: z.int() })),
      'How many operations of the session the connected tools have; null where there is no session.',
    ),
  ),
  references: z.optional(
    described(
      z.array(ToolItem),
      'What connected tools know that happened during the session, the newest first.',
    ),
  ),
  runs: z.optional(described(z.array(ToolItem), 'The newest run of each workflow on the branch.')),
});

/** `sessions`, and `recover --list`. */
export const SessionsOutput = z.strictObject({ sessions: z.array(SessionHead) });

/** One thing that was found. `score` is higher for a better fit; it compares within one answer only. */
export const RecallResult = z.strictObject({
  id: RecordId,
  type: z.string(),
  text: z.string(),
  timestamp: Instant,
  sessionId: SessionId,
  project: z.string(),
  score: z.number(),
});
export type RecallResult = z.infer<typeof RecallResult>;

/** `recall`. */
export const RecallOutput = z.strictObject({
  results: z.array(RecallResult),
  items: z.optional(
    described(
      z.array(z.extend(ToolItem, { detail: z.nullable(z.string()), score: z.number() })),
      'What connected tools know that fits; absent where no tool has told anything.',
    ),
  ),
});

/** `why`: the decisions in force then, each with what it replaced (the newest first). */
export const WhyOutput = z.strictObject({
  asOf: Instant,
  answers: z.array(
    z.strictObject({ decision: LedgerDecision, replaced: z.array(LedgerDecision), score: z.number() }),
  ),
});

/** Any error. The process ends with the exit code of the catalog. */
export const ErrorOutput = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string(), hint: z.string() }),
});
