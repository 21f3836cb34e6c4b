/** Brings a file to the newest layout: forward only, backed up before, in one transaction. */
import type { Connection } from '../connection.js';
import { patiently } from '../patience.js';
import { backUp } from './backup.js';
import { APPLICATION_ID, readFormat } from './format.js';
import type { Migration } from './migrations.js';

/** What a migration needs to know. */
export interface MigrateOptions {
  /** Every step there is, in order. */
  readonly migrations: readonly Migration[];
  /** Where the file is copied to before it changes. */
  readonly backupDirectory: string;
  /** How long to wait for others, in milliseconds. */
  readonly busyTimeout: number;
}

/**
 * Takes the steps that are due. Where several processes come at once, one takes them and the others find them taken.
 *
 * @throws `MSP011` for a newer file, `MSP005` for another program's; nothing is changed then.
 */
export async function migrate(connection: Connection, options: MigrateOptions): Promise<void> {
  const latest = options.migrations.at(-1)?.version ?? 0;
  await patiently(options.busyTimeout, () => connection.script('begin immediate'));
  try {
    const { version, empty } = readFormat(connection, latest);
    if (version < latest) {
      // The lock is held: nobody writes between this copy and the change.
      if (!empty) backUp(connection.path, version, options.backupDirectory);
      for (const migration of options.migrations) if (migration.version > version) migration.up(connection);
      connection.script(`pragma user_version = ${latest}; pragma application_id = ${APPLICATION_ID}`);
    }
    await patiently(options.busyTimeout, () => connection.script('commit'));
  } catch (error) {
    connection.rollback();
    throw error;
  }
}
