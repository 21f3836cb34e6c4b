/** Which entries are sent together. Pure. */
import type { Operation, OutboxEntry, Plugin, Query } from '@msp/protocol';

/** How long one sending may take where the manifest does not say, in milliseconds. */
export const TIMEOUT = 30_000;

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
  if (together === 1) return { lanes: concurrency * AHEAD, perLane: PER_LANE };
  return {
    lanes: Math.max(concurrency * AHEAD, Math.ceil(together / 4)),
    perLane: Math.min(together, 2 * PER_LANE),
  };
}

/** The names of the lanes of entries, each once. */
export const lanesIn = (entries: readonly OutboxEntry[]): Set<string> =>
  new Set(entries.map(({ operation }) => operation.lane));

/** Entries that are so, and those that are not, both in their order. */
export function parted<Entry>(
  entries: readonly Entry[],
  is: (entry: Entry) => boolean,
): [are: Entry[], others: Entry[]] {
  return [entries.filter(is), entries.filter((entry) => !is(entry))];
}
