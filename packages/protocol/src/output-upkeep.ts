/** What `--json` prints, continued: the commands about MSP itself: its configuration, its store, its command line. */
import * as z from 'zod/mini';
import { Warning } from './output.js';

const warnings = z.array(Warning);

/** `init`: where the state folder and the configuration are, and what was made now. */
export const InitOutput = z.strictObject({
  stateDirectory: z.string(),
  config: z.string(),
  made: z.array(z.string()),
  warnings,
});

/** `config show`: every setting in force. `from` is the file, the variable or the flag; '' for a default. */
export const ConfigOutput = z.strictObject({
  settings: z.array(
    z.strictObject({
      key: z.string(),
      value: z.json(),
      source: z.enum(['flag', 'env', 'project', 'user', 'default']),
      from: z.string(),
      profile: z.nullable(z.string()),
    }),
  ),
  files: z.strictObject({ project: z.string(), user: z.string() }),
  profile: z.nullable(z.string()),
  warnings,
});

/** `config get`. Source and place are null for a group of settings. */
export const ConfigGetOutput = z.strictObject({
  key: z.string(),
  value: z.json(),
  source: z.nullable(z.string()),
  from: z.nullable(z.string()),
  warnings,
});

/** `config set` and `config unset`: the value in the file before and after; null where it did not stand there. */
export const ConfigChangeOutput = z.strictObject({
  file: z.string(),
  key: z.string(),
  before: z.json(),
  after: z.json(),
  warnings,
});

/** `config test` and `config edit`: each file and what is wrong with it, with its place where that is known. */
export const ConfigTestOutput = z.strictObject({
  valid: z.boolean(),
  files: z.array(
    z.strictObject({
      file: z.string(),
      exists: z.boolean(),
      problems: z.array(
        z.strictObject({
          key: z.string(),
          message: z.string(),
          line: z.nullable(z.int()),
          column: z.nullable(z.int()),
        }),
      ),
    }),
  ),
  warnings,
});

/** `validate`. Statistics are null where the configuration does not let the store be found. */
export const ValidateOutput = z.strictObject({
  valid: z.boolean(),
  problems: z.array(z.string()),
  statistics: z.nullable(
    z.strictObject({
      events: z.int(),
      sessions: z.int(),
      bytes: z.nullable(z.int()),
      schemaVersion: z.int(),
    }),
  ),
  warnings,
});

/** `repair`: nothing was wrong, what is derived was derived anew, or the store was rebuilt. Paths from the state folder. */
export const RepairOutput = z.strictObject({
  outcome: z.enum(['sound', 'derived', 'rebuilt']),
  quarantine: z.nullable(z.string()),
  sources: z.array(z.strictObject({ path: z.string(), events: z.int() })),
  events: z.int(),
  sessions: z.int(),
  lost: z.array(z.string()),
  warnings,
});

/** `diagnose`. */
export const DiagnoseOutput = z.strictObject({
  healthy: z.boolean(),
  checks: z.array(
    z.strictObject({
      name: z.string(),
      status: z.enum(['ok', 'warning', 'error']),
      message: z.string(),
      hint: z.nullable(z.string()),
    }),
  ),
  warnings,
});

/** `completion`. */
export const CompletionOutput = z.strictObject({ shell: z.string(), script: z.string() });

/** `version`, and `--version`. */
export const VersionOutput = z.strictObject({
  version: z.string(),
  node: z.string(),
  sqlite: z.string(),
  platform: z.string(),
  arch: z.string(),
});

/** `help`, and `msp` alone. */
export const HelpOutput = z.strictObject({
  usage: z.string(),
  commands: z.array(
    z.strictObject({
      name: z.string(),
      alias: z.nullable(z.string()),
      summary: z.string(),
      group: z.string(),
    }),
  ),
});

/** `help <command>`, and `<command> --help`. An option without `value` is a switch. */
export const CommandHelpOutput = z.strictObject({
  name: z.string(),
  alias: z.nullable(z.string()),
  summary: z.string(),
  usage: z.string(),
  arguments: z.array(
    z.strictObject({
      name: z.string(),
      description: z.string(),
      required: z.boolean(),
      rest: z.boolean(),
      choices: z.nullable(z.array(z.string())),
    }),
  ),
  options: z.array(
    z.strictObject({
      name: z.string(),
      description: z.string(),
      value: z.nullable(z.string()),
      short: z.nullable(z.string()),
      choices: z.nullable(z.array(z.string())),
      multiple: z.boolean(),
    }),
  ),
  examples: z.array(z.strictObject({ line: z.string(), does: z.string() })),
  details: z.array(z.string()),
});
