/** What kind of file this is, and of which version. */
import { MspError } from '@msp/protocol';
import type { Connection } from '../connection.js';
import { damaged } from '../errors.js';
import { statement } from '../statement.js';

/** Marks a database file as MSP's: the letters `MSP1` in its header. */
export const APPLICATION_ID = 0x4d535031;

/** What a file says of itself. */
export interface Format {
  /** The version of its layout; 0 while it has none. */
  readonly version: number;
  /** Has it any table? */
  readonly empty: boolean;
}

/**
 * Reads the format, which is one statement for a file as it should be, and changes nothing.
 *
 * @throws `MSP011` where the file is newer than `latest`, `MSP005` where it is another program's.
 */
export function readFormat(connection: Connection, latest: number): Format {
  const header = connection.row<{ version: number; application: number }>(
    statement(
      'select user_version as version, application_id as application from pragma_user_version, pragma_application_id',
    ),
  );
  const { version, application } = header ?? { version: 0, application: 0 };
  if (application === APPLICATION_ID && version === latest) return { version, empty: false };
  if (application === APPLICATION_ID && version > latest) throw newer(connection.path, version, latest);
  const tables = connection.row(statement('select name from sqlite_schema limit 1'));
  if (application === APPLICATION_ID || (application === 0 && !tables)) return { version, empty: !tables };
  throw damaged(connection.path, "it is another program's database");
}

/** The version of the file's layout. */
export function versionOf(connection: Connection): number {
  return (
    connection.row<{ version: number }>(statement('select user_version as version from pragma_user_version'))
      ?.version ?? 0
  );
}

function newer(path: string, version: number, latest: number): MspError {
  return new MspError('MSP011', {
    message: `A newer MSP wrote the store ${path} (format ${version}; this one knows up to ${latest}). It was left as it is.`,
    hint: 'Install the newest MSP: npm install -g @msp/cli',
  });
}
