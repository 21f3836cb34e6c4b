/** The door to salvage, so that opening a store does not load it. */
import type { SalvageResult } from './salvage/result.js';

/**
 * Gets the events out of a database file, however damaged, and out of the write-ahead log beside it.
 *
 * The bytes are read, not the database: SQLite is not asked, so no damage to the file's structure can stop it, and
 * nothing is written anywhere. An event counts only if its checksum is right for its text and its place.
 *
 * @throws `MSP012` where the file cannot be read at all.
 * @example const { events, lost } = await salvage('.msp/msp.db');
 */
export async function salvage(path: string): Promise<SalvageResult> {
  const { salvageFile } = await import('./maintenance.js');
  return salvageFile(path);
}
