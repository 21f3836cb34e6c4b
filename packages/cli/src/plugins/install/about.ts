/** `msp plugin list` and `msp plugin info`. */
import { type Host, isPath } from '@msp/core';
import { type ListedPlugin, MspError, type RegistryPlugin } from '@msp/protocol';
import { openHost, type Place } from '../../host.js';
import type { Outcome } from '../../outcome.js';
import type { Shell } from '../../shell.js';
import { pluginInfoView } from '../../views/plugin-page.js';
import { registryPage } from '../../views/plugin-search.js';
import { pluginLines } from '../../views/plugins.js';
import { listPlugins, type PluginInfo, pluginInfo } from '../inspect.js';
import { gatherRegistries, type Listed, OWN } from '../registries/gather.js';
import { shown } from './search.js';
import { installedPackage } from './target.js';

/** Every connected plugin, its version, and how it stands with it. */
export async function list(shell: Shell): Promise<Outcome> {
  const host = await openHost(shell, 'any');
  const plugins = (await listPlugins(host, shell)).map(
    (state): ListedPlugin => ({ ...state, version: installedPackage(state.use, host)?.version ?? null }),
  );
  return {
    json: () => ({ plugins, warnings: [] }),
    text: (paper) => (plugins.length === 0 ? ['No tool is connected.'] : pluginLines(plugins, paper)),
    essential: plugins.map(({ name }) => name).join('\n') || undefined,
  };
}

/** Everything about one, also where it is only in a registry. @throws an `MspError` `MSP008` where it is nowhere */
export async function info(word: string, shell: Shell): Promise<Outcome> {
  const host = await openHost(shell, 'any');
  const found = await pluginInfo(word, host, shell);
  const isConfigured = host.config.plugins.some(({ name }) => name === found.plugin.name);
  if (found.file !== null || isConfigured) return installed(found, host);
  const { listed, warnings } = await inRegistry(word, host, shell);
  if (!listed) {
    const { problem, hint } = found.plugin;
    throw new MspError('MSP008', { message: `There is no plugin "${word}": ${problem}.`, hint: hint ?? '' });
  }
  const registry = shown(listed, host);
  const document = { ...found, ...asInfo(registry), registry, warnings: [] };
  return {
    json: () => document,
    text: (paper) => registryPage(registry, paper),
    essential: `${registry.id} not-installed`,
    warnings,
  };
}

/** No network is asked: what MSP's own registry says of it is beside the point where it is another's. */
function installed(found: PluginInfo, host: Host & Place): Outcome {
  const name = installedPackage(found.plugin.use, host)?.name;
  const own = OWN.find(({ entry }) => entry.package === name);
  const registry = own ? shown(own, host) : null;
  return {
    json: () => ({ ...found, registry, warnings: [] }),
    text: (paper) => pluginInfoView({ ...found, registry }, paper),
    essential: `${found.plugin.name} ${found.plugin.state}`,
  };
}

async function inRegistry(word: string, host: Host & Place, shell: Shell) {
  const fits = ({ entry }: Listed) => entry.id === word || entry.package === word;
  const own = OWN.find(fits);
  if (own || isPath(word)) return { listed: own, warnings: [] };
  const { listed, warnings } = await gatherRegistries(host, shell);
  return { listed: listed.find(fits), warnings };
}

/** The part of {@link PluginInfo} that a registry can tell. */
function asInfo(plugin: RegistryPlugin): Partial<PluginInfo> {
  const { id, title, summary, homepage, maturity, reaches, hooks, capabilities } = plugin;
  return {
    plugin: {
      ...{ name: id, use: plugin.package, mode: 'integrated', state: 'disabled', queued: 0, parked: 0 },
      problem: 'it is not installed',
      hint: `Install it: msp plugin add ${id}`,
    },
    ...{ id, title, summary, homepage, maturity, hooks },
    hosts: reaches.hosts,
    parts: capabilities,
  };
}
