/** What a plugin says of itself, without running anything. */
import * as z from 'zod/mini';
import { described } from '../primitives.js';
import { PluginId } from './names.js';

/** The version of the plugin contract. A host refuses plugins of a version it does not know. */
export const CONTRACT_VERSION = 1;

/** A host that a plugin may reach: its name, or `*.` and a name for everything below that. */
const HostPattern = z.string().check(z.regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*$/));

const OneLine = z.string().check(z.minLength(1), z.maxLength(300));

/** Something that must not be seen: how it is called, and where a person gets it. */
export const SecretDescription = z.strictObject({
  label: OneLine,
  help: described(OneLine, 'Where to click, or whom to ask: shown where the secret is missing.'),
  env: described(
    z.array(z.string().check(z.regex(/^[A-Z][A-Z0-9_]*$/))),
    'Environment variables, best first.',
  ),
  optional: z.optional(described(z.boolean(), 'The plugin also works without. Default: false.')),
});

/** What the host keeps to when it sends. */
export const Limits = z.strictObject({
  perMinute: z.optional(described(z.int().check(z.gte(1)), 'Operations a minute. Default: no limit.')),
  burst: z.optional(
    described(
      z.int().check(z.gte(1), z.lte(1000)),
      'How many may go at once after a pause. Default: a twentieth of perMinute.',
    ),
  ),
  concurrency: z.optional(
    described(z.int().check(z.gte(1), z.lte(64)), 'Lanes served at the same time. Default: 4.'),
  ),
  timeout: z.optional(
    described(z.int().check(z.gte(100), z.lte(600_000)), 'Milliseconds for one sending. Default: 30000.'),
  ),
});

/** What a plugin says of itself. A field that a later version of the contract added is passed over. */
export const Manifest = z.object({
  id: PluginId,
  name: described(OneLine, 'As the tool writes its own name.'),
  summary: described(OneLine, 'What the plugin does, in one line.'),
  homepage: z.optional(z.url()),
  maturity: z.optional(z.enum(['experimental', 'beta', 'stable'])),
  hosts: described(
    z.array(HostPattern),
    'Every host that may be reached. None for a plugin that only writes files.',
  ),
  addresses: z.optional(
    described(z.array(z.string()), 'Settings that hold an address; the host in it may be reached too.'),
  ),
  folders: z.optional(
    described(z.array(z.string()), 'Settings that name a folder which the plugin writes in.'),
  ),
  secrets: z.optional(z.record(z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,39}$/)), SecretDescription)),
  environment: z.optional(
    described(
      z.record(z.string(), z.array(z.string())),
      "Settings that the tool's own environment variables may give, e.g. { uri: ['NEO4J_URI'] }.",
    ),
  ),
  limits: z.optional(Limits),
});

export type SecretDescription = DeepReadonly<z.infer<typeof SecretDescription>>;
export type Limits = z.infer<typeof Limits>;
export type Manifest = DeepReadonly<z.infer<typeof Manifest>>;

/** The same with everything in it read-only, so that a manifest may be written `as const`. */
type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;
