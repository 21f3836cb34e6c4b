/** Takes the package of an entry out again that is no longer configured, where nobody else uses it. */
import { pluginsFolder } from '@msp/core';
import { MspError, type PluginConfig, type Warning } from '@msp/protocol';
import type { Place } from '../../host.js';
import type { Shell } from '../../shell.js';
import { dependenciesOf } from './dependencies.js';
import { drop, swap } from './folders.js';
import { changingPlugins, type Installing, stageAnew } from './installing.js';
import { showing } from './progress.js';
import { runClient } from './run-client.js';
import { installedPackage } from './target.js';

/** What became of a package. */
export interface Uninstalled {
  readonly packageName: string | null;
  readonly uninstalled: boolean;
  readonly warnings: readonly Warning[];
}

/** @param place without the entry. Where the package cannot be removed, it stays, and does no harm. */
export async function uninstall({ use }: PluginConfig, place: Place, shell: Shell): Promise<Uninstalled> {
  const packageName = installedPackage(use, place)?.name ?? null;
  const asked = dependenciesOf(pluginsFolder(place.workspace.stateDirectory));
  const others = place.loaded.config.plugins.map((entry) => installedPackage(entry.use, place)?.name);
  if (packageName === null || !Object.hasOwn(asked, packageName) || others.includes(packageName))
    return { packageName, uninstalled: false, warnings: [] };
  try {
    await changingPlugins(place.workspace, shell, (installing) => takeOut(packageName, installing));
    return { packageName, uninstalled: true, warnings: [] };
  } catch (error) {
    if (!MspError.is(error)) throw error;
    const message = `The package ${packageName} was left where it is, and is not used: ${error.message}`;
    return { packageName, uninstalled: false, warnings: [{ message, hint: error.hint }] };
  }
}

async function takeOut(name: string, installing: Installing): Promise<void> {
  const { folders, shell } = installing;
  // Where nothing else is installed, nothing has to be asked of anybody.
  if (Object.keys(dependenciesOf(folders.now)).every((each) => each === name)) return drop(folders.now);
  stageAnew(installing);
  const run = { folder: folders.next, env: shell.environment, what: `${name} could not be removed` };
  await showing(`Removing ${name}`, shell, () =>
    runClient(installing.client, installing.client.remove(name), run),
  );
  swap(folders);
}
