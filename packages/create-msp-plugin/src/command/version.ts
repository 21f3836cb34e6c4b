import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of this package, from its package.json. @example '0.1.0' */
export function ownVersion(): string {
  // Sources lie one folder deeper than what is built of them.
  const above = import.meta.filename.endsWith('.ts') ? ['..', '..'] : ['..'];
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, ...above, 'package.json'), 'utf8'));
  return version;
}
