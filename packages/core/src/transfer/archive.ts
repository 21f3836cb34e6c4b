/** The readable copy of a session that stays in the state folder. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '@msp/protocol';
import { writeWhole } from '../workspace/write-file.js';

/** Where copies are, relative to the state folder. */
export const ARCHIVE_FOLDER = 'archive/sessions';

/** Tells our copies from the files of older layouts, which lie in the same folder. */
const ARCHIVE_FORMAT = 'msp-session';

/** Names that Windows gives to devices, and a dot at the end, which it drops. */
const UNUSABLE = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$|\.$/i;

/** The path of a session's copy, relative to the state folder, e.g. `archive/sessions/msp-2026-….json`. */
export function archivePath(id: string): string {
  return `${ARCHIVE_FOLDER}/${UNUSABLE.test(id) ? `${id}_` : id}.json`;
}

/**
 * Writes the readable copy of a session, whole or not at all. It is derived: the store is the truth, and a copy that is
 * there is replaced.
 *
 * @returns its path relative to the state folder, with forward slashes.
 * @throws `MSP012` where it cannot be written.
 * @example writeArchive(host.stateDirectory, session) // 'archive/sessions/msp-2026-11-21-093042-k3f9.json'
 */
export function writeArchive(stateDirectory: string, session: Session): string {
  const path = archivePath(session.id);
  const file = join(stateDirectory, path);
  const text = `${JSON.stringify({ format: ARCHIVE_FORMAT, version: 1, ...session }, null, 2)}\n`;
  if (!holds(file, text)) writeWhole(file, text);
  return path;
}

function holds(file: string, text: string): boolean {
  try {
    return existsSync(file) && readFileSync(file, 'utf8') === text;
  } catch {
    return false;
  }
}
