/** Copies of registries that were fetched, in the person's own cache folder: in a shared one somebody else could plant them. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { writeWhole } from '@msp/core';
import { REGISTRY_LIMIT } from '@msp/registry';
import type { Environment } from '../../shell.js';

/** What was fetched. */
export interface Copy {
  readonly address: string;
  /** Of the server: whether something newer is there. Null where it sends none. */
  readonly tag: string | null;
  /** ISO 8601: when it was last known to be current. */
  readonly time: string;
  readonly text: string;
}

/** The folder. @param platform as `process.platform` has it */
function cacheFolder(env: Environment, platform: NodeJS.Platform = process.platform): string {
  const home = env.HOME || homedir();
  const usual = platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
  const named = platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CACHE_HOME;
  return join(named && isAbsolute(named) ? named : usual, 'msp', 'registries');
}

const fileOf = (address: string, env: Environment): string =>
  join(cacheFolder(env), `${createHash('sha256').update(address).digest('hex').slice(0, 32)}.json`);

/** The copy of an address; null where there is none that can be read. */
export function readCopy(address: string, env: Environment): Copy | null {
  try {
    const file = fileOf(address, env);
    // Escaped, a text may take several times its room.
    if (statSync(file).size > 6 * REGISTRY_LIMIT) return null;
    const { tag, time, text, ...copy } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Copy>;
    if (copy.address !== address || typeof text !== 'string' || Number.isNaN(Date.parse(String(time))))
      return null;
    return { address, tag: typeof tag === 'string' ? tag : null, time: String(time), text };
  } catch {
    return null;
  }
}

/** Keeps a copy. Where it cannot be written, the next command fetches again. */
export function keepCopy(copy: Copy, env: Environment): void {
  try {
    mkdirSync(cacheFolder(env), { recursive: true, mode: 0o700 });
    writeWhole(fileOf(copy.address, env), JSON.stringify(copy));
  } catch {
    // A cache only spares time.
  }
}
