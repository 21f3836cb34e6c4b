/** What the registry knows of a plugin. Nothing but data: an entry runs nothing. */
import { described, PluginId } from '@msp/protocol';
import * as z from 'zod/mini';
import {
  Host,
  Integrity,
  Kit,
  listOf,
  PackageName,
  plainLine,
  SecretName,
  SettingName,
  VariableName,
  Version,
  VersionRange,
  WebAddress,
  Word,
} from './shapes.js';

const count = z.int().check(z.gte(0), z.lte(1000));

/** Who makes a plugin. */
export const Author = z.strictObject({
  name: described(plainLine(100), 'A person, a group or a company.'),
  url: described(z.optional(WebAddress), 'Where they can be found: an https address.'),
});

/** One version of the package, how it came through the certification, and by what it is known again. */
export const CertificationRecord = z.strictObject({
  version: described(Version, 'The version of the package that was certified.'),
  date: described(z.iso.date(), 'The day of that, YYYY-MM-DD.'),
  passed: described(count.check(z.gte(1)), 'How many checks it passed.'),
  skipped: described(count, 'How many had nothing to look at.'),
  failed: described(z.literal(0), 'How many failed: always 0.'),
  kit: described(Kit, 'What certified it, for example @msp/testing@1.0.0.'),
  integrity: described(Integrity, 'The sha512 of the archive of that version, as npm writes it.'),
});

/** One plugin of a registry. */
export const RegistryEntry = z.strictObject({
  id: described(
    PluginId,
    'The id of its manifest: small letters, digits and single hyphens, at most 40. Also the name of its file.',
  ),
  package: described(
    PackageName,
    'Its npm package: `msp-plugin-<id>`, with or without a scope. `@msp/plugin-<id>` is ours.',
  ),
  title: described(plainLine(80), 'The name of its manifest.'),
  summary: described(plainLine(300), 'What it does, in one line: the summary of its manifest.'),
  category: described(Word, 'What kind of tool it connects: see below.'),
  capabilities: described(listOf(Word), 'The parts of the contract that it has, for example recall.'),
  hooks: described(listOf(Word), 'The types of the events that it takes.'),
  hosts: described(
    listOf(Host),
    'Every host that it may reach; `*.` and a name is everything below that name.',
  ),
  addresses: described(listOf(SettingName), 'Settings that hold an address which it may reach too.'),
  folders: described(listOf(SettingName), 'Settings that name a folder which it writes in.'),
  secrets: described(listOf(SecretName), 'The names of the secrets that it asks for.'),
  variables: described(
    listOf(VariableName),
    'The environment variables that its secrets and settings are read from.',
  ),
  contract: described(z.int().check(z.gte(1)), 'The version of the plugin contract that it is made for.'),
  protocol: described(VersionRange, 'The versions of `@msp/protocol` that it takes, for example ^1.1.0.'),
  homepage: described(WebAddress, 'Where one reads about it: an https address.'),
  author: described(Author, 'Who makes it.'),
  verified: described(z.boolean(), 'Made and released by this project. False for everybody else.'),
  maturity: described(z.enum(['experimental', 'beta', 'stable']), 'How far it is.'),
  certification: described(CertificationRecord, 'How its package was certified.'),
  replacedBy: described(z.optional(PluginId), 'The id of the plugin to use in its place.'),
});

/** A registry: `registry.json`. */
export const RegistryDocument = z.strictObject({
  $schema: z.optional(
    z
      .string()
      .check(
        z.maxLength(300),
        z.regex(/^(\.\/[a-z0-9-]+(\.[a-z0-9-]+)*|https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+\/[!-~]*)$/),
      ),
  ),
  version: described(z.literal(1), 'The version of this layout.'),
  plugins: described(z.array(RegistryEntry).check(z.maxLength(10_000)), 'One entry for each plugin.'),
});

export type RegistryEntry = z.infer<typeof RegistryEntry>;
export type RegistryDocument = z.infer<typeof RegistryDocument>;
export type CertificationRecord = z.infer<typeof CertificationRecord>;
export type Author = z.infer<typeof Author>;
