/** `msp plugin search`: what the registries have. */
import type { RegistryPlugin } from '@msp/protocol';
import { searchPlugins } from '@msp/registry';
import { openPlace, type Place } from '../../host.js';
import type { Outcome } from '../../outcome.js';
import type { Shell } from '../../shell.js';
import { searchView } from '../../views/plugin-search.js';
import { gatherRegistries, type Listed } from '../registries/gather.js';
import { registryPlugin } from '../registries/registry-plugin.js';
import { installedPackage } from './target.js';

/** @param words all of which a plugin has to fit; none: all plugins */
export async function search(words: string, shell: Shell): Promise<Outcome> {
  const place = await openPlace(shell);
  const { listed, read, warnings } = await gatherRegistries(place, shell);
  const found = searchPlugins(
    listed.map(({ entry }) => entry),
    words,
  );
  const plugins = found.flatMap((entry) => {
    const each = listed.find((one) => one.entry === entry);
    return each ? [shown(each, place)] : [];
  });
  return {
    json: () => ({ plugins, registries: read, warnings: [] }),
    text: (paper) => searchView(plugins, words, paper),
    essential: plugins.map(({ id }) => id).join('\n') || undefined,
    warnings,
  };
}

/** With the version that is installed here. */
export const shown = (listed: Listed, place: Place): RegistryPlugin =>
  registryPlugin(listed, installedPackage(listed.entry.package, place)?.version ?? null);
