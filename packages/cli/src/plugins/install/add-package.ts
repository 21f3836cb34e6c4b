/** Installs a package, shows what it may reach, and connects it where that is allowed. */
import { existsSync } from 'node:fs';
import { type Host, isPath } from '@msp/core';
import { MspError } from '@msp/protocol';
import type { Place } from '../../host.js';
import type { Shell } from '../../shell.js';
import { nameFrom } from '../named.js';
import { isTrusted } from '../trust.js';
import { addBeside } from './add-beside.js';
import { type Addition, type AddWish, nameTaken, settingsTooLate } from './addition.js';
import { assertFree } from './assert-free.js';
import { claimsToBeOurs } from './claims-to-be-ours.js';
import { dependenciesOf } from './dependencies.js';
import { stageTarball, swap } from './folders.js';
import { assertNoSecret } from './given-settings.js';
import { changingPlugins, type Installing, installStaged, stageAnew } from './installing.js';
import { allowPackage, isVouchedFor } from './judging.js';
import { assertFits, versionWarnings } from './staged.js';
import { installedPackage, type Target, tarballName, targetOf } from './target.js';
import type { WantedPackage } from './wanted.js';
import { wordsOf } from './words-of.js';

/** @throws an `MspError` where it cannot be installed, does not fit, or is not allowed; nothing was changed then */
export async function addPackage(
  wanted: WantedPackage,
  wish: AddWish,
  host: Host & Place,
  shell: Shell,
): Promise<Addition> {
  const target = await targetOf(wanted, wish.name, host, shell);
  if (target.tarball !== null && !existsSync(target.tarball))
    throw new MspError('MSP008', {
      message: `There is no file ${target.tarball}.`,
      hint: 'Make one of a package: npm pack',
    });
  const there = alreadyThere(target, wish, host);
  const found = there ?? (await addBeside(target, wish, host, shell));
  if (found) return found;
  return changingPlugins(host.workspace, shell, (installing) => install(target, wish, host, installing));
}

/** The entry is there, its package is installed, and no other version of it is asked for. */
function alreadyThere({ entry, ...target }: Target, wish: AddWish, host: Place): Addition | null {
  if (!entry) return null;
  const installed = installedPackage(entry.use, host);
  const isOther = installed ? installed.name !== target.package : isPath(entry.use);
  if (target.package !== null && isOther) throw nameTaken(entry.name, entry.use, wish.word);
  const isCode = target.package === null && target.tarball === null;
  if ((!installed && !isCode) || target.tarball !== null) return null;
  if (wish.settings.length > 0) throw settingsTooLate(entry.name, wish.settings);
  if (target.version !== null && target.version !== installed?.version) return null;
  return {
    ...{ name: entry.name, use: entry.use, added: false },
    ...{ package: installed?.name ?? null, version: installed?.version ?? null },
    registry: target.listed?.registry ?? null,
    verified: target.listed?.entry.verified ?? false,
    ...{ manifest: null, warnings: target.warnings },
  };
}

async function install(
  target: Target,
  wish: AddWish,
  host: Host & Place,
  installing: Installing,
): Promise<Addition> {
  const { folders, client, shell } = installing;
  const { listed, entry } = target;
  stageAnew(installing);
  const staged = await installStaged(parcelOf(target, installing), installing);
  assertFits(staged, { entry: listed?.entry ?? null, client, folder: folders.next });
  const id = staged.card?.manifest.id ?? listed?.entry.id ?? nameFrom(staged.name);
  const name = entry?.name ?? wish.name ?? id;
  const present = host.config.plugins.find((each) => each.name === name);
  assertFree(name, present, staged, host, wish.word);
  assertNoSecret(wish.settings, staged.card?.manifest ?? null, name);
  await allowPackage({ staged, target, yes: wish.yes, words: wordsOf(wish) }, installing);
  // Others may have written settings for it that are not what this person wants.
  const trusted = !present || isTrusted(present, { from: 'project' }, host, shell.environment);
  swap(folders);
  const isUsual = staged.name === `@msp/plugin-${name}`;
  const use = present?.use ?? (isUsual ? name : staged.name);
  await wish.connect({ name, use: present || isUsual ? null : use, settings: wish.settings, trusted }, shell);
  return {
    ...{ name, use, added: true, package: staged.name, version: staged.version },
    registry: listed?.registry ?? null,
    verified: isVouchedFor(staged, listed),
    manifest: staged.card?.manifest ?? null,
    warnings: [
      ...target.warnings,
      ...versionWarnings(staged, listed?.entry ?? null),
      ...claimsToBeOurs(staged),
    ],
  };
}

/** Without a version of its own, what the lock of the project says counts: others work with it. */
function parcelOf(target: Target, { folders }: Installing) {
  const { tarball, version, package: name } = target;
  if (tarball !== null) {
    const specifier = stageTarball(folders, tarball, tarballName(tarball));
    return { specifier: specifier.replace(/^\.\//, 'file:./'), name: null, shown: tarballName(tarball) };
  }
  const shown = name ?? '';
  const isLocked = Object.hasOwn(dependenciesOf(folders.next), shown);
  const specifier = version === null && isLocked && target.entry ? null : `${shown}@${version ?? 'latest'}`;
  return { specifier, name, shown };
}
