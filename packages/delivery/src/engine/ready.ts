/** Which entries can be sent now, because everything that they refer to is known. */
import { linksIn, type OutboxEntry, type StoreReader } from '@msp/protocol';
import type { Lane } from './batch.js';

/** Lanes in two parts; a lane that has both is in both. */
export interface Parted {
  readonly ready: readonly Lane[];
  /** From the first entry on that refers to what the tool has not named yet. */
  readonly waiting: readonly Lane[];
}

/** Parts each lane before the first entry that waits for a link. */
export async function partReady(
  store: Pick<StoreReader, 'links'>,
  plugin: string,
  lanes: readonly Lane[],
): Promise<Parted> {
  const wanted = new Map<OutboxEntry, readonly string[]>(
    lanes.flat().map((entry) => [entry, linksIn(entry.operation.query)]),
  );
  const locals = [...new Set([...wanted.values()].flat())];
  if (locals.length === 0) return { ready: lanes, waiting: [] };
  const known = new Set((await store.links(plugin, locals)).map(({ local }) => local));
  const missing = (entry: OutboxEntry) => wanted.get(entry)?.some((local) => !known.has(local)) === true;
  const parts = lanes.map((lane) => {
    const at = lane.findIndex(missing);
    return at < 0 ? [lane, []] : [lane.slice(0, at), lane.slice(at)];
  });
  const filled = (side: 0 | 1) => parts.flatMap((part) => (part[side]?.length ? [part[side]] : []));
  return { ready: filled(0), waiting: filled(1) };
}
