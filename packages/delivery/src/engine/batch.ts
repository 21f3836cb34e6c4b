/** Which entries are sent together. Pure. */
import type { Operation, OutboxEntry, Plugin, Query } from '@msp/protocol';

/** Lanes that are served at the same time where the manifest does not say. */
export const CONCURRENCY = 4;
/** So many lanes are claimed ahead for each that is served, and so many entries of each. */
const AHEAD = 4;
const PER_LANE = 32;

/** Entries of one lane, in their order. */
export type Lane = readonly OutboxEntry[];

/** Entries that came from a claim, lane by lane. */
export function lanesOf(entries: readonly OutboxEntry[]): Lane[] {
  const lanes = new Map<string, OutboxEntry[]>();
  for (const entry of entries) {
    const lane = lanes.get(entry.operation.lane);
    if (lane) lane.push(entry);
    else lanes.set(entry.operation.lane, [entry]);
  }
  return [...lanes.values()];
}

/**
 * The query for several operations, or null where the plugin does not send them together, or its `merge` throws.
 */
export function merged({ combine }: Plugin, operations: readonly Operation[]): Query | null {
  if (!combine || operations.length < 2 || operations.length > combine.limit) return null;
  try {
    return combine.merge(operations) ?? null;
  } catch {
    return null;
  }
}

/** Must the plugin be asked whether this entry landed before it is sent again? */
export const mustProbe = ({ operation, unsettledSince }: OutboxEntry): boolean =>
  unsettledSince !== null && operation.delivery === 'probe';

/** Lanes that are sent as one: single ones, or as many as the plugin takes together. */
export function unitsOf(lanes: readonly Lane[], together: number): Lane[][] {
  const units: Lane[][] = [];
  let count = Number.POSITIVE_INFINITY;
  for (const lane of lanes) {
    if (count + lane.length > together) {
      units.push([]);
      count = 0;
    }
    units.at(-1)?.push(lane);
    count += lane.length;
  }
  return units;
}

/**
 * How much is claimed at once. Where few may be sent in a minute, few are taken: others must not wait for what only waits here.
 * Where many go together many are taken, but never so many that they would not fit into memory.
 */
export function portion(
  { perMinute, concurrency = CONCURRENCY }: NonNullable<Plugin['manifest']['limits']>,
  together: number,
): { readonly lanes: number; readonly perLane: number } {
  if (perMinute !== undefined && together === 1)
    return { lanes: concurrency, perLane: Math.max(1, Math.min(PER_LANE, Math.floor(perMinute / 10))) };
  const lanes = Math.max(concurrency * AHEAD, Math.ceil(together / 4));
  return { lanes, perLane: Math.max(PER_LANE, Math.min(together, 2 * PER_LANE)) };
}
