/** Who holds lanes, and freeing those of somebody who is known to be dead. */
import type { Connection } from '../connection.js';
import { statement } from '../statement.js';
import { milliseconds } from '../time.js';
import { restored, storable } from './text.js';

/** Everybody who holds a lane now, or held it when the claim ran out. */
export function claimOwners(connection: Connection): string[] {
  const query = 'select distinct owner from lanes indexed by lanes_owner where owner is not null';
  return connection.rows<{ owner: string }>(statement(query)).map(({ owner }) => restored(owner));
}

/**
 * The claims of an owner run out at `due`, or when they did or would before that. The owner stays with the lane: who claims it next sees by that that nobody knows what
 * became of the entries handed out.
 */
export function release(connection: Connection, owner: string, due: string): void {
  connection.run(
    statement(
      `update lanes indexed by lanes_owner set due = max(min(due, ?), coalesce(wait, 0)) where owner = ?`,
      ...[milliseconds(due), storable(owner)],
    ),
  );
}
