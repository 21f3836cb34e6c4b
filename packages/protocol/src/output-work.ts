/** What `--json` prints, continued: the commands that hand work over to people, assistants and git. */
import * as z from 'zod/mini';
import { OpenBlocker, Warning } from './output.js';
import { described, Instant, RecordId, SessionId } from './primitives.js';
import { SessionHead } from './session.js';

const warnings = z.array(Warning);

/** One line of a context and the id of the record or session that it was taken from. */
const ContextLine = z.strictObject({
  id: described(z.string(), 'Of the record or the session; of what a tool knows `github:commit 1a2b3c4`.'),
  text: z.string(),
  timestamp: Instant,
});

/** `context`. `cut` counts the lines that were left out because the budget was used up. */
export const ContextOutput = z.strictObject({
  context: z.strictObject({
    project: z.string(),
    generatedAt: Instant,
    days: z.number(),
    budget: z.int(),
    tokens: z.int(),
    sections: z.array(z.strictObject({ title: z.string(), lines: z.array(ContextLine), cut: z.int() })),
    cut: z.int(),
  }),
  copied: z.boolean(),
  warnings,
});

/** One thing that was done or decided. */
const StandupItem = z.strictObject({
  id: RecordId,
  project: z.string(),
  text: z.string(),
  timestamp: Instant,
});

/** `standup`: what was done since then, what is under way, what blocks, what is next. */
export const StandupOutput = z.strictObject({
  since: Instant,
  user: z.string(),
  done: z.array(StandupItem),
  decided: z.array(StandupItem),
  open: z.array(SessionHead),
  blockers: z.array(OpenBlocker),
  next: z.array(z.string()),
  warnings,
});

/** `export` into a file, or as Markdown. An export as JSON to standard output is the document itself. */
export const ExportOutput = z.strictObject({
  format: z.enum(['json', 'markdown']),
  path: z.nullable(z.string()),
  bytes: z.int(),
  markdown: z.nullable(z.string()),
  copied: z.boolean(),
  warnings,
});

/** `import`: what was added, and what was there already. */
export const ImportOutput = z.strictObject({
  layout: z.string(),
  sessions: z.int(),
  events: z.int(),
  skipped: z.int(),
  warnings,
});

/** `git`: the message, and what was done with it. `commit` is the hash. */
export const GitOutput = z.strictObject({
  sessionId: SessionId,
  title: z.string(),
  body: z.string(),
  message: z.string(),
  branch: z.nullable(z.string()),
  staged: z.int(),
  commit: z.nullable(z.string()),
  pushed: z.boolean(),
  copied: z.boolean(),
  warnings,
});
