import type { Config } from '@msp/protocol';
import type { Environment } from '../shell.js';

/** Variables that say who and where, but nothing about tools. */
const OTHERS = /^MSP_(SESSION|PROJECT|DEBUG|NO_CLIPBOARD|STATE_DIR)$/;

/**
 * A digest of the variables that settings and secrets of these plugins may come from: MSP_* and those that begin with the name of a
 * plugin or tool, such as NEO4J_PASSWORD. A process in the background is known by it.
 *
 * It stands in a file, and secrets are part of it: 16 bits are enough to see a change, and confirm no guess of a password.
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
  return hash(JSON.stringify(known)).toString(16);
}

/** FNV-1a, folded to 16 bits: nothing has to be loaded for it. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) bits = Math.imul(bits ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return (bits >>> 16) ^ (bits & 0xffff);
}
