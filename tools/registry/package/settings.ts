/** The settings that a README shows as its example. Pure. */
import type { JsonObject } from '@msp/protocol';

/** Fields of an entry in a configuration that are the host's. */
const HOSTS = new Set(['use', 'enabled', 'mode']);

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The settings of the first block of JSON that configures the plugin; none where there is no such block. With them a plugin that needs
 * settings can be certified by anybody, in the same way each time.
 *
 * @example exampleSettings('```json\n{ "plugins": { "boards": { "board": "a" } } }\n```', 'boards') // { board: 'a' }
 */
export function exampleSettings(readme: string, id: string): JsonObject {
  for (const [, text = ''] of readme.matchAll(/^```jsonc?\r?\n(.*?)^```/gms)) {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      continue;
    }
    const plugins = isObject(value) ? value.plugins : undefined;
    const entry = isObject(plugins) && Object.hasOwn(plugins, id) ? plugins[id] : undefined;
    if (isObject(entry))
      return Object.fromEntries(Object.entries(entry).filter(([name]) => !HOSTS.has(name)));
  }
  return {};
}
