/** Which packages can be updated, and why the rest cannot. */

import { isPath, locatePlugin, pluginsFolder } from '@msp/core';
import type { PluginConfig } from '@msp/protocol';
import type { Place } from '../../host.js';
import { placesOf } from '../places.js';
import { dependenciesOf } from './dependencies.js';
import { TARBALLS } from './kept.js';

import { installedPackage } from './target.js';

/** A package that `msp plugin add` has installed. */
export interface Updatable {
  readonly name: string;
  readonly version: string;
  /** The names of those that use it. */
  readonly entries: readonly string[];
}

/** One that is left as it is. */
export interface NotUpdatable {
  readonly name: string;
  readonly package: null;
  readonly before: string | null;
  readonly after: string | null;
  readonly problem: string;
  readonly hint: string | null;
}

/** Sorts them. Runs nothing. */
export function updatable(
  entries: readonly PluginConfig[],
  place: Place,
): { readonly packages: readonly Updatable[]; readonly others: readonly NotUpdatable[] } {
  const asked = dependenciesOf(pluginsFolder(place.workspace.stateDirectory));
  const packages = new Map<string, Updatable>();
  const others: NotUpdatable[] = [];
  for (const { name, use } of entries) {
    const installed = installedPackage(use, place);
    const version = installed?.version ?? null;
    const left = (problem: string, hint: string | null = null) =>
      others.push({ name, package: null, before: version, after: version, problem, hint });
    if (isPath(use)) {
      left('It is code at a path: what stands there is what runs.');
      continue;
    }
    if (!installed) {
      const location = locatePlugin(use, placesOf(place));
      const { reason = 'its package says neither its name nor its version', hint = null } =
        'reason' in location ? location : {};
      left(`${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`, hint);
      continue;
    }
    const from = Object.hasOwn(asked, installed.name) ? asked[installed.name] : undefined;
    if (from === undefined)
      left(
        'It was not installed by msp.',
        `Update it where it was installed: npm install ${installed.name}@latest`,
      );
    else if (from.includes(TARBALLS))
      left('It was installed from a file.', 'Install a newer one: msp plugin add ./<file>.tgz');
    else
      packages.set(installed.name, {
        ...{ name: installed.name, version: installed.version },
        entries: [...(packages.get(installed.name)?.entries ?? []), name],
      });
  }
  return { packages: [...packages.values()], others };
}
