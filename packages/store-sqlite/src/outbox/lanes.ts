/** The table of lanes. Plugins and lanes are given as they stand in their columns. */
import { SETUP_LANE } from '@msp/protocol';
import type { Connection } from '../connection.js';
import { statement } from '../statement.js';
import { instantOrNull } from '../time.js';
import type { Lane } from './lane.js';
import { storable } from './text.js';

/** The row of a lane; undefined where nothing is queued in it. */
export function laneOf(connection: Connection, plugin: string, lane: string): Lane | undefined {
  return connection.row<Lane>(statement('select * from lanes where plugin = ? and lane = ?', plugin, lane));
}

/** Makes the row of a lane or changes it. */
export function putLane(connection: Connection, { plugin, lane, due, first, owner, wait }: Lane): void {
  connection.run(
    statement(
      `insert into lanes (plugin, lane, due, first, owner, wait) values (?, ?, ?, ?, ?, ?)
        on conflict (plugin, lane) do update
        set due = excluded.due, first = excluded.first, owner = excluded.owner, wait = excluded.wait`,
      ...[plugin, lane, due, first, owner, wait],
    ),
  );
}

/** Drops the row of a lane in which nothing is queued any more. */
export function dropLane(connection: Connection, { plugin, lane }: Lane): void {
  connection.run(statement('delete from lanes where plugin = ? and lane = ?', plugin, lane));
}

/** The oldest queued entry of a lane; undefined where there is none. */
export function firstOf(connection: Connection, { plugin, lane }: Lane): number | undefined {
  const query = `select id from outbox indexed by outbox_queued
    where plugin = ? and lane = ? and status = 'queued' order by id limit 1`;
  return connection.row<{ id: number }>(statement(query, plugin, lane))?.id;
}

/**
 * Lanes of a plugin that may be claimed, those that waited longest first; of those that waited equally long, those with the
 * oldest entries. While anything is queued in the lane `setup`, no other may be.
 */
export function claimable(connection: Connection, plugin: string, now: number, limit: number): Lane[] {
  const setup = laneOf(connection, plugin, SETUP_LANE);
  if (setup) return setup.due <= now ? [setup] : [];
  const query = `select * from lanes indexed by lanes_due
    where plugin = ? and due <= ? order by due, first limit ?`;
  return connection.rows<Lane>(statement(query, plugin, now, limit));
}

/** When the first lane of these plugins may be claimed. Lanes that have to wait for `setup` count by when that is due. */
export function nextDue(connection: Connection, plugins: readonly string[]): string | null {
  const dues = plugins.map((plugin) => dueOf(connection, storable(plugin)));
  const earliest = dues.reduce((one, other) => (one === null ? other : Math.min(one, other ?? one)), null);
  return instantOrNull(earliest);
}

function dueOf(connection: Connection, plugin: string): number | null {
  const setup = laneOf(connection, plugin, SETUP_LANE);
  if (setup) return setup.due;
  const query = 'select due from lanes indexed by lanes_due where plugin = ? order by due limit 1';
  return connection.row<{ due: number }>(statement(query, plugin))?.due ?? null;
}
