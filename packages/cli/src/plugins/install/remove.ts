/** `msp plugin remove`: takes a plugin out of the configuration, and its package where nobody else uses it. Keeps what it has done. */
import { type Host, unsetSetting } from '@msp/core';
import { openSecretStore, USER_SCOPE } from '@msp/delivery';
import { MspError, type PluginConfig, type Warning } from '@msp/protocol';
import { assertConfigured } from '../../commands/deliver.js';
import { openHost, type Place } from '../../host.js';
import type { Outcome } from '../../outcome.js';
import type { Shell } from '../../shell.js';
import { removedView } from '../../views/plugin-removed.js';
import { forgetFeeds } from '../forget-feeds.js';
import { knownStates } from '../states.js';
import { distrust } from '../trust.js';
import { askFirst, declined } from './allowing.js';
import { placeNow } from './configure.js';
import type { Removed } from './removed.js';
import { uninstall } from './uninstall.js';

/** What was done. */
export interface Removal {
  readonly removed: Removed;
  readonly warnings: readonly Warning[];
  /** As it was before. */
  readonly host: Host & Place;
}

/** @throws an `MspError` where it is not configured, or only where this command does not write */
export async function remove(
  name: string,
  { yes }: { readonly yes: boolean },
  shell: Shell,
): Promise<Outcome> {
  const asked = async (kept: Removed['kept']) => {
    if (!yes) await confirm(name, kept, shell);
  };
  const { removed, warnings } = await removePlugin(name, asked, shell);
  return {
    json: () => ({ ...removed, warnings: [] }),
    text: (paper) => removedView(removed, paper),
    essential: name,
    warnings,
  };
}

/**
 * Takes it out.
 *
 * @param asked told what will stay; throws where the person would rather leave everything as it is
 */
export async function removePlugin(
  name: string,
  asked: (kept: Removed['kept']) => Promise<void>,
  shell: Shell,
): Promise<Removal> {
  const host = await openHost(shell, 'any');
  assertConfigured(name, host.config.plugins);
  const entry = host.config.plugins.find((each) => each.name === name) as PluginConfig;
  const keys = keysInProject(name, host, shell);
  const kept = await whatStays(name, host, shell);
  await asked(kept);
  for (const key of keys) await unsetSetting({ file: host.loaded.files.project, key });
  await forgetFeeds(host, name);
  const place = await placeNow(shell);
  distrust(name, host.stateDirectory, shell.environment);
  const { packageName, uninstalled, warnings } = await uninstall(entry, place, shell);
  const removed = { name, package: packageName, uninstalled, kept };
  return { removed, host, warnings: [...stillThere(name, place), ...warnings] };
}

/** The places of the entry in the project's file. @throws an `MspError` `MSP003` where it is only in the person's own */
function keysInProject(name: string, { loaded }: Place, { globals }: Shell): string[] {
  const sources = loaded.sources.filter(({ key }) => key.startsWith(`plugins.${name}.`));
  const profiles = sources.flatMap(({ source, profile }) =>
    source === 'project' && profile !== null ? [profile] : [],
  );
  // An entry without anything in it has no source, and a variable alone makes none.
  if (sources.length > 0 && sources.every(({ source }) => source === 'user')) {
    throw new MspError('MSP003', {
      message: `${name} stands in your own configuration, for all your projects.`,
      hint: `Take it out there: msp config unset plugins.${name} --user${globals.profile ? ` --profile ${globals.profile}` : ''}`,
    });
  }
  return [...new Set(['', ...profiles.map((profile) => `profiles.${profile}.`)])].map(
    (before) => `${before}plugins.${name}`,
  );
}

async function whatStays(name: string, host: Host, { environment: env }: Shell): Promise<Removed['kept']> {
  const [states, counts, secrets] = await Promise.all([
    knownStates(host),
    host.store.outboxCounts({ statuses: ['sent'] }),
    openSecretStore({ env, scope: host.stateDirectory }).list(name),
  ]);
  const { queued = 0, parked = 0 } = states.find((state) => state.name === name) ?? {};
  return {
    ...{ queued, parked, sent: counts.find(({ plugin }) => plugin === name)?.count ?? 0 },
    // Those of other projects are not meant.
    secrets: [
      ...new Set(
        secrets
          .filter(({ scope }) => scope === host.stateDirectory || scope === USER_SCOPE)
          .map(({ secret }) => `${name}.${secret}`),
      ),
    ],
  };
}

async function confirm(name: string, { queued, parked }: Removed['kept'], shell: Shell): Promise<void> {
  const waits = queued + parked;
  const told = `This takes ${name} and its settings out of the project's configuration.${
    waits > 0 ? ` ${waits} of its operations wait to be sent; they are kept, and not sent.` : ''
  }`;
  const question = {
    ...{ lines: [told], told, command: `msp plugin remove ${name} --yes` },
    ...{ yes: 'take it out', no: 'leave it as it is' },
  };
  if (!(await askFirst(question, shell))) throw declined();
}

function stillThere(name: string, { loaded }: Place): Warning[] {
  if (!loaded.config.plugins.some((entry) => entry.name === name)) return [];
  const from = loaded.sources.find(({ key }) => key.startsWith(`plugins.${name}.`))?.from;
  const message = `${name} is still configured${from ? `, in ${from}` : ''}.`;
  return [{ message, hint: `In your own configuration: msp config unset plugins.${name} --user` }];
}
