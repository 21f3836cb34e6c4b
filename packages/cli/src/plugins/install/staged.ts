/** A package that was installed beside what is used, and has not run: what it says of itself, and whether it fits. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOlder, peerProblem, readCard, readPackage } from '@msp/core';
import { CONTRACT_VERSION, MspError, type PluginCard, type Warning } from '@msp/protocol';
import type { RegistryEntry } from '@msp/registry';
import type { Client } from './client.js';
import { dependenciesOf } from './dependencies.js';
import { isLocked } from './lock-file.js';

/** What stands in an installed package. */
export interface Staged {
  /** The package's name. */
  readonly name: string;
  readonly version: string;
  /** What it says that it may reach; null where it does not tell. */
  readonly card: PluginCard | null;
  readonly peers: Readonly<Record<string, string>>;
}

const packageFileIn = (folder: string, name: string): string =>
  join(folder, 'node_modules', ...name.split('/'), 'package.json');

/** What may stand in a line for people. A package.json may say anything. */
export const PRINTABLE_VERSION = /^[\w.+-]{1,100}$/;

/** Reads it without running anything of it; null where it is not there, or says no version. */
export function readStaged(folder: string, name: string): Staged | null {
  const packageFile = packageFileIn(folder, name);
  const { version, peerDependencies, peerDependenciesMeta } = readPackage(packageFile);
  if (typeof version !== 'string' || !PRINTABLE_VERSION.test(version)) return null;
  return {
    ...{ name, version, card: readCard(packageFile) },
    peers: neededPeers(peerDependencies, peerDependenciesMeta),
  };
}

/** Packages that it does not bring along, by what it asks for. */
function neededPeers(peers: unknown, about: unknown): Record<string, string> {
  const optional = (name: string) =>
    (about as Record<string, { optional?: unknown } | undefined> | undefined)?.[name]?.optional === true;
  return Object.fromEntries(
    Object.entries(typeof peers === 'object' && peers !== null ? peers : {}).filter(
      ([name, range]) => typeof range === 'string' && !optional(name),
    ),
  );
}

/** Peers that the package manager has left out, as it is told of them. Some do that always. */
export function missingPeers(folder: string, { peers }: Staged): string[] {
  return Object.entries(peers)
    .filter(([name]) => typeof readPackage(packageFileIn(folder, name)).version !== 'string')
    .filter(([name, range]) => /^[@a-z0-9][\w./~-]*$/.test(name) && /^[\w.^~>=<|* +-]+$/.test(range))
    .map(([name, range]) => `${name}@${range.replaceAll(' ', '')}`);
}

/** Everything that a package is compared with. */
export interface Expected {
  readonly entry: RegistryEntry | null;
  readonly client: Client;
  /** Where it is installed. */
  readonly folder: string;
}

/**
 * Does the package fit to this MSP, and is it what the registry says?
 *
 * @throws an `MspError` `MSP004` where not
 */
export function assertFits(staged: Staged, expected: Expected): void {
  const { name, version, card, peers } = staged;
  const { entry } = expected;
  const refused = (because: string, hint: string) =>
    new MspError('MSP004', { message: `${name} ${version} was not installed: ${because}.`, hint });
  if (card && entry && card.manifest.id !== entry.id)
    throw refused(
      `it says that it is ${card.manifest.id}, and the registry that it is ${entry.id}`,
      'Do not use it. Tell those who keep the registry.',
    );
  if (card && card.contract > CONTRACT_VERSION)
    throw refused(
      `it was made for version ${card.contract} of the plugin contract, and this MSP knows ${CONTRACT_VERSION}`,
      'Update MSP: npm install -g @msp/cli',
    );
  if (card && card.contract < CONTRACT_VERSION)
    throw refused(
      `it was made for version ${card.contract} of the plugin contract, which is not supported any more`,
      'Ask those who publish it for a new version.',
    );
  const peer = peerProblem(peers);
  if (peer) throw refused(peer.reason, peer.hint);
  if (entry && version === entry.certification.version && !isCertified(staged, entry, expected))
    throw refused(
      'its content is not what was certified under this version',
      'Do not use it. Tell those who publish it, and those who keep the registry.',
    );
}

function isCertified({ name, version }: Staged, entry: RegistryEntry, { client, folder }: Expected): boolean {
  const { integrity } = entry.certification;
  const asked = dependenciesOf(folder)[name];
  try {
    const text = readFileSync(join(folder, client.lock), 'utf8');
    return isLocked(client, text, { name, version, integrity, asked });
  } catch {
    return false;
  }
}

/** What should be known of a version that is not the one that was certified. */
export function versionWarnings({ name, version }: Staged, entry: RegistryEntry | null): Warning[] {
  if (!entry || version === entry.certification.version) return [];
  const { version: certified, date } = entry.certification;
  const age = isOlder(certified, version) ? 'newer' : 'older';
  return [
    {
      message: `${name} ${version} is ${age} than what was certified (${certified}, on ${date}).`,
      hint: `To have that one: msp plugin add ${entry.id}@${certified}. To certify this one: msp plugin test ${entry.id}`,
    },
  ];
}
