/** The plugin that a person named: one of the configuration, a file or folder, or a package that is installed. */
import { basename, dirname, resolve } from 'node:path';
import {
  type DisabledPlugin,
  type Host,
  isPath,
  type LoadedPlugin,
  type LoadRequest,
  locatePlugin,
} from '@msp/core';
import type { PluginConfig } from '@msp/protocol';
import type { Place } from '../host.js';
import type { Shell } from '../shell.js';
import { type Kit, loadRequest, openKit } from './kit.js';

/** A plugin by itself. */
export interface Named {
  readonly kit: Kit;
  readonly plugin: LoadedPlugin | DisabledPlugin;
  /** Its entry in the configuration; null where it has none. */
  readonly configured: PluginConfig | null;
  /** The file it is in, where there is one. */
  readonly file: string | null;
}

/**
 * Loads it, also where it is switched off: it is only looked at. Who types a path wants that code to run, so no trust is asked for
 * then.
 *
 * @param word a name of the configuration, a path, an id, or the name of a package
 */
export async function openNamed(word: string, host: Host & Place, shell: Shell): Promise<Named> {
  const places = loadRequest(host, shell, null);
  const path = pathOf(word, shell.cwd);
  const configured = configuredAs(path ?? word, host.config.plugins, places);
  const use = path ?? configured?.use ?? word;
  const entry: PluginConfig = {
    ...(configured ?? { name: nameFrom(use), mode: 'integrated', settings: {} }),
    use,
    enabled: true,
  };
  const alone: Host & Place = { ...host, config: { ...host.config, plugins: [entry] } };
  const kit = await openKit(path === null ? alone : asTyped(alone, entry.name), shell);
  const location = locatePlugin(use, places);
  return {
    kit,
    plugin: kit.all[0] as LoadedPlugin | DisabledPlugin,
    configured,
    file: 'file' in location ? location.file : null,
  };
}

/** A path as it is meant where it was typed; null where the word is none. */
export function pathOf(word: string, cwd: string): string | null {
  if (!isPath(word) && !/\.[cm]?[jt]s$/.test(word)) return null;
  return word.startsWith('~') ? word : resolve(cwd, word);
}

/** As if the project said nothing of it, but the person. */
const asTyped = (host: Host & Place, name: string): Host & Place => ({
  ...host,
  loaded: {
    ...host.loaded,
    sources: host.loaded.sources.filter(({ key }) => !key.startsWith(`plugins.${name}.`)),
  },
});

/** The entry with this name, else the one that uses the same code. */
function configuredAs(
  word: string,
  plugins: readonly PluginConfig[],
  places: LoadRequest,
): PluginConfig | null {
  const named = plugins.find(({ name }) => name === word);
  if (named) return named;
  const fileOf = (use: string) => {
    const location = locatePlugin(use, places);
    return 'file' in location ? location.file : null;
  };
  const file = fileOf(word);
  return file === null ? null : (plugins.find(({ use }) => fileOf(use) === file) ?? null);
}

/**
 * A name for what has none yet, as a configuration may use it. Pure.
 *
 * @example nameFrom('@acme/msp-plugin-tracker') // 'tracker'
 * @example nameFrom('/home/you/notes-to-mail.ts') // 'notes-to-mail'
 */
export function nameFrom(use: string): string {
  const file = basename(use).replace(/\.[cm]?[jt]s$/, '');
  const word = file === 'index' ? basename(dirname(use)) : file;
  const name = word
    .replace(/^(msp-)?plugin-/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)
    .replace(/-$/, '');
  return name || 'plugin';
}
