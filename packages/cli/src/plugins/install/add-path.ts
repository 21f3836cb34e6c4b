/** Connects a plugin that lies somewhere: nothing is installed. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { relative, sep } from 'node:path';
import { type Host, locatePlugin } from '@msp/core';
import { MspError, PluginId } from '@msp/protocol';
import type { Place } from '../../host.js';
import type { Shell } from '../../shell.js';
import { nameFrom, openNamed } from '../named.js';
import { placesOf } from '../places.js';
import { type Addition, type AddWish, nameTaken, settingsTooLate } from './addition.js';
import { assertNoSecret } from './given-settings.js';

/**
 * Who types a path wants that code to run: nothing is asked.
 *
 * @throws an `MspError` `MSP004` where there is no plugin
 */
export async function addPath(
  path: string,
  wish: AddWish,
  host: Host & Place,
  shell: Shell,
): Promise<Addition> {
  const { workspace, config } = host;
  const use = usePath(path, workspace.root);
  const places = placesOf(host);
  const location = locatePlugin(use, places);
  if ('reason' in location) {
    const isThere = existsSync(path.replace(/^~(?=[/\\])/, homedir()));
    throw new MspError('MSP008', {
      message: `There is no plugin at ${path}: ${location.reason}.`,
      hint: isThere ? location.hint : 'Name a file or a folder that is there: msp plugin add ./my-plugin',
    });
  }
  const { plugin: found, kit } = await openNamed(path, host, shell);
  await kit.close();
  if (!found.plugin) {
    const { reason = 'it is no plugin', hint = '' } = found.state === 'disabled' ? found : {};
    throw new MspError('MSP004', {
      message: `${path} cannot be used: ${reason}. Nothing was changed.`,
      hint,
    });
  }
  const { manifest } = found.plugin;
  const name = wish.name ?? (PluginId.safeParse(manifest.id).success ? manifest.id : nameFrom(path));
  const entry = config.plugins.find((each) => each.name === name);
  const isSame = entry !== undefined && fileOf(entry.use, places) === location.file;
  if (entry && !isSame) throw nameTaken(name, entry.use, wish.word);
  if (entry && wish.settings.length > 0) throw settingsTooLate(name, wish.settings);
  assertNoSecret(wish.settings, manifest, name);
  // Who names a path that is configured allows it: that is what the path was typed for.
  await wish.connect({ name, use: entry ? null : use, settings: wish.settings, trusted: true }, shell);
  return {
    ...{ name, use: entry?.use ?? use, added: !entry, package: null, registry: null, verified: false },
    version: found.state === 'loaded' ? found.version : null,
    ...{ manifest, warnings: [] },
  };
}

/** Within the project from its folder, so that it means the same on every machine. */
function usePath(path: string, root: string): string {
  const within = relative(root, path);
  const isWithin = !path.startsWith('~') && !/^(\.\.([/\\]|$)|[A-Za-z]:|[/\\])/.test(within);
  return isWithin ? `./${within.split(sep).join('/')}` : path;
}

function fileOf(use: string, places: Parameters<typeof locatePlugin>[1]): string | null {
  const location = locatePlugin(use, places);
  return 'file' in location ? location.file : null;
}
