/** Brings the row of a lane up to date after entries of it left the queue or were given back. */
import type { Connection } from '../connection.js';
import { statement } from '../statement.js';
import { type Lane, reported, shortened } from './lane.js';
import { dropLane, firstOf, putLane } from './lanes.js';

/** After the owner settled entries of it. `wait`: none of its entries may be tried before then. */
export function giveBack(connection: Connection, lane: Lane, wait: number | null, now: number): void {
  const first = firstOf(connection, lane);
  if (first === undefined) dropLane(connection, lane);
  else putLane(connection, reported(lane, { now, first, out: isOut(connection, lane), wait }));
}

/** After somebody else took entries of it out of the queue. */
export function shorten(connection: Connection, lane: Lane, now: number): void {
  const first = firstOf(connection, lane);
  if (first === undefined) dropLane(connection, lane);
  else putLane(connection, shortened(lane, first, now));
}

/** Is any entry of the lane handed out and not settled yet? */
function isOut(connection: Connection, { plugin, lane }: Lane): boolean {
  const query = `select 1 from outbox indexed by outbox_claimed
    where plugin = ? and lane = ? and claimed is not null limit 1`;
  return connection.row(statement(query, plugin, lane)) !== undefined;
}
