/** Is a store gone that was once there? Asked only where the database is missing or empty. */
import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How the readable copies of sessions begin; files of older layouts lie in the same folder. */
const COPY = '{\n  "format": "msp-session"';

/** How many copies are looked at. */
const MOST = 50;

const namesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);

function isCopy(path: string): boolean {
  const bytes = Buffer.alloc(COPY.length);
  const file = openSync(path, 'r');
  try {
    return readSync(file, bytes) === COPY.length && bytes.toString() === COPY;
  } catch {
    return false;
  } finally {
    closeSync(file);
  }
}

/**
 * True where the database is missing or empty, although backups, a quarantine or copies of ended sessions say that there was
 * one. To begin anew beside them would look as if nothing had ever been recorded.
 */
export function isLost(stateDirectory: string, path: string): boolean {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0) return false;
  if (namesIn(join(stateDirectory, 'backups')).length > 0) return true;
  if (namesIn(join(stateDirectory, 'quarantine')).length > 0) return true;
  const archive = join(stateDirectory, 'archive', 'sessions');
  return namesIn(archive)
    .slice(0, MOST)
    .some((name) => isCopy(join(archive, name)));
}
