/** Lets code of a project run because a person said so: with `msp plugin trust`, or by configuring it. */
import { type Host, isPath, locatePlugin } from '@msp/core';
import { MspError, type PluginConfig, type Warning } from '@msp/protocol';
import { openPlace, type Place } from '../host.js';
import type { Shell } from '../shell.js';
import { placesOf } from './places.js';
import { refuseSecret } from './refuse-secret.js';
import { isTrusted, trust } from './trust.js';

/**
 * `msp plugin trust`.
 *
 * @returns the file that may run now
 * @throws an `MspError` `MSP004` where there is no such code: what comes to stand there later is not trusted beforehand
 */
export function trustConfigured(entry: PluginConfig, host: Host & Place, shell: Shell): string {
  const location = locatePlugin(entry.use, placesOf(host));
  if ('reason' in location) {
    const message = `${entry.name} cannot be trusted: ${location.reason}.`;
    throw new MspError('MSP004', { message, hint: location.hint });
  }
  trust(entry, host.stateDirectory, shell.environment);
  return location.file;
}

/** An entry of the configuration before it is changed. */
export interface Before {
  readonly name: string;
  readonly entry: PluginConfig | null;
  readonly trusted: boolean;
}

/**
 * Refuses a secret where settings go.
 *
 * @throws an `MspError` `MSP009`
 */
export async function mayBeSet(key: string, shell: Shell): Promise<void> {
  const place = await readPlace(shell);
  if (place) refuseSecret(key, place);
}

/** How an entry stands in the configuration now; null where the key is not that of a plugin's. */
export async function beforeChange(key: string, shell: Shell): Promise<Before | null> {
  const name = /^plugins\.([a-z][a-z0-9-]*)(\.|$)/.exec(key)?.[1];
  if (name === undefined) return null;
  const place = await readPlace(shell);
  const entry = place?.loaded.config.plugins.find((each) => each.name === name) ?? null;
  return { name, entry, trusted: place !== null && entry !== null && isAllowed(entry, place, shell) };
}

/**
 * Who names the code of a plugin in a configuration wants it to run. Not so who changes a setting of a plugin that somebody else
 * has put there: the code is named to them first.
 *
 * @param before as {@link beforeChange} found it
 */
export async function trustChanged(key: string, before: Before, shell: Shell): Promise<Warning[]> {
  const place = await readPlace(shell);
  const entry = place?.loaded.config.plugins.find(({ name }) => name === before.name);
  if (!place || !entry || isAllowed(entry, place, shell)) return [];
  const named = key === `plugins.${entry.name}` || key === `plugins.${entry.name}.use`;
  if (!named && before.entry && !before.trusted) {
    const location = locatePlugin(entry.use, placesOf(place));
    if ('reason' in location) return [];
    const message = `This project asks for ${entry.name} in a way that you have not allowed.`;
    const hint = `Look at plugins.${entry.name} in its configuration, and at ${location.file}. Then: msp plugin trust ${entry.name}`;
    return [{ message, hint }];
  }
  // What comes to stand there later is not trusted beforehand.
  if (!named && 'reason' in locatePlugin(entry.use, placesOf(place))) return [];
  trust(entry, place.workspace.stateDirectory, shell.environment);
  return [];
}

/** Null where the configuration cannot be read: it is being mended. */
async function readPlace(shell: Shell): Promise<Place | null> {
  // What it warns of has been told, or is told with the change.
  const quiet = { ...shell, notices: [] };
  return openPlace(quiet).catch(() => null);
}

function isAllowed(entry: PluginConfig, place: Place, shell: Shell): boolean {
  const location = locatePlugin(entry.use, placesOf(place));
  if ('file' in location) return isTrusted(entry, location, place, shell.environment);
  // It is not there yet: a path will be of this project, a package may be.
  return isTrusted(entry, { from: isPath(entry.use) ? 'path' : 'project' }, place, shell.environment);
}
