/** How it stands with a plugin right after it was added: can it be used, and what is missing? */
import { type DisabledPlugin, type Host, type LoadedPlugin, locatePlugin } from '@msp/core';
import type { PluginState } from '@msp/protocol';
import type { Place } from '../../host.js';
import type { Shell } from '../../shell.js';
import { loadRequest, openKit } from '../kit.js';
import { type SecretState, secretStates } from '../secret-states.js';
import { settingRows } from '../setting-rows.js';
import { pluginStates } from '../states.js';
import { isTrusted } from '../trust.js';

/** What was found out. */
export interface Standing {
  readonly plugin: PluginState;
  readonly loaded: LoadedPlugin | DisabledPlugin;
  /** Can its code not be used at all? Not where it only waits for being allowed or switched on. */
  readonly broken: boolean;
  readonly missing: {
    /** By their dotted keys. */
    readonly settings: readonly string[];
    readonly secrets: readonly Pick<SecretState, 'name' | 'label' | 'help'>[];
  };
}

/** Loads it. Sends nothing. */
export async function standingOf(name: string, host: Host & Place, shell: Shell): Promise<Standing> {
  const kit = await openKit(host, shell, { names: [name] });
  const loaded = kit.all[0] as LoadedPlugin | DisabledPlugin;
  const [states, secrets] = await Promise.all([
    pluginStates(host, kit.all),
    secretStates(loaded, kit.secrets, shell.environment),
  ]);
  await kit.close();
  return {
    plugin: states.find((state) => state.name === name) as PluginState,
    loaded,
    broken: isBroken(loaded, host, shell),
    missing: {
      settings: settingRows(loaded).flatMap(({ key, required, value }) =>
        required && value === null ? [key] : [],
      ),
      secrets: secrets.flatMap(({ name: secret, label, help, source, optional }) =>
        source === null && !optional ? [{ name: secret, label, help }] : [],
      ),
    },
  };
}

function isBroken(loaded: LoadedPlugin | DisabledPlugin, host: Place, shell: Shell): boolean {
  const { state, plugin, entry } = loaded;
  if (state === 'loaded' || plugin !== null || !entry.enabled) return false;
  const location = locatePlugin(entry.use, loadRequest(host, shell, null));
  return 'reason' in location || isTrusted(entry, location, host, shell.environment);
}
