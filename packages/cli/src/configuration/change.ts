import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { ensureStateDirectory, type SettingChange, setSetting, unsetSetting } from '@msp/core';
import type { Warning } from '@msp/protocol';
import type { Outcome } from '../outcome.js';
import { label } from '../output/layout.js';
import type { Shell } from '../shell.js';
import { configFiles } from './files.js';
import { written } from './show.js';

/** Which file is to be changed, and whether within a profile. */
export interface Target {
  /** The user's own file instead of the project's. */
  readonly user: boolean;
}

/** `msp config set <key> <value>`. With `--profile` the setting of that profile. */
export async function setConfig(key: string, value: string, target: Target, shell: Shell): Promise<Outcome> {
  const file = prepared(target, shell);
  const set = () => setSetting({ file, key: keyIn(key, shell), value });
  if (!key.startsWith('plugins.')) return changed(await set());
  const { beforeChange, mayBeSet, trustChanged } = await import('../plugins/allow.js');
  await mayBeSet(key, shell);
  if (target.user) return changed(await set());
  const before = await beforeChange(key, shell);
  const change = await set();
  return changed(change, before ? await trustChanged(key, before, shell) : []);
}

/** `msp config unset <key>`: takes the setting out of the file. */
export async function unsetConfig(key: string, target: Target, shell: Shell): Promise<Outcome> {
  const { project, user } = configFiles(shell);
  const unset = () => unsetSetting({ file: target.user ? user : project, key: keyIn(key, shell) });
  if (target.user || !key.startsWith('plugins.')) return changed(await unset());
  const { beforeChange, trustChanged } = await import('../plugins/allow.js');
  const before = await beforeChange(key, shell);
  const change = await unset();
  // Only what was allowed stays so: to take a setting out says nothing of the code.
  return changed(change, before?.trusted ? await trustChanged(key, before, shell) : []);
}

const keyIn = (key: string, { globals }: Shell) =>
  globals.profile ? `profiles.${globals.profile}.${key}` : key;

/** The file to write; the folder around it is made where there is none. */
function prepared(target: Target, shell: Shell): string {
  const { project, user, workspace } = configFiles(shell);
  if (target.user) mkdirSync(dirname(user), { recursive: true, mode: 0o700 });
  else if (dirname(project) === workspace.stateDirectory) ensureStateDirectory(workspace);
  return target.user ? user : project;
}

function changed(
  { file, key, before = null, after = null, problems }: SettingChange,
  warnings: readonly Warning[] = [],
): Outcome {
  const from = before === null ? '' : ` (was ${label(written(before))})`;
  const line =
    after === null ? `${key} is not set any more${from}` : `${key} = ${label(written(after))}${from}`;
  return {
    json: () => ({ file, key, before, after, warnings: [] }),
    text: (paper) => [line, paper.style.faint(`in ${file}`)],
    essential: written(after),
    warnings: [
      ...problems.map(({ message }) => ({
        message: `${file}: ${message}`,
        hint: 'See all: msp config test',
      })),
      ...warnings,
    ],
  };
}
