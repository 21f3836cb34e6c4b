import type { Config } from '@msp/protocol';
import type { Environment } from '../shell.js';

/** Variables that say who and where, but nothing about tools. */
const OTHERS = /^MSP_(SESSION|PROJECT|DEBUG|NO_CLIPBOARD|STATE_DIR)$/;

/**
 * A digest of the variables that settings and secrets of these plugins may come from: MSP_* and those that begin with the name of a
 * plugin or tool, such as NEO4J_PASSWORD. Short and not to be turned back; a process in the background is known by it.
 */
export function knownEnvironment({ plugins }: Pick<Config, 'plugins'>, env: Environment): string {
  const starts = plugins.flatMap(({ name, use }) => [
    name,
    use.replace(/^.*[/\\]/, '').replace(/\.\w+$/, ''),
  ]);
  const prefixes = ['MSP_', ...starts.map((start) => `${start.replaceAll('-', '_').toUpperCase()}_`)];
  const known = Object.entries(env)
    .filter(([name]) => prefixes.some((prefix) => name.startsWith(prefix)) && !OTHERS.test(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  if (known.length === 0) return '';
  return hash(JSON.stringify(known)).toString(36);
}

/** FNV-1a in 52 bits: nothing has to be loaded for it. */
function hash(text: string): number {
  let [high, low] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at += 1) {
    high = Math.imul(high ^ text.charCodeAt(at), 0x01000193) >>> 0;
    low = Math.imul(low ^ text.charCodeAt(text.length - 1 - at), 0x85ebca6b) >>> 0;
  }
  return high * 0x100000 + (low & 0xfffff);
}
