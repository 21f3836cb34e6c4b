/**
 * Writes down what became of entries. A lane is given back with the last entry that was handed out by the claim, in
 * however many settlements that is told.
 *
 * Who tells it may have lost the lane meanwhile. That something was sent is a fact and always counts; anything else counts
 * only while nobody else has the entry, because that one's word is still to come.
 */
import type { Settlement } from '@msp/protocol';
import type { Connection } from '../connection.js';
import { statement } from '../statement.js';
import { milliseconds } from '../time.js';
import type { Lane } from './lane.js';
import { laneOf } from './lanes.js';
import { remember } from './links.js';
import { park, postpone, send, untouch } from './outcome.js';
import { giveBack, shorten } from './release.js';
import type { EntryRow } from './row.js';
import { storable } from './text.js';

/** A lane some of whose entries are settled, and until when they have to wait. */
interface Touched {
  readonly lane: Lane;
  readonly mine: boolean;
  readonly waits: number[];
}

/** See {@link OutboxTransaction.settle} of the protocol. */
export function settle(
  connection: Connection,
  settlements: readonly Settlement[],
  owner: string,
  now: string,
): void {
  const time = milliseconds(now);
  const lanes = new Map<string, Touched>();
  for (const settlement of settlements) {
    const entry = connection.row<EntryRow>(statement('select * from outbox where id = ?', settlement.id));
    if (!entry) continue;
    if (settlement.status === 'sent')
      remember(connection, entry.plugin, settlement.links, entry.status === 'queued');
    const name = JSON.stringify([entry.plugin, entry.lane]);
    const touched = lanes.get(name) ?? touch(connection, entry, storable(owner));
    if (!touched) continue;
    lanes.set(name, touched);
    if (entry.status === 'queued') write(connection, settlement, { entry, touched, now: time });
  }
  for (const { lane, mine, waits } of lanes.values()) {
    if (mine) giveBack(connection, lane, waits.length > 0 ? Math.max(...waits) : null, time);
    else shorten(connection, lane, time);
  }
}

/** The lane of an entry; undefined where nothing is queued in it any more. */
function touch(connection: Connection, { plugin, lane }: EntryRow, owner: string): Touched | undefined {
  const found = laneOf(connection, plugin, lane);
  return found && { lane: found, mine: found.owner === owner, waits: [] };
}

/** What a settlement is about. */
interface Subject {
  readonly entry: EntryRow;
  readonly touched: Touched;
  readonly now: number;
}

function write(connection: Connection, settlement: Settlement, { entry, touched, now }: Subject): void {
  const out = entry.claimed !== null;
  if (settlement.status === 'sent') send(connection, entry.id, now);
  else if (out && !touched.mine) return;
  else if (settlement.status === 'parked') park(connection, entry.id, settlement.problem, now);
  else if (settlement.status === 'queued') {
    const since = settlement.unsettled ? (entry.unsettled_since ?? entry.claimed ?? now) : null;
    postpone(connection, entry.id, [since, now, storable(settlement.problem)]);
    touched.waits.push(milliseconds(settlement.due));
  } else if (out) untouch(connection, entry.id);
}
