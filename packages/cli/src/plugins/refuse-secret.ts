/** A secret does not belong into a configuration file, wherever it is asked for. */
import { locatePlugin, readCard } from '@msp/core';
import { MspError } from '@msp/protocol';
import type { Place } from '../host.js';

/**
 * Refuses to set what the card of an installed plugin calls a secret. Nothing of the plugin is run.
 *
 * @param key of the configuration, e.g. plugins.neo4j.password
 * @throws an `MspError` `MSP009`
 */
export function refuseSecret(key: string, { workspace, loaded }: Place): void {
  const [, name, setting] = /^plugins\.([a-z][a-z0-9-]*)\.([^.]+)/.exec(key) ?? [];
  if (name === undefined || setting === undefined) return;
  const { use } = loaded.config.plugins.find((entry) => entry.name === name) ?? { use: name };
  const { root, stateDirectory } = workspace;
  const location = locatePlugin(use, { root, stateDirectory, host: import.meta.url });
  const card = 'file' in location && location.packageFile !== null ? readCard(location.packageFile) : null;
  if (!Object.hasOwn(card?.manifest.secrets ?? {}, setting)) return;
  throw new MspError('MSP009', {
    message: `${name}.${setting} is a secret, and a configuration file is no place for one. Nothing was written.`,
    hint: `Keep it where only you can read it: msp secret set ${name}.${setting}`,
  });
}
