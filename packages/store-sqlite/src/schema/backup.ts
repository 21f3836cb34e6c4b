/** A copy of the store as it is now, in a file of its own. */
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '../connection.js';
import { storeError } from '../errors.js';
import { statement } from '../statement.js';

/**
 * Copies what is committed, also while somebody else holds the write lock.
 *
 * @returns the copy's path, e.g. `…/backups/msp-v1-2026-11-21T09-30-42-123Z.db`.
 */
export function backUp(path: string, version: number, directory: string): string {
  const target = join(directory, `msp-v${version}-${new Date().toISOString().replace(/[:.]/g, '-')}.db`);
  const connection = new Connection(path, { readOnly: true });
  try {
    mkdirSync(directory, { recursive: true });
    // Not `backup()` of node:sqlite: this also leaves out the space that is no longer used.
    connection.run(statement('vacuum into ?', target));
    synchronize(target);
    return target;
  } catch (error) {
    throw storeError(error, target);
  } finally {
    connection.close();
  }
}

function synchronize(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
