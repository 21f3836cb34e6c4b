/** What `--json` prints, continued: `sync`. */
import * as z from 'zod/mini';
import { PluginState, Warning } from './output.js';
import { described } from './primitives.js';

/** What became of one feed of a tool. */
export const SyncedFeed = z.strictObject({
  feed: z.string(),
  status: described(
    z.enum(['synced', 'stopped', 'unavailable', 'limited', 'refused', 'missing', 'failed']),
    'stopped: time was up, and the next one goes on. limited: the tool wants us to wait. refused: it did not let us in. missing: something that it takes to connect is not there.',
  ),
  pages: z.int(),
  kinds: described(z.record(z.string(), z.int()), 'How many items of each kind the tool told.'),
  processed: z.int(),
  added: z.int(),
  updated: z.int(),
  deleted: z.int(),
  failed: described(z.int(), 'Items that could not be taken.'),
  reasons: described(z.array(z.string()), 'Why some could not, at most ten.'),
  milliseconds: z.int(),
  problem: z.nullable(z.string()),
  hint: z.nullable(z.string()),
});

/** What became of one tool: its feeds, and how it stands with it. */
export const SyncedPlugin = z.strictObject({
  name: z.string(),
  title: described(z.string(), 'As the tool writes its own name.'),
  ok: z.boolean(),
  message: described(z.string(), 'The same in a sentence.'),
  hint: z.nullable(z.string()),
  feeds: z.array(SyncedFeed),
  milliseconds: z.int(),
});

/** `sync`: what was sent, and what was asked for. */
export const SyncOutput = z.strictObject({
  plugins: z.array(SyncedPlugin),
  sent: z.int(),
  queued: z.int(),
  parked: z.int(),
  integrations: z.array(PluginState),
  milliseconds: z.int(),
  warnings: z.array(Warning),
});

export type SyncedFeed = z.infer<typeof SyncedFeed>;
export type SyncedPlugin = z.infer<typeof SyncedPlugin>;
