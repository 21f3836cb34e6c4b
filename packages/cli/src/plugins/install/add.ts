/** `msp plugin add`: installs a plugin, or takes one at a path, and connects it. */
import type { Host } from '@msp/core';
import { EXIT, permissionsOf } from '@msp/protocol';
import { openHost, type Place } from '../../host.js';
import type { Outcome } from '../../outcome.js';
import type { Shell } from '../../shell.js';
import { addedView } from '../../views/plugin-added.js';
import { forgetProblem } from '../forget-problem.js';
import { addPackage } from './add-package.js';
import { addPath } from './add-path.js';
import type { Added, Addition, AddWish } from './addition.js';
import { assertName, configure, placeNow } from './configure.js';
import { givenSettings } from './given-settings.js';
import { standingOf } from './standing.js';
import { wantedOf } from './wanted.js';

/** What the options of the command line say. */
export interface AddOptions {
  readonly name: string | undefined;
  readonly set: readonly string[];
  readonly yes: boolean;
}

/** @throws an `MspError` where it cannot be added; nothing was changed then, and what was installed before works as it did */
export async function add(word: string, { name, set, yes }: AddOptions, shell: Shell): Promise<Outcome> {
  assertName(name);
  const settings = givenSettings(set);
  const wish: AddWish = { word, name, settings, yes, command: 'msp plugin add', connect: configure };
  const host = await openHost(shell, 'any');
  const addition = await addWanted(wish, host, shell);
  return outcomeOf(await completed(addition, word, host, shell));
}

/** Finds what is meant, and has it connected as the wish says. @throws as {@link add} */
export function addWanted(wish: AddWish, host: Host & Place, shell: Shell): Promise<Addition> {
  const wanted = wantedOf(wish.word, shell.cwd);
  return wanted.kind === 'path'
    ? addPath(wanted.path, wish, host, shell)
    : addPackage(wanted, wish, host, shell);
}

async function completed(addition: Addition, word: string, host: Host & Place, shell: Shell): Promise<Added> {
  const place = await placeNow(shell);
  await forgetProblem(addition.name, host);
  const standing = await standingOf(addition.name, { ...host, ...place, config: place.loaded.config }, shell);
  const { loaded } = standing;
  const manifest = addition.manifest ?? loaded.plugin?.manifest ?? null;
  return {
    ...addition,
    ...{ word, manifest, standing },
    file: loaded.state === 'loaded' ? loaded.location.file : null,
    reaches: manifest && permissionsOf(manifest),
    labels: manifest?.secrets ?? {},
  };
}

function outcomeOf(added: Added): Outcome {
  const { name, use, version, registry, verified, reaches, manifest, standing } = added;
  const { plugin, missing } = standing;
  return {
    json: () => ({
      ...{ name, added: added.added, id: manifest?.id ?? null, use, package: added.package, version },
      ...{ registry, verified, reaches, plugin, missing, warnings: [] },
    }),
    text: (paper) => addedView(added, paper),
    essential: name,
    warnings: added.warnings,
    // What lacks a setting or a secret, or waits for being allowed, is added well; what cannot be loaded at all is not.
    exitCode: added.added && standing.broken ? EXIT.integration : EXIT.ok,
  };
}
