/** What there is to know of plugins: how all of them stand, and everything about one. */
import type { DisabledPlugin, Host, LoadedPlugin } from '@msp/core';
import { allowedHosts } from '@msp/delivery';
import { PLUGIN_PARTS, type Plugin, type PluginState } from '@msp/protocol';
import type { Place } from '../host.js';
import type { Shell } from '../shell.js';
import { openKit } from './kit.js';
import { type Named, openNamed } from './named.js';
import { type SecretState, secretStates } from './secret-states.js';
import { type SettingRow, settingRows } from './setting-rows.js';
import { pluginStates } from './states.js';

/** Everything about one plugin, as `--json` prints it. */
export interface PluginInfo {
  readonly plugin: PluginState;
  readonly id: string | null;
  readonly title: string | null;
  readonly summary: string | null;
  readonly version: string | null;
  readonly file: string | null;
  readonly homepage: string | null;
  readonly maturity: string | null;
  readonly hosts: readonly string[];
  readonly hooks: readonly string[];
  readonly parts: readonly string[];
  readonly actions: readonly Request[];
  readonly questions: readonly Request[];
  readonly secrets: readonly SecretState[];
  readonly settings: readonly SettingRow[];
}

/** Something that can be asked for with `msp query`. */
interface Request {
  readonly name: string;
  readonly summary: string;
}

/** `msp plugin list`. */
export async function listPlugins(host: Host & Place, shell: Shell): Promise<PluginState[]> {
  return pluginStates(host, (await openKit(host, shell)).all);
}

/** `msp plugin info`. @param word as {@link openNamed} takes it */
export async function pluginInfo(word: string, host: Host & Place, shell: Shell): Promise<PluginInfo> {
  const named = await openNamed(word, host, shell);
  const { plugin: found, kit, file } = named;
  const { plugin } = found;
  const manifest = plugin?.manifest;
  return {
    plugin: await stateOf(named, host),
    id: manifest?.id ?? null,
    title: manifest?.name ?? null,
    summary: manifest?.summary ?? null,
    version: found.state === 'loaded' ? found.version : null,
    file,
    homepage: manifest?.homepage ?? null,
    maturity: manifest?.maturity ?? null,
    hosts: plugin ? hostsOf(plugin, found) : [],
    hooks: Object.keys(plugin?.hooks ?? {}),
    parts: plugin ? PARTS.filter((part) => plugin[part] !== undefined) : [],
    actions: requestsOf(plugin?.actions),
    questions: requestsOf(plugin?.recall),
    secrets: await secretStates(found, kit.secrets, shell.environment),
    settings: settingRows(found),
  };
}

/** In the order in which people read about them. */
const PARTS = ['settings', 'hooks', ...PLUGIN_PARTS.filter((part) => part !== 'settings')] as const;

async function stateOf({ configured, plugin }: Named, host: Host & Place): Promise<PluginState> {
  if (configured) {
    // What is switched off was loaded to be looked at, and stays switched off.
    const all = configured.enabled ? [{ ...plugin, name: configured.name }] : [];
    const state = (await pluginStates(host, all)).find(({ name }) => name === configured.name);
    if (state) return state;
  }
  const { name, entry, mode } = plugin;
  const base = { name, use: entry.use, mode, state: 'disabled', queued: 0, parked: 0 } as const;
  if (plugin.state === 'disabled' && !plugin.plugin)
    return { ...base, problem: plugin.reason, hint: plugin.hint };
  const hint = `Connect it: msp plugin add ${entry.use}`;
  return { ...base, problem: 'it is not in the configuration', hint };
}

/** Those that it may reach: its own, and those in its settings. */
function hostsOf(plugin: Plugin, found: LoadedPlugin | DisabledPlugin): string[] {
  const settings = found.state === 'loaded' ? found.settings : found.entry.settings;
  const set = allowedHosts({ ...plugin.manifest, hosts: [] }, settings);
  return [
    ...plugin.manifest.hosts,
    ...set.map(({ host, port }) => (port === '443' ? host : `${host}:${port}`)),
  ];
}

const requestsOf = (requests: Plugin['actions'] | Plugin['recall'] = {}): Request[] =>
  Object.entries(requests).map(([name, { summary }]) => ({ name, summary: String(summary) }));
