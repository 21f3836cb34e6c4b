/** The plugins that a configuration names: their entries put together from all files, setting by setting. Pure. */
import type { Json, Mode, PluginConfig } from '@msp/protocol';
import { flatten, isPlain, type Plain, valueAt } from './settings.js';

/** What an entry holds beside the plugin's own settings. */
const OWN = ['use', 'enabled', 'mode'];

/** A plugin's name as variables spell it: `my-tool` → `MY_TOOL`. */
export const variablePart = (name: string): string => name.replaceAll('-', '_').toUpperCase();

/** The names of all plugins in these files, in the order in which they come first. */
export function pluginNames(files: readonly unknown[]): string[] {
  return [...new Set(files.flatMap((file) => Object.keys(entriesOf(file))))];
}

function entriesOf(file: unknown): Plain {
  const entries = valueAt(file, 'plugins');
  return isPlain(entries) ? entries : {};
}

/** Dotted keys of everything that the entry of a plugin holds in any of these files. */
export function pluginKeys(files: readonly unknown[], name: string): string[] {
  const keys = files.flatMap((file) => {
    const entry = valueAt(entriesOf(file), name);
    return isPlain(entry) ? flatten(entry).map(([key]) => `plugins.${name}.${key}`) : [];
  });
  return [...new Set(keys)];
}

/** An entry as the rest of the program wants it. `values` holds what was found, by keys within the entry. */
export function pluginConfig(name: string, values: Plain): PluginConfig {
  const settings = Object.fromEntries(Object.entries(values).filter(([key]) => !OWN.includes(key)));
  return {
    name,
    use: typeof values.use === 'string' ? values.use : name,
    enabled: values.enabled !== false,
    mode: (values.mode as Mode | undefined) ?? 'integrated',
    settings: settings as Record<string, Json>,
  };
}

/** Does a dotted key (`plugins.linear.teamId`) name something of a plugin's entry? */
export const isPluginKey = (key: string): boolean =>
  /^plugins(\.[a-z][a-z0-9-]*(\.(?!__proto__(\.|$))[^.]+)*)?$/.test(key);
