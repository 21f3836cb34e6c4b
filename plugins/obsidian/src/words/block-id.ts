/** Ids of records as Obsidian's block ids, which are letters, digits and dashes. Pure. */
import { fingerprint } from './fingerprint.js';

/**
 * The block id of a record or session. Ids of today stay as they are; older ones with dots, underscores or capitals
 * (Obsidian does not tell those from small letters) are spelled with dashes, and a fingerprint keeps them apart.
 *
 * @example blockId('upd-7q2k9xw0m4ab') // the same
 * @example blockId('Session_1.2') // 'session-1-2-' and six characters
 */
export function blockId(id: string): string {
  if (/^[a-z0-9-]+$/.test(id)) return id;
  return `${id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${fingerprint(id, 6)}`;
}
