/** The plugin that is connected or changed, and what is set of it so far. */
import { type DisabledPlugin, type Host, type LoadedPlugin, loadPlugin } from '@msp/core';
import { watchdog } from '@msp/delivery';
import { MspError, type Plugin, type PluginConfig } from '@msp/protocol';
import type { Place } from '../../host.js';
import type { Shell } from '../../shell.js';
import type { Addition } from '../install/addition.js';
import type { NewEntry } from '../install/configure.js';
import { loadRequest } from '../kit.js';

/** What is connected or changed. */
export interface Subject {
  /** In the configuration. */
  readonly name: string;
  /** As the tool writes its own name. */
  readonly title: string;
  readonly plugin: Plugin;
  /** As it is configured now, or would be with nothing set. */
  readonly entry: PluginConfig;
  /** Does the configuration not have it yet? */
  readonly isNew: boolean;
  /** May it be used as it is configured once this is over? Not where others have configured it, and nobody here allowed that. */
  readonly trusted: boolean;
  /** How it was found; null where it was there already. */
  readonly addition: Addition | null;
  /** Is it added, rather than changed? Whoever adds what is switched off wants it to be on. */
  readonly adds: boolean;
  readonly host: Host & Place;
  /** Called before a part of the plugin runs, so that one that never returns is named. */
  onCall(): void;
}

/** Seconds after which a plugin that does not return ends the process. */
const PATIENCE = 10;

/** What was found. */
export interface Sought {
  readonly name: string;
  readonly addition: Addition | null;
  /** What was to be written when it was found; null where nothing was. */
  readonly wanted: NewEntry | null;
  /** Default: where it was found anew. */
  readonly adds?: boolean;
}

/**
 * Loads it. Nothing is written, and nothing is sent.
 *
 * @throws an `MspError` `MSP004` where its code cannot be used
 */
export async function openSubject(
  { name, addition, wanted, adds = addition !== null }: Sought,
  host: Host & Place,
  shell: Shell,
): Promise<Subject> {
  const watch = watchdog({
    file: null,
    seconds: PATIENCE,
    message: `The plugin %s did not return for ${PATIENCE} s; MSP was stopped. Nothing was changed.\n`,
  });
  shell.closing.push(() => watch.stop());
  const present = host.config.plugins.find((each) => each.name === name);
  const use = wanted?.use ?? present?.use ?? name;
  const usual: PluginConfig = { name, use, enabled: true, mode: 'integrated', settings: {} };
  const entry: PluginConfig = { ...usual, ...present, use };
  const { allowed, ...request } = loadRequest(host, shell, watch);
  const loaded = await loadPlugin(
    { ...entry, enabled: true },
    {
      ...request,
      ...(allowed && { allowed: wanted?.trusted ? () => true : allowed }),
    },
  );
  if (!loaded.plugin) throw unusable(loaded);
  const { plugin } = loaded;
  return {
    ...{ name, title: titleOf(name, plugin), plugin, entry, addition, adds, host },
    // What was not allowed has not been loaded.
    ...{ isNew: !present, trusted: wanted?.trusted ?? true },
    onCall: () => watch.running(name),
  };
}

/** Two of the same plugin are told apart by their names. */
function titleOf(name: string, { manifest }: Plugin): string {
  return name === manifest.id ? manifest.name : `${manifest.name} (${name})`;
}

function unusable(loaded: LoadedPlugin | DisabledPlugin): MspError {
  const {
    name,
    reason = 'it is no plugin',
    hint = '',
  } = loaded.state === 'disabled' ? loaded : { name: loaded.name };
  return new MspError('MSP004', { message: `${name} cannot be used: ${reason}. Nothing was changed.`, hint });
}
