import type { Claim, OutboxEntry } from '@msp/protocol';
import type { Connection } from '../connection.js';
import { statement } from '../statement.js';
import { milliseconds } from '../time.js';
import { held, type Lane } from './lane.js';
import { claimable, putLane } from './lanes.js';
import { type EntryRow, entryOf } from './row.js';
import { storable } from './text.js';

/**
 * Hands out the first entries of lanes that are due, and notes that it did. Of each entry that it gives, `attempts` counts
 * this one too, but `unsettledSince` is as it was before: null says that nothing was sent yet whose fate is unknown.
 */
export function claim(connection: Connection, asked: Claim): OutboxEntry[] {
  const { lanes, perLane } = asked;
  if (lanes < 1 || perLane < 1) return [];
  const now = milliseconds(asked.now);
  const until = milliseconds(asked.until);
  const owner = storable(asked.owner);
  return claimable(connection, storable(asked.plugin), now, lanes).flatMap((lane) => {
    if (lane.owner !== null) forsake(connection, lane);
    putLane(connection, held(lane, owner, until));
    return firstEntries(connection, lane, perLane).map((row) => handedOut(connection, row, now));
  });
}

/** The claim before this one ran out: nobody knows what became of the entries that it was given. */
function forsake(connection: Connection, { plugin, lane }: Lane): void {
  connection.run(
    statement(
      `update outbox indexed by outbox_claimed
        set unsettled_since = coalesce(unsettled_since, claimed), claimed = null
        where plugin = ? and lane = ? and claimed is not null`,
      ...[plugin, lane],
    ),
  );
}

function firstEntries(connection: Connection, { plugin, lane }: Lane, limit: number): EntryRow[] {
  const query = `select * from outbox indexed by outbox_queued
    where plugin = ? and lane = ? and status = 'queued' order by id limit ?`;
  return connection.rows<EntryRow>(statement(query, plugin, lane, limit));
}

function handedOut(connection: Connection, row: EntryRow, now: number): OutboxEntry {
  connection.run(
    statement('update outbox set attempts = attempts + 1, claimed = ? where id = ?', now, row.id),
  );
  return entryOf({ ...row, attempts: row.attempts + 1 }, connection.path);
}
