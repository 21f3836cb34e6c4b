/** What a person does to entries. */
import type { Connection } from '../connection.js';
import { statement } from '../statement.js';
import { milliseconds } from '../time.js';
import { hurried, type Lane } from './lane.js';
import { laneOf, putLane } from './lanes.js';
import { shorten } from './release.js';

type Place = Pick<Lane, 'plugin' | 'lane'>;

/**
 * Parked or queued entries are due now, with their attempts forgotten. An entry keeps its place in its lane, and that
 * nobody knows whether it landed.
 *
 * @returns the ids of those it was.
 */
export function requeue(connection: Connection, ids: readonly number[], now: string): number[] {
  const time = milliseconds(now);
  return ids.filter((id) => {
    const place = connection.row<Place>(
      statement(
        `update outbox set status = 'queued', attempts = 0, failing_since = null, problem = null, settled = null
          where id = ? and status in ('parked', 'queued') returning plugin, lane`,
        id,
      ),
    );
    if (!place) return false;
    const fresh: Lane = { ...place, due: time, first: id, owner: null, wait: null };
    putLane(connection, hurried(laneOf(connection, place.plugin, place.lane) ?? fresh, id, time));
    return true;
  });
}

/**
 * Parked or queued entries are given up, or were sent by hand. One that is handed out stays so for who has it, whose word
 * comes too late.
 *
 * @returns the ids of those it was.
 */
export function close(
  connection: Connection,
  ids: readonly number[],
  status: 'sent' | 'discarded',
  now: string,
): number[] {
  const time = milliseconds(now);
  const places = new Map<string, Place>();
  const closed = ids.filter((id) => {
    const place = connection.row<Place>(statement(CLOSING[status], time, id));
    if (place) places.set(JSON.stringify([place.plugin, place.lane]), place);
    return place !== undefined;
  });
  for (const { plugin, lane } of places.values()) {
    const found = laneOf(connection, plugin, lane);
    if (found) shorten(connection, found, time);
  }
  return closed;
}

/** Of one that was given up, it is still of interest why, and whether it may have landed. */
const CLOSING = {
  sent: `update outbox set status = 'sent', settled = ?, claimed = null, unsettled_since = null, failing_since = null,
      problem = null
    where id = ? and status in ('parked', 'queued') returning plugin, lane`,
  discarded: `update outbox set status = 'discarded', settled = ?,
      unsettled_since = coalesce(unsettled_since, claimed), claimed = null
    where id = ? and status in ('parked', 'queued') returning plugin, lane`,
} as const;
