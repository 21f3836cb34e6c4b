/** Which package a person means, where it was found, and which entry of the configuration it is for. */
import { basename } from 'node:path';
import { isPath, locatePlugin, readPackage } from '@msp/core';
import { MspError, type PluginConfig, type Warning } from '@msp/protocol';
import { nearest } from '../../arguments/suggest.js';
import type { Place } from '../../host.js';
import type { Shell } from '../../shell.js';
import { placesOf } from '../places.js';
import { gatherRegistries, type Listed, OWN, type Registries } from '../registries/gather.js';
import { PRINTABLE_VERSION } from './staged.js';
import { type WantedPackage, wantedOf } from './wanted.js';

/** A package that is to be installed. */
export interface Target {
  /** Null where only the file knows, and where it is code at a path that is connected already. */
  readonly package: string | null;
  readonly version: string | null;
  /** A packed package. */
  readonly tarball: string | null;
  readonly listed: Listed | null;
  /** The entry that it has in the configuration already. */
  readonly entry: PluginConfig | null;
  readonly warnings: readonly Warning[];
}

/** What is installed of an entry. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly from: 'path' | 'project' | 'host';
}

/** The package that an entry uses now; null where it is none, or is not installed. */
export function installedPackage(
  use: string,
  { workspace }: Pick<Place, 'workspace'>,
): InstalledPackage | null {
  const location = locatePlugin(use, placesOf({ workspace }));
  if ('reason' in location || location.packageFile === null) return null;
  const { name, version } = readPackage(location.packageFile);
  if (typeof name !== 'string' || typeof version !== 'string' || !PRINTABLE_VERSION.test(version))
    return null;
  if (!/^[\w@./~-]{1,214}$/.test(name)) return null;
  return { name, version, from: location.from };
}

/**
 * Finds out what is meant. The network is asked only where further registries are configured, and MSP's own does not know it.
 *
 * @param name of the entry, where the person has given one
 * @throws an `MspError` `MSP008` for an id that no registry has
 */
export async function targetOf(
  wanted: WantedPackage,
  name: string | undefined,
  place: Place,
  shell: Shell,
): Promise<Target> {
  const { plugins } = place.loaded.config;
  const named = (wish: string | undefined) => plugins.find((entry) => entry.name === wish) ?? null;
  if (wanted.kind === 'tarball')
    return {
      ...{ package: null, version: null, tarball: wanted.path, listed: null, warnings: [] },
      entry: named(name),
    };
  const { listed, warnings, all } = await find(wanted, place, shell);
  const { version } = wanted;
  if (listed) {
    const { id, package: packageName } = listed.entry;
    const entry =
      name !== undefined ? named(name) : (plugins.find(({ use }) => use === packageName) ?? named(id));
    return { package: packageName, version, tarball: null, listed, entry, warnings };
  }
  if (wanted.kind === 'id') {
    const entry = named(wanted.id);
    const code = entry && locatePlugin(entry.use, placesOf(place));
    // No registry has to know what a person has connected by its path.
    if (entry && code && 'file' in code && isPath(entry.use) && version === null)
      return { package: null, version, tarball: null, listed: null, entry, warnings };
    const meant =
      entry && entry.use !== wanted.id && !isPath(entry.use) ? wantedOf(entry.use, shell.cwd) : null;
    if (meant?.kind !== 'package') throw unknown(wanted.id, all.listed);
    return targetOf({ ...meant, version: meant.version ?? version }, name, place, shell);
  }
  const entry = name === undefined ? (plugins.find(({ use }) => use === wanted.name) ?? null) : named(name);
  return { package: wanted.name, version, tarball: null, listed: null, entry, warnings };
}

async function find(
  wanted: Exclude<WantedPackage, { readonly kind: 'tarball' }>,
  place: Place,
  shell: Shell,
): Promise<{ listed: Listed | null; warnings: readonly Warning[]; all: Pick<Registries, 'listed'> }> {
  const fits = ({ entry }: Listed) =>
    wanted.kind === 'id' ? entry.id === wanted.id : entry.package === wanted.name;
  const own = OWN.find(fits);
  if (own) return { listed: own, warnings: replaced(own), all: { listed: OWN } };
  const all = await gatherRegistries(place, shell);
  const listed = all.listed.find(fits) ?? null;
  return { listed, warnings: [...all.warnings, ...replaced(listed)], all };
}

function replaced(listed: Listed | null): Warning[] {
  const { id, replacedBy } = listed?.entry ?? {};
  if (replacedBy === undefined) return [];
  return [{ message: `${id} is replaced by ${replacedBy}.`, hint: `msp plugin info ${replacedBy}` }];
}

function unknown(id: string, listed: readonly Listed[]): MspError {
  const near = nearest(
    id,
    listed.map(({ entry }) => entry.id),
  );
  return new MspError('MSP008', {
    message: `No registry has a plugin "${id}".${near ? ` Did you mean ${near}?` : ''}`,
    hint: `See what there is: msp plugin search. A package of npm is named whole: msp plugin add msp-plugin-${id}`,
  });
}

/** The name that a packed package gets where it is kept: harmless for every file system and shell. */
export const tarballName = (path: string): string =>
  `${
    basename(path)
      .replace(/\.(tgz|tar\.gz)$/i, '')
      .replace(/[^A-Za-z0-9._]+/g, '-')
      .replace(/^[.-]+/, '')
      .slice(-100) || 'plugin'
  }.tgz`;
