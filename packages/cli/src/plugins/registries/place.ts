/** Where a registry is: a file, or an address. Pure. */
import { homedir } from 'node:os';
import { resolve } from 'node:path';

/** A registry that was named beside MSP's own. */
export type RegistryPlace =
  | { readonly kind: 'file'; readonly shown: string; readonly path: string }
  | { readonly kind: 'address'; readonly shown: string; readonly url: URL }
  /** What names neither. `reason` follows the name. */
  | { readonly kind: 'none'; readonly shown: string; readonly reason: string };

/** Plain http is spoken with this very machine only: anybody on the way could change what it says. */
const LOOPBACK = /^(localhost|.+\.localhost|\[::1\]|127(\.\d+){3})$/;

/**
 * @param folder that a relative path starts from
 * @example registryPlace('https://plugins.example.com/registry.json?key=1', '/shop').shown // 'https://plugins.example.com/registry.json'
 */
export function registryPlace(named: string, folder: string): RegistryPlace {
  const text = named.trim();
  const drive = /^[A-Za-z]:[/\\]/.test(text);
  if (drive || !/^[a-z][a-z0-9+.-]*:/i.test(text)) {
    const path = resolve(folder, text.replace(/^~(?=[/\\])/, homedir()));
    return { kind: 'file', shown: text, path };
  }
  // What stands before an @ or behind a ? may be a secret.
  if (!URL.canParse(text)) return { kind: 'none', shown: 'an address', reason: 'it cannot be read as one' };
  const url = new URL(text);
  const shown = `${url.protocol}//${url.host}${url.pathname}`;
  const refused = (reason: string): RegistryPlace => ({ kind: 'none', shown, reason });
  if (url.username !== '' || url.password !== '')
    return refused('an address may hold no name and no password');
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname))
    return refused('only https is read, and http of this machine');
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return refused('only https addresses and paths of files are read');
  return { kind: 'address', shown, url };
}
