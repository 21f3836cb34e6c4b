/** What a package manager's lock says of a package. Pure. */
import type { Client } from './client.js';

const SHA512 = /^sha512-[A-Za-z0-9+/]{86}==$/;

/**
 * Does the lock hold this digest for this package? npm names the package beside it; of the others the digest alone is looked for,
 * which no other content can have.
 *
 * @param text of the lock
 * @param integrity as a registry has it: `sha512-…`
 */
export function isLocked(
  { name: client }: Pick<Client, 'name'>,
  text: string,
  { name, integrity }: { readonly name: string; readonly integrity: string },
): boolean {
  if (!SHA512.test(integrity)) return false;
  if (client !== 'npm') return text.includes(integrity);
  try {
    const { packages } = JSON.parse(text) as { packages?: Record<string, { integrity?: unknown }> };
    const key = `node_modules/${name}`;
    const found = packages && Object.hasOwn(packages, key) ? packages[key]?.integrity : undefined;
    return typeof found === 'string' && found.split(/\s+/).includes(integrity);
  } catch {
    return false;
  }
}
