import { mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { MspError, type Store } from '@msp/protocol';
import { Connection } from './connection.js';
import { damaged, storeError } from './errors.js';
import { patiently } from './patience.js';
import { readFormat } from './schema/format.js';
import { SqliteStore } from './store.js';

/** The newest layout. Checked against the list of migrations by a test: the list is not loaded to open a store. */
export const SCHEMA_VERSION = 3;

/** How long to wait for others where nothing is said, in milliseconds. */
const BUSY_TIMEOUT = 30_000;

/** Which store to open, and how. */
export interface SqliteOptions {
  /** The database file. */
  readonly path: string;
  /** How long to wait while another process keeps the store to itself, in milliseconds. Default: 30000. */
  readonly busyTimeout?: number;
  /** Only look. Default: false. */
  readonly readOnly?: boolean;
  /** Make the file, and its folder, where it is absent. Default: true, unless `readOnly`. */
  readonly create?: boolean;
  /** Where copies go before the layout of the file changes. Default: `backups` beside the file. */
  readonly backupDirectory?: string;
}

/**
 * Opens the store in a file.
 *
 * @throws `MSP005` damaged or not ours, `MSP008` absent and not to be made, `MSP011` written by a newer MSP,
 * `MSP012` not readable or writable, `MSP013` kept by another process for too long.
 * @example const store = await openSqliteStore({ path: '.msp/msp.db' });
 */
export async function openSqliteStore(options: SqliteOptions): Promise<Store> {
  const { readOnly = false, busyTimeout = BUSY_TIMEOUT } = options;
  const path = resolve(options.path);
  const backupDirectory = options.backupDirectory ?? join(dirname(path), 'backups');
  prepare(path, !readOnly && (options.create ?? true));
  const connection = new Connection(path, { readOnly });
  try {
    const { version } = await patiently(busyTimeout, () => readFormat(connection, SCHEMA_VERSION));
    if (readOnly) refuseOutdated(path, version);
    else await settle(connection, version, { busyTimeout, backupDirectory });
    return new SqliteStore(connection, busyTimeout);
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Makes the folder of a file that is to be made, and refuses what must not be taken for a new file. */
function prepare(path: string, create: boolean): void {
  try {
    if (size(path) > 1) return;
    // SQLite takes a file of one byte for an empty one, and would overwrite it.
    if (size(path) === 1) throw damaged(path, 'the file is cut off');
    // SQLite would delete the log of an empty file, and with it the only copy of what stands there.
    if (size(`${path}-wal`) > 0)
      throw damaged(path, 'the file is empty, but what was written last lies beside it');
    if (!create) throw absent(path);
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw storeError(error, path);
  }
}

/** Turns on the write-ahead log and syncing at every commit, and brings an older file to the newest layout. */
async function settle(
  connection: Connection,
  version: number,
  options: { readonly busyTimeout: number; readonly backupDirectory: string },
): Promise<void> {
  const pragmas = 'pragma journal_mode = wal; pragma synchronous = full';
  await patiently(options.busyTimeout, () => connection.script(pragmas));
  if (version === SCHEMA_VERSION) return;
  const { migrate, MIGRATIONS } = await import('./maintenance.js');
  await migrate(connection, { ...options, migrations: MIGRATIONS });
}

const size = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

function absent(path: string): MspError {
  return new MspError('MSP008', { message: `There is no store at ${path}.`, hint: 'Begin one: msp start' });
}

function refuseOutdated(path: string, version: number): void {
  if (version === SCHEMA_VERSION) return;
  throw new MspError('MSP012', {
    message: `An older MSP wrote the store ${path} (format ${version}), and it may only be read here.`,
    hint: 'Open it once where it may be written: msp status',
  });
}
