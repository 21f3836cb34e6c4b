/** Finds the tool that a person named: what `msp plugin add` takes, asked about in the same way. Connects nothing yet. */
import { type Host, pluginsFolder } from '@msp/core';
import type { Place } from '../../host.js';
import type { Shell } from '../../shell.js';
import { addWanted } from '../install/add.js';
import { leftUnchanged } from '../install/allowing.js';
import { assertName, type NewEntry, placeNow } from '../install/configure.js';
import { dependenciesOf } from '../install/dependencies.js';
import { installedPackage } from '../install/target.js';
import { uninstall } from '../install/uninstall.js';
import { openSubject, type Subject } from './subject.js';

/** As it stands on the command line. */
export interface ToolWish {
  readonly word: string;
  readonly name: string | undefined;
  readonly yes: boolean;
}

/** What was found. */
export interface FoundTool {
  readonly subject: Subject;
  /**
   * Takes the package out again that was installed for it: it is not connected in the end.
   *
   * @returns what is still there, as a sentence; null where everything is as it was
   */
  takeBack(): Promise<string | null>;
}

/**
 * Finds it, and installs its package where that is not there. It is not in the configuration then.
 *
 * @throws an `MspError` as `msp plugin add` does, and where its code cannot be used
 */
export async function findTool(
  { word, name, yes }: ToolWish,
  host: Host & Place,
  shell: Shell,
): Promise<FoundTool> {
  assertName(name);
  const present = host.config.plugins.find((each) => each.name === word);
  // One that is configured under this name and taken from elsewhere is meant, and not the one of the registry.
  if (name === undefined && present && present.use !== word)
    return {
      subject: await openSubject({ name: word, addition: null, wanted: null, adds: true }, host, shell),
      takeBack: async () => null,
    };
  const before = dependenciesOf(pluginsFolder(host.workspace.stateDirectory));
  let wanted: NewEntry | null = null;
  const connect = async (entry: NewEntry) => {
    wanted = entry;
  };
  const wish = { ...{ word, name, yes, connect }, settings: [], command: 'msp add' };
  const addition = await addWanted(wish, host, shell).catch((error) => {
    throw leftUnchanged(error);
  });
  const place = await placeNow(shell);
  const now = { ...host, ...place, config: place.loaded.config };
  const takeBack = async () => {
    const there = (await placeNow(shell)).loaded.config.plugins;
    if (there.some((each) => each.name === addition.name)) return null;
    const { package: packageName, use, name: as } = addition;
    const isOurs = installedPackage(use, now)?.from === 'project';
    if (!isOurs || packageName === null || Object.hasOwn(before, packageName)) return null;
    const entry = { name: as, use, enabled: true, mode: 'integrated', settings: {} } as const;
    const { uninstalled } = await uninstall(entry, now, shell);
    return uninstalled ? null : `The package ${packageName} stays installed, and is not used.`;
  };
  try {
    const subject = await openSubject({ name: addition.name, addition, wanted }, now, shell);
    return { subject, takeBack };
  } catch (error) {
    await takeBack();
    throw error;
  }
}
