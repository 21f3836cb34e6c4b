/** Whether the examples of a plugin's documentation can be used as they stand. Pure. */
import { readSettings } from '@msp/core';
import { ConfigFile, type JsonObject, type Plugin } from '@msp/protocol';

/** The JSON of every code block that is a configuration with plugins. */
export function configurationsIn(text: string): string[] {
  return [...text.matchAll(/```json\n([\s\S]*?)```/g)].flatMap(([, json = '']) =>
    /^\{\s*"plugins"/.test(json) ? [json] : [],
  );
}

/**
 * Why a configuration cannot be used with this plugin; null where it can.
 *
 * @param json a configuration file
 * @example configurationProblem(plugin, '{"plugins": {"obsidian": {"vualt": "~/Notes"}}}')
 * // 'plugins.obsidian.vualt: there is no such setting'
 */
export function configurationProblem(plugin: Plugin, json: string): string | null {
  const { id } = plugin.manifest;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return `it is no JSON: ${(error as Error).message}`;
  }
  const { success, data, error } = ConfigFile.safeParse(value);
  if (!success) return `${error.issues[0]?.path.join('.')}: ${error.issues[0]?.message}`;
  const entry = data.plugins?.[id];
  if (!entry) return `it has no plugins.${id}`;
  const { use = id, enabled = true, mode = 'integrated', ...settings } = entry;
  // What was read as JSON is JSON.
  const written = settings as JsonObject;
  return readSettings(plugin, { name: id, use, enabled, mode, settings: written }, {}).problem;
}

/** Actions and questions that a README does not name, each as it is called. */
export function unnamedRequests(plugin: Plugin, text: string): string[] {
  return [...Object.keys(plugin.actions ?? {}), ...Object.keys(plugin.recall ?? {})]
    .map((name) => `msp query ${plugin.manifest.id} ${name}`)
    .filter((command) => !text.includes(command));
}
