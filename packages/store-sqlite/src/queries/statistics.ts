import { statSync } from 'node:fs';
import type { StoreStatistics } from '@msp/protocol';
import type { Connection } from '../connection.js';
import { lastSequence } from '../fixed.js';
import { versionOf } from '../schema/format.js';
import { statement } from '../statement.js';

/** Figures. The log has no gaps, so its last place is how many events there are. */
export function statistics(connection: Connection): StoreStatistics {
  const { path } = connection;
  return {
    events: lastSequence(connection),
    sessions:
      connection.row<{ count: number }>(statement('select count(*) as count from sessions'))?.count ?? 0,
    bytes: size(path) + size(`${path}-wal`),
    schemaVersion: versionOf(connection),
  };
}

const size = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
