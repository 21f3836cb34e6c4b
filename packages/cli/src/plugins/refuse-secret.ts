/** A secret does not belong into a configuration file, wherever it is asked for. */
import { locatePlugin, readCard } from '@msp/core';
import type { Place } from '../host.js';
import { placesOf } from './places.js';
import { secretInConfiguration } from './secret-in-configuration.js';

/**
 * Refuses to set what the card of an installed plugin calls a secret. Nothing of the plugin is run.
 *
 * @param key of the configuration, e.g. plugins.neo4j.password
 * @throws an `MspError` `MSP009`
 */
export function refuseSecret(key: string, place: Place): void {
  const [, name, setting] = /^plugins\.([a-z][a-z0-9-]*)\.([^.]+)/.exec(key) ?? [];
  if (name === undefined || setting === undefined) return;
  const { use } = place.loaded.config.plugins.find((entry) => entry.name === name) ?? { use: name };
  const location = locatePlugin(use, placesOf(place));
  const card = 'file' in location && location.packageFile !== null ? readCard(location.packageFile) : null;
  if (!Object.hasOwn(card?.manifest.secrets ?? {}, setting)) return;
  const hint = `Keep it where only you can read it: msp secret set ${name}.${setting}`;
  throw secretInConfiguration(`${name}.${setting}`, 'Nothing was written', hint);
}
