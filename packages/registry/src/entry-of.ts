/** Makes the entry of a plugin from what its package holds. Pure. */
import { type PluginCard, permissionsOf } from '@msp/protocol';
import { authorOf, homepageOf, type PackageFile } from './author.js';
import { isCategory } from './categories.js';
import type { Author, CertificationRecord, RegistryEntry } from './entry.js';

/** The parts that a person chooses a plugin for. The others only serve these. */
const CAPABILITIES = ['actions', 'check', 'export', 'recall', 'tasks', 'webhook'];

/** What an entry says that the package does not, or says otherwise. */
export interface EntryRest {
  /** Default: the first keyword of the package that is a category, else `other`. */
  readonly category?: string;
  readonly author?: Author;
  readonly homepage?: string;
  /** Default: false. */
  readonly verified?: boolean;
  readonly replacedBy?: string;
}

/** What a person can use the plugin for, sorted. @example capabilitiesOf(card) // ['actions', 'hooks', 'recall'] */
export const capabilitiesOf = ({ hooks, parts }: PluginCard): string[] =>
  [...CAPABILITIES.filter((part) => parts.includes(part)), ...(hooks.length > 0 ? ['hooks'] : [])].sort();

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

const peerRange = ({ peerDependencies }: PackageFile): string => {
  const range = (peerDependencies as PackageFile | undefined)?.['@msp/protocol'];
  return typeof range === 'string' ? range : '';
};

/**
 * The entry of a plugin. What its package does not tell is an empty text in it: `entryProblems` says so.
 *
 * @param packageFile the package.json of the certified version
 * @example entryOf(card, packageFile, certification, { category: 'notes' })
 */
export function entryOf(
  card: PluginCard,
  packageFile: PackageFile,
  certification: CertificationRecord,
  rest: EntryRest = {},
): RegistryEntry {
  const { manifest, contract, hooks } = card;
  const permissions = permissionsOf(manifest);
  return {
    id: manifest.id,
    package: String(packageFile.name ?? ''),
    title: manifest.name,
    summary: manifest.summary,
    category: rest.category ?? texts(packageFile.keywords).find(isCategory) ?? 'other',
    capabilities: capabilitiesOf(card),
    hooks: [...new Set(hooks)].sort(),
    hosts: [...permissions.hosts],
    addresses: [...permissions.addresses],
    folders: [...permissions.folders],
    secrets: [...permissions.secrets],
    variables: [...permissions.variables],
    contract,
    protocol: peerRange(packageFile),
    homepage: rest.homepage ?? homepageOf(packageFile) ?? manifest.homepage ?? '',
    author: rest.author ?? authorOf(packageFile),
    verified: rest.verified ?? false,
    maturity: manifest.maturity ?? 'experimental',
    certification,
    ...(rest.replacedBy !== undefined && { replacedBy: rest.replacedBy }),
  };
}
