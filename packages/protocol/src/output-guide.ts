/** What `--json` prints, continued: the commands that connect, change and disconnect a tool. */
import * as z from 'zod/mini';
import { Warning } from './output.js';
import { CheckedConnection } from './output-connect.js';
import { Mode } from './plugin/names.js';
import { described } from './primitives.js';

const warnings = z.array(Warning);

/** How the connection stood in the end; null where it is not MSP that sends, or nothing was tested. */
const Connected = z.nullable(CheckedConnection);

/** Secrets that were kept, and where. Never their values. */
const KeptSecrets = z.array(
  z.strictObject({ name: z.string(), kept: described(z.string(), '`keychain` or `file`.') }),
);

/** `add <tool>`. */
export const AddOutput = z.strictObject({
  name: described(z.string(), 'Its name in the configuration.'),
  added: described(z.boolean(), 'False where it was connected already.'),
  use: z.string(),
  mode: Mode,
  package: z.nullable(z.string()),
  version: z.nullable(z.string()),
  registry: described(z.nullable(z.string()), "Where it was found; null for MSP's own, and for none."),
  verified: z.boolean(),
  changed: described(z.array(z.string()), 'Settings that were written, by their dotted keys.'),
  secrets: KeptSecrets,
  check: Connected,
  next: described(z.array(z.string()), 'Commands that a person may want to run now.'),
  warnings,
});

/** `add` without a name: what there is to connect. */
export const ToolsOutput = z.strictObject({
  tools: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      summary: z.string(),
      connected: described(
        z.array(z.string()),
        'Its names in the configuration; none where it is not connected.',
      ),
      maturity: z.string(),
      verified: z.boolean(),
      assistant: described(
        z.nullable(z.strictObject({ assistant: z.string(), server: z.string() })),
        'A connection that an assistant here has to it already.',
      ),
      command: described(z.string(), 'The simplest way to connect it here.'),
    }),
  ),
  warnings,
});

/** `configure`. */
export const ConfigureOutput = z.strictObject({
  name: z.string(),
  mode: Mode,
  changed: z.array(z.string()),
  secrets: KeptSecrets,
  check: Connected,
  warnings,
});

/** `remove`. */
export const RemoveOutput = z.strictObject({
  name: z.string(),
  package: z.nullable(z.string()),
  uninstalled: z.boolean(),
  kept: z.strictObject({
    queued: z.int(),
    parked: z.int(),
    sent: z.int(),
    secrets: z.array(z.string()),
  }),
  removedSecrets: z.array(z.string()),
  warnings,
});
