/** Connects a plugin of MSP's own that was installed together with it: nothing has to be installed for the project. */
import { type Host, locatePlugin, readCard } from '@msp/core';
import type { Place } from '../../host.js';
import type { Shell } from '../../shell.js';
import { placesOf } from '../places.js';
import type { Addition, AddWish } from './addition.js';
import { assertNoSecret } from './given-settings.js';
import { installedPackage, type Target } from './target.js';

/** Null where it is not there so, or something else is asked for: it is installed then. */
export async function addBeside(
  { listed, entry, version, tarball, warnings }: Target,
  wish: AddWish,
  host: Host & Place,
  shell: Shell,
): Promise<Addition | null> {
  if (entry || !listed || listed.registry !== null || version !== null || tarball !== null) return null;
  const { id, package: packageName, verified } = listed.entry;
  const location = locatePlugin(id, placesOf(host));
  const installed = installedPackage(id, host);
  if ('reason' in location || location.packageFile === null) return null;
  if (installed?.from !== 'host' || installed.name !== packageName) return null;
  const card = readCard(location.packageFile);
  if (card?.manifest.id !== id) return null;
  const name = wish.name ?? id;
  assertNoSecret(wish.settings, card.manifest, name);
  await wish.connect({ name, use: name === id ? null : id, settings: wish.settings, trusted: true }, shell);
  return {
    ...{ name, use: id, added: true, package: packageName, version: installed.version },
    ...{ registry: null, verified, manifest: card.manifest, warnings },
  };
}
