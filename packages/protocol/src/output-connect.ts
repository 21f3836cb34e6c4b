/** What `--json` prints, continued: the commands about connected tools. */
import * as z from 'zod/mini';
import { PluginState, Warning } from './output.js';
import { RegistryPlugin } from './output-registry.js';
import { Delivery } from './plugin/operation.js';
import { Query } from './plugin/query.js';
import { described, Instant, SessionId } from './primitives.js';

const warnings = z.array(Warning);

/** `deliver`. */
export const DeliverOutput = z.strictObject({
  sent: z.int(),
  queued: z.int(),
  parked: z.int(),
  plugins: z.array(PluginState),
  warnings,
});

const OutboxStatus = z.enum(['queued', 'sent', 'parked', 'discarded']);

/** An operation as `queries` and `outbox` show it. References stand where secrets and remote ids go. */
export const OutboxItem = z.strictObject({
  id: z.int(),
  plugin: z.string(),
  version: z.nullable(z.string()),
  status: OutboxStatus,
  key: z.string(),
  lane: z.string(),
  summary: z.string(),
  delivery: Delivery,
  sessionId: z.nullable(SessionId),
  sequence: described(
    z.int(),
    'The place in the log of the event that it follows from; 0 where there is none.',
  ),
  plannedAt: Instant,
  attempts: z.int(),
  unsettledSince: described(z.nullable(Instant), 'Since when nobody knows whether it landed.'),
  problem: z.nullable(z.string()),
  settledAt: z.nullable(Instant),
  query: Query,
});

/** `queries`. With the mode `mcp`, `instructions` tell an assistant what to do with them. */
export const QueriesOutput = z.strictObject({
  queries: z.array(OutboxItem),
  instructions: z.nullable(z.string()),
  copied: z.boolean(),
  warnings,
});

/** `outbox list` and `outbox show`. */
export const OutboxOutput = z.strictObject({
  entries: z.array(OutboxItem),
  counts: z.array(z.strictObject({ plugin: z.string(), status: OutboxStatus, count: z.int() })),
  warnings,
});

/** `outbox retry`, `discard` and `done`: the ids of the entries that it changed. */
export const OutboxChangeOutput = z.strictObject({ changed: z.array(z.int()), warnings });

/** How the connection to one tool stands. */
export const CheckedConnection = z.strictObject({
  name: z.string(),
  ok: z.boolean(),
  message: z.string(),
  hint: z.nullable(z.string()),
  account: z.nullable(z.string()),
  detail: z.nullable(z.string()),
  milliseconds: z.int(),
});

/** `check`: one result for each plugin. */
export const CheckOutput = z.strictObject({ checks: z.array(CheckedConnection), warnings });

/** A secret that a plugin asks for. Never its value. */
const SecretState = z.strictObject({
  name: described(z.string(), 'For example linear.apiKey.'),
  label: z.string(),
  help: z.string(),
  env: z.array(z.string()),
  optional: z.boolean(),
  source: described(
    z.nullable(z.string()),
    'Where it was found: the name of a variable, `keychain` or `file`; null where it is missing.',
  ),
});

/** `plugin info`, also of one that is only in a registry. */
export const PluginInfoOutput = z.strictObject({
  plugin: PluginState,
  id: z.nullable(z.string()),
  title: z.nullable(z.string()),
  summary: z.nullable(z.string()),
  version: z.nullable(z.string()),
  file: z.nullable(z.string()),
  homepage: z.nullable(z.string()),
  maturity: z.nullable(z.string()),
  hosts: z.array(z.string()),
  hooks: z.array(z.string()),
  parts: z.array(z.string()),
  actions: z.array(z.strictObject({ name: z.string(), summary: z.string() })),
  questions: z.array(z.strictObject({ name: z.string(), summary: z.string() })),
  secrets: z.array(SecretState),
  settings: z.array(
    z.strictObject({
      key: z.string(),
      type: z.string(),
      required: z.boolean(),
      default: z.nullable(z.json()),
      description: z.string(),
      environment: z.array(z.string()),
      value: described(z.nullable(z.json()), 'The value in force; null where none is.'),
    }),
  ),
  registry: z.optional(described(z.nullable(RegistryPlugin), 'What a registry says of it.')),
  warnings,
});

/** `plugin test`: the certification, finding by finding. */
export const PluginTestOutput = z.strictObject({
  plugin: z.string(),
  passed: z.boolean(),
  findings: z.array(
    z.strictObject({
      check: z.string(),
      title: z.string(),
      outcome: z.enum(['passed', 'failed', 'skipped']),
      detail: z.nullable(z.string()),
      milliseconds: z.number(),
    }),
  ),
  warnings,
});

/** `plugin trust`. */
export const PluginTrustOutput = z.strictObject({ name: z.string(), file: z.nullable(z.string()), warnings });

/** `secret list`. */
export const SecretListOutput = z.strictObject({ secrets: z.array(SecretState), warnings });

/** `secret set` and `secret remove`: where it is kept now, or was. */
export const SecretChangeOutput = z.strictObject({
  name: z.string(),
  kept: z.nullable(z.string()),
  warnings,
});

/** `backfill`: how many events are planned again, and what that brought. */
export const BackfillOutput = z.strictObject({
  plugin: z.string(),
  events: z.int(),
  planned: z.int(),
  queued: z.int(),
  warnings,
});

/** `query`: what was generated, and what came back where it was sent. */
export const QueryOutput = z.strictObject({
  plugin: z.string(),
  request: z.string(),
  queries: z.array(Query),
  sent: z.boolean(),
  results: z.array(
    z.strictObject({
      title: z.string(),
      detail: z.nullable(z.string()),
      time: z.nullable(z.string()),
      url: z.nullable(z.string()),
      values: z.nullable(z.record(z.string(), z.json())),
    }),
  ),
  warnings,
});

export type OutboxItem = z.infer<typeof OutboxItem>;
