/** When there is something to do again. */
import { lastSequence } from '@msp/core';
import type { Store } from '@msp/protocol';
import { pause } from './breaker.js';

/** What is to be known to decide whether to go on, wait or end. */
export interface Agenda {
  /** The place of the newest event. */
  readonly sequence: number;
  /** Milliseconds until the first entry may be sent; null where none waits. */
  readonly due: number | null;
  /** Milliseconds until the first plugin with something queued may send at all; null where nothing waits. */
  readonly paused: number | null;
  /** The same as `due` for each plugin that has something queued. */
  readonly dues: ReadonlyMap<string, number>;
}

/** Looks at the log, the queue and the breakers. */
export async function agenda(store: Store, plugins: readonly string[], now: Date): Promise<Agenda> {
  const connections = await store.connections();
  const queued = await Promise.all(
    plugins.map(async (plugin) => {
      const due = await store.nextDue([plugin]);
      if (due === null) return [];
      const connection = connections.find((each) => each.plugin === plugin);
      const paused = connection ? pause(connection, now.getTime()) : 0;
      return [{ plugin, paused, due: Math.max(0, Date.parse(due) - now.getTime(), paused) }];
    }),
  );
  const waiting = queued.flat();
  const earliest = (waits: readonly number[]) => (waits.length > 0 ? Math.min(...waits) : null);
  return {
    sequence: await lastSequence(store),
    due: earliest(waiting.map(({ due }) => due)),
    paused: earliest(waiting.map(({ paused }) => paused)),
    dues: new Map(waiting.map(({ plugin, due }) => [plugin, due])),
  };
}
