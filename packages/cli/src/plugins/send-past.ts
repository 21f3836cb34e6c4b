/** `msp backfill`: sends a plugin back into the past, and plans that. */
import { backfill, type Host, isUnplanned, lastSequence, loadPlugin, planPlugin } from '@msp/core';
import { watchdog } from '@msp/delivery';
import { MspError, type PluginConfig, type Warning } from '@msp/protocol';
import type { Place } from '../host.js';
import type { Shell } from '../shell.js';
import { Counter } from './counter.js';
import { loadRequest } from './kit.js';

/** What to send again. */
export interface PastWish {
  readonly entry: PluginConfig;
  /** Only sessions with a sign of life since then, ISO 8601 UTC. */
  readonly since: string | undefined;
}

/** What that brought. */
export interface Backfilled {
  /** Events that were read again. */
  readonly events: number;
  /** Operations that are new in the outbox. */
  readonly planned: number;
  readonly warnings: readonly Warning[];
}

/** Seconds after which a plugin that does not return ends the process. */
const PATIENCE = 30;

/**
 * Plans the past. Ctrl-C loses nothing: what was planned is kept, and whoever delivers goes on from there.
 *
 * @throws an `MspError` `MSP004` where the plugin cannot be used
 */
export async function planPast(
  { entry, since }: PastWish,
  host: Host & Place,
  shell: Shell,
): Promise<Backfilled> {
  const { name } = entry;
  const { store } = host;
  const watch = watchdog({
    file: null,
    seconds: PATIENCE,
    message: `The plugin %s did not return for ${PATIENCE} s; MSP was stopped. What was planned is kept.\n`,
  });
  shell.closing.push(() => watch.stop());
  const loaded = await loadPlugin(entry, loadRequest(host, shell, watch));
  if (loaded.state === 'disabled') {
    const message = `${name} cannot be used: ${loaded.reason}.`;
    throw new MspError('MSP004', { message, hint: loaded.hint });
  }
  const events = await store.transaction((transaction) => backfill(transaction, name, since));
  const first = (await lastSequence(store)) - events;
  const counter = new Counter(shell, events);
  try {
    const { planned } = await planPlugin(store, loaded, {
      now: host.now,
      sessionTimeout: host.config.features.sessionTimeout,
      onCall(_, { sequence }) {
        watch.running(name);
        counter.show(sequence - first, 'events planned');
      },
    });
    return { events, planned, warnings: await failedWarnings(host, name, first) };
  } finally {
    counter.clear();
  }
}

/** The plugin may have failed for some of the events. */
async function failedWarnings({ store }: Host, plugin: string, first: number): Promise<Warning[]> {
  const parked = await store.outbox({ plugin, statuses: ['parked'], fromSequence: first, limit: 1000 });
  const [entry, ...others] = parked.filter((each) => isUnplanned(each));
  if (!entry) return [];
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return [
    {
      message: `${entry.operation.summary}${more}: ${entry.problem}`,
      hint: `Mend the plugin, then: msp outbox retry --plugin ${plugin} --all`,
    },
  ];
}
