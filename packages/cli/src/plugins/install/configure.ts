/** Writes what was added into the configuration of the project, and allows it there. */
import { dirname } from 'node:path';
import { ensureStateDirectory, setSetting } from '@msp/core';
import { MspError, PluginId } from '@msp/protocol';
import { configFiles } from '../../configuration/files.js';
import { openPlace, type Place } from '../../host.js';
import type { Shell } from '../../shell.js';
import { trust } from '../trust.js';
import type { GivenSetting } from './given-settings.js';

/** An entry to be written. */
export interface NewEntry {
  readonly name: string;
  /** Null where its name says it. */
  readonly use: string | null;
  readonly settings: readonly GivenSetting[];
  /** Does the person's wish make it allowed? Not so where others have configured it. */
  readonly trusted: boolean;
}

/** @throws an `MspError` `MSP009` for what cannot be the name of an entry */
export function assertName(name: string | undefined): void {
  if (
    name === undefined ||
    (PluginId.safeParse(name).success && !['constructor', 'prototype'].includes(name))
  )
    return;
  throw new MspError('MSP009', {
    message:
      'A name in the configuration has small letters and digits, with single hyphens between, 40 at most.',
    hint: 'For example: --name team-notes',
  });
}

/** Writes the entry, and returns the place with it. Comments and layout of the file stay. */
export async function configure({ name, use, settings, trusted }: NewEntry, shell: Shell): Promise<Place> {
  const { project: file, workspace } = configFiles(shell);
  if (dirname(file) === workspace.stateDirectory) ensureStateDirectory(workspace);
  const profile = shell.globals.profile ? `profiles.${shell.globals.profile}.` : '';
  const key = `${profile}plugins.${name}`;
  if (use !== null) await setSetting({ file, key: `${key}.use`, value: use });
  for (const [setting, value] of settings) await setSetting({ file, key: `${key}.${setting}`, value });
  const place = await placeNow(shell);
  if (place.loaded.config.plugins.some((entry) => entry.name === name))
    return allow(name, place, trusted, shell);
  await setSetting({ file, key, value: '{}' });
  return allow(name, await placeNow(shell), trusted, shell);
}

function allow(name: string, place: Place, trusted: boolean, shell: Shell): Place {
  const entry = place.loaded.config.plugins.find((each) => each.name === name);
  if (trusted && entry) trust(entry, place.workspace.stateDirectory, shell.environment);
  return place;
}

/** The configuration as it is now. What is to be said of it was said when the command began. */
export const placeNow = (shell: Shell): Promise<Place> => openPlace({ ...shell, notices: [] });
