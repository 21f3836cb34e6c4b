/** Ids that are the same at every replay. Pure. */
import { createHash } from 'node:crypto';

/**
 * A UUID in the shape of version 4 that depends on nothing but the plugin's name and the key.
 *
 * @example stableUuid('linear', 'msp-2026-11-21-093042-k3x9') // the same at every replay, on every machine
 */
export function stableUuid(name: string, key: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([name, key]))
    .digest();
  digest[6] = ((digest[6] as number) & 0x0f) | 0x40;
  digest[8] = ((digest[8] as number) & 0x3f) | 0x80;
  return digest.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
