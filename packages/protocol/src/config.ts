/** The configuration file: `.msp/config.json` of a project and `config.json` of a user have the same shape. */
import * as z from 'zod/mini';
import { type Json, Mode, PluginId } from './plugin/names.js';
import { described, Name } from './primitives.js';

/** One kind of detection in the texts of updates. */
const Detector = z.strictObject({
  enabled: z.optional(
    described(z.boolean(), 'Whether updates are searched for this kind at all. Default: true.'),
  ),
  keywords: z.optional(
    described(z.array(Name), 'The words that make a record, in place of the built-in ones.'),
  ),
});

/** One connected plugin. Beside these, an entry holds the plugin's own settings, which the plugin checks itself. */
const PluginEntry = z.looseObject({
  use: z.optional(
    described(
      z.string().check(z.minLength(1), z.maxLength(500)),
      "The plugin: an id such as linear, the name of an npm package, or a path that begins with './', '../', '~/' or '/'. Default: the entry's own name.",
    ),
  ),
  enabled: z.optional(
    described(
      z.boolean(),
      'Off: nothing is planned or sent; switched on again it catches up. Default: true.',
    ),
  ),
  mode: z.optional(
    described(
      Mode,
      'integrated: send. generate: only make the queries, to be printed with `msp queries`. mcp: hand them to an assistant. Default: integrated.',
    ),
  ),
});

const settings = {
  project: z.optional(described(Name, "The project's name. Default: the name of its folder.")),
  user: z.optional(
    z.strictObject({
      name: z.optional(described(Name, 'Who records. Default: the name of the account.')),
      email: z.optional(described(z.email(), 'Your address, for connected tools that know people by it.')),
    }),
  ),
  features: z.optional(
    z.strictObject({
      sessionTimeout: z.optional(
        described(
          z.number().check(z.positive()),
          'Hours without a sign of life after which a session has crashed. Default: 24.',
        ),
      ),
      sessionWarning: z.optional(
        described(
          z.number().check(z.positive()),
          'Hours without a sign of life after which `status` warns. Default: 8.',
        ),
      ),
      autoClipboard: z.optional(
        described(z.boolean(), 'Copy what `context` prints without being asked with --copy. Default: false.'),
      ),
    }),
  ),
  detection: z.optional(
    z.strictObject({
      decisions: z.optional(Detector),
      entities: z.optional(Detector),
      blockers: z.optional(Detector),
    }),
  ),
  context: z.optional(
    z.strictObject({
      days: z.optional(
        described(
          z.number().check(z.positive(), z.lte(36_500)),
          'How many days `context` looks back. Default: 7.',
        ),
      ),
      budget: z.optional(
        described(z.int().check(z.gte(100)), 'How many tokens `context` may use. Default: 4000.'),
      ),
    }),
  ),
  plugins: z.optional(
    described(
      z.record(PluginId, PluginEntry),
      'Connected tools, by name: { "obsidian": { "vault": "~/Notes" } }. Beside use, enabled and mode, each takes the settings of its plugin.',
    ),
  ),
  delivery: z.optional(
    z.strictObject({
      background: z.optional(
        described(
          z.boolean(),
          'Send in the background after every record. Off: only with `msp end` and `msp deliver`. Default: true.',
        ),
      ),
      idle: z.optional(
        described(
          z.number().check(z.gte(0), z.lte(3600)),
          'How many seconds the process in the background stays when there is nothing to send. Default: 30.',
        ),
      ),
      wait: z.optional(
        described(
          z.number().check(z.gte(0), z.lte(3600)),
          'How many seconds `msp end` waits for connected tools; what is left is sent in the background. Default: 10.',
        ),
      ),
    }),
  ),
  registries: z.optional(
    described(
      z.array(z.string().check(z.minLength(1), z.maxLength(2000))),
      "Further registries of plugins, beside MSP's own: paths of files (relative to the project), or https addresses, which count in your own configuration only. What stands in them is asked about before it is installed. In the environment they are separated by spaces or semicolons.",
    ),
  ),
  git: z.optional(
    z.strictObject({
      commitType: z.optional(
        described(
          z.enum(['feat', 'fix', 'docs', 'style', 'refactor', 'perf', 'test', 'build', 'ci', 'chore']),
          'The type of a generated commit title where the updates do not tell. Default: feat.',
        ),
      ),
    }),
  ),
};

/** Settings that a profile may change: all of them. */
export const Profile = z.strictObject(settings);

/** A configuration file as a person writes it. Every setting may be absent; an unknown one is refused. */
export const ConfigFile = z.strictObject({
  $schema: z.optional(described(z.string(), 'Where editors find the description of this file.')),
  ...settings,
  profiles: z.optional(
    described(z.record(Name, Profile), 'Named sets of settings, chosen with MSP_PROFILE or --profile.'),
  ),
});

export type Profile = z.infer<typeof Profile>;
export type ConfigFile = z.infer<typeof ConfigFile>;

/** The configuration in force: every setting has a value. */
export interface Config {
  readonly project: string;
  readonly user: { readonly name: string; readonly email: string | null };
  readonly features: {
    readonly sessionTimeout: number;
    readonly sessionWarning: number;
    readonly autoClipboard: boolean;
  };
  readonly detection: Readonly<
    Record<
      'decisions' | 'entities' | 'blockers',
      { readonly enabled: boolean; readonly keywords: readonly string[] | null }
    >
  >;
  readonly context: { readonly days: number; readonly budget: number };
  /** Every plugin that the configuration names, in its order. */
  readonly plugins: readonly PluginConfig[];
  readonly delivery: { readonly background: boolean; readonly idle: number; readonly wait: number };
  /** Further registries of plugins: paths and addresses. */
  readonly registries: readonly string[];
  readonly git: { readonly commitType: string };
}

/** One entry of `plugins`. */
export interface PluginConfig {
  /** Its name there: the plugin's id, unless the same plugin is there twice. */
  readonly name: string;
  readonly use: string;
  readonly enabled: boolean;
  readonly mode: Mode;
  /** The plugin's own settings as they were written; the plugin's schema has not seen them yet. */
  readonly settings: Readonly<Record<string, Json>>;
}
