/** Writes what was answered, at the very end and all together: secrets, settings, and that they are allowed. */
import { dirname } from 'node:path';
import { ensureStateDirectory, setSetting, unsetSetting } from '@msp/core';
import { type Keeping, openSecretStore, type SecretStore } from '@msp/delivery';
import { configFiles } from '../../configuration/files.js';
import type { Shell } from '../../shell.js';
import { placeNow } from '../install/configure.js';
import { trust } from '../trust.js';
import { type Change, changesOf, entryWith, writtenValue } from './changes.js';
import type { Draft } from './draft.js';
import type { Subject } from './subject.js';

/** What was written. */
export interface Kept {
  /** Keys of settings, as the configuration has them. */
  readonly changed: readonly string[];
  readonly secrets: readonly { readonly name: string; readonly kept: Keeping }[];
}

/** Does anything differ from what is there? */
export const isChanged = (subject: Subject, draft: Draft): boolean =>
  subject.isNew || draft.entered.size > 0 || changesOf(subject, draft).length > 0;

/** @throws an `MspError` where it cannot be written; what was there before is there again then */
export async function keep(subject: Subject, draft: Draft, shell: Shell): Promise<Kept> {
  const { name, host } = subject;
  const store = openSecretStore({ env: shell.environment, scope: host.stateDirectory });
  const changes = changesOf(subject, draft);
  const secrets: Kept['secrets'][number][] = [];
  const undo: (() => Promise<unknown>)[] = [];
  try {
    for (const [secret, value] of draft.entered) {
      const again = await putBack(store, name, secret, host.stateDirectory);
      const kept = await store.set(name, secret, value);
      undo.push(again);
      secrets.push({ name: `${name}.${secret}`, kept });
    }
    await write(subject, changes, shell);
  } catch (error) {
    for (const back of undo.reverse()) await back().catch(() => {});
    throw error;
  }
  return { changed: changes.map(({ key }) => key), secrets };
}

/** What brings back the secret that is there now. */
async function putBack(
  store: SecretStore,
  name: string,
  secret: string,
  scope: string,
): Promise<() => Promise<unknown>> {
  const before = (await store.all(name)).get(secret);
  const { value = null } = before?.scope === scope ? before : {};
  return () => (value === null ? store.remove(name, secret) : store.set(name, secret, value));
}

async function write(subject: Subject, changes: readonly Change[], shell: Shell): Promise<void> {
  const { name, isNew, entry, trusted } = subject;
  const { project: file, workspace } = configFiles(shell);
  const profile = shell.globals.profile ? `profiles.${shell.globals.profile}.` : '';
  const key = `${profile}plugins.${name}`;
  if (isNew || changes.length > 0) {
    if (dirname(file) === workspace.stateDirectory) ensureStateDirectory(workspace);
    if (isNew)
      await setSetting({
        ...{ file, key },
        value: JSON.stringify(entryWith(entry.use === name ? null : entry.use, changes)),
      });
    else
      for (const change of changes) {
        if (change.value === undefined) await unsetSetting({ file, key: `${key}.${change.key}` });
        else await setSetting({ file, key: `${key}.${change.key}`, value: writtenValue(change.value) });
      }
  }
  const place = await placeNow(shell);
  const written = place.loaded.config.plugins.find((each) => each.name === name);
  if (written && trusted) trust(written, place.workspace.stateDirectory, shell.environment);
}
