/** What `--json` prints, continued: finding, installing and making plugins. */
import * as z from 'zod/mini';
import { PluginState, Warning } from './output.js';
import { described } from './primitives.js';

const warnings = z.array(Warning);

/** What a plugin may reach, by its manifest. */
const Reach = z.strictObject({
  hosts: z.array(z.string()),
  addresses: described(z.array(z.string()), 'Settings whose address may be reached too.'),
  folders: described(z.array(z.string()), 'Settings that name a folder which it writes in.'),
  secrets: z.array(z.string()),
  variables: described(
    z.array(z.string()),
    'Variables of the environment that secrets and settings are read from.',
  ),
});

/** A plugin as a registry has it. */
export const RegistryPlugin = z.strictObject({
  id: z.string(),
  package: z.string(),
  title: z.string(),
  summary: z.string(),
  category: z.string(),
  capabilities: z.array(z.string()),
  hooks: z.array(z.string()),
  reaches: Reach,
  homepage: z.string(),
  author: z.string(),
  maturity: z.string(),
  registry: described(z.nullable(z.string()), "Where it stands: a file or an address; null for MSP's own."),
  verified: z.boolean(),
  certified: z.strictObject({
    version: z.string(),
    date: described(z.string(), 'YYYY-MM-DD.'),
    passed: z.int(),
    skipped: z.int(),
  }),
  replacedBy: z.nullable(z.string()),
  installed: described(z.nullable(z.string()), 'The version that is installed here; null where none is.'),
});
export type RegistryPlugin = z.infer<typeof RegistryPlugin>;

/** `plugin search`. */
export const PluginSearchOutput = z.strictObject({
  plugins: z.array(RegistryPlugin),
  registries: z.array(
    z.strictObject({
      registry: described(z.nullable(z.string()), "A file or an address; null for MSP's own."),
      plugins: z.int(),
      hours: described(z.nullable(z.number()), 'How old the copy is that was read; null where it is none.'),
    }),
  ),
  warnings,
});

/** One configured plugin, as `plugin list` shows it. */
export const ListedPlugin = z.extend(PluginState, {
  version: described(z.nullable(z.string()), 'Null for a single file, and where nothing is installed.'),
});
export type ListedPlugin = z.infer<typeof ListedPlugin>;

/** `plugin list`. */
export const PluginListOutput = z.strictObject({ plugins: z.array(ListedPlugin), warnings });

/** `plugin add`. */
export const PluginAddOutput = z.strictObject({
  name: described(z.string(), 'Its name in the configuration.'),
  added: described(z.boolean(), 'False where it was there already, and nothing was changed.'),
  id: z.nullable(z.string()),
  use: z.string(),
  package: z.nullable(z.string()),
  version: z.nullable(z.string()),
  registry: described(z.nullable(z.string()), "Where it was found; null for MSP's own, and for none."),
  verified: z.boolean(),
  reaches: z.nullable(Reach),
  plugin: PluginState,
  missing: z.strictObject({
    settings: z.array(z.string()),
    secrets: z.array(z.strictObject({ name: z.string(), label: z.string(), help: z.string() })),
  }),
  warnings,
});

/** `plugin update`. */
export const PluginUpdateOutput = z.strictObject({
  plugins: z.array(
    z.strictObject({
      name: z.string(),
      package: z.nullable(z.string()),
      before: z.nullable(z.string()),
      after: z.nullable(z.string()),
      outcome: described(
        z.enum(['updated', 'current', 'kept']),
        'kept: there may be another version, and this one was kept: `problem` says why.',
      ),
      added: described(Reach, 'What it may reach now, and might not before.'),
      removed: Reach,
      problem: z.nullable(z.string()),
      hint: z.nullable(z.string()),
    }),
  ),
  warnings,
});

/** `plugin remove`. */
export const PluginRemoveOutput = z.strictObject({
  name: z.string(),
  package: z.nullable(z.string()),
  uninstalled: described(z.boolean(), 'False where others use its package, or it was none of the project.'),
  kept: z.strictObject({
    queued: z.int(),
    parked: z.int(),
    sent: z.int(),
    secrets: z.array(z.string()),
  }),
  warnings,
});

/** `plugin create`: what was made, and the commands that come next. */
export const PluginCreateOutput = z.strictObject({
  name: z.string(),
  package: z.string(),
  title: z.string(),
  kind: z.enum(['http', 'graphql', 'files', 'sdk']),
  tasks: z.boolean(),
  webhook: z.boolean(),
  folder: z.string(),
  files: z.array(z.string()),
  next: z.array(z.string()),
  warnings,
});
