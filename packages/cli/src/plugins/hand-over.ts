/** Hands a session over to the connected tools while a person waits and watches, for as long as they said. */

import type { Host } from '@msp/core';
import { type DrainProgress, drain, releaseDead, takeLock } from '@msp/delivery';
import type { PluginState, Warning } from '@msp/protocol';
import type { Place } from '../host.js';
import type { Shell } from '../shell.js';
import { openKit } from './kit.js';
import { knownEnvironment } from './known-environment.js';
import { Meter } from './meter.js';
import { pluginStates } from './states.js';

/** What is handed over. */
export interface HandOverWish {
  /** The session; all that is queued where absent. */
  readonly id?: string;
  readonly host: Host & Place;
  readonly seconds: number;
  /** Only these plugins. */
  readonly names?: readonly string[];
}

/** What became of it. */
export interface HandedOver {
  readonly delivered: number;
  readonly queued: number;
  readonly parked: number;
  readonly plugins: readonly PluginState[];
  readonly warnings: Warning[];
}

/**
 * Sends, or watches the process that does. Ctrl-C and the end of the time leave what is queued to the background: nothing
 * is lost.
 */
export async function handOver(wish: HandOverWish, shell: Shell): Promise<HandedOver> {
  const { id, host, seconds, names } = wish;
  const { stateDirectory, store, config } = host;
  const sending = config.plugins.filter(({ name, enabled, mode }) => {
    return enabled && mode === 'integrated' && (!names || names.includes(name));
  });
  const environment = knownEnvironment(config, shell.environment);
  const lock = takeLock(stateDirectory, crypto.randomUUID(), environment);
  if (lock) await releaseDead(store, new Date());
  const kit = lock && (await openKit(host, shell, { ...(names && { names }) }));
  const meter = new Meter(shell);
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  let progress: DrainProgress;
  try {
    const disabled =
      kit?.all.filter(({ state, mode }) => state === 'disabled' && mode === 'integrated') ?? [];
    progress = await drain({
      store,
      deliverer: kit?.deliverer(() => true) ?? null,
      plugins: sending.map(({ name }) => name),
      shut: kit ? disabled.map(({ name }) => name) : await shutPlugins(host),
      ...(id !== undefined && { sessionId: id }),
      deadline: Date.now() + seconds * 1000,
      now: () => new Date(),
      signal: stop.signal,
      onProgress: (now) => meter.show(now),
    });
    return {
      delivered: progress.sent,
      queued: progress.queued,
      parked: progress.parked,
      plugins: await pluginStates(host, kit?.all ?? []),
      warnings: [
        ...disabled.flatMap((each) =>
          each.state === 'disabled'
            ? [{ message: `${each.name} is not connected: ${each.reason}.`, hint: each.hint }]
            : [],
        ),
        ...(await problems(
          host,
          sending.map(({ name }) => name),
          progress,
        )),
      ],
    };
  } finally {
    process.off('SIGINT', interrupt);
    meter.clear();
    await kit?.close();
    lock?.release();
  }
}

/** Plugins that another process found not to work now: nobody waits for them. */
async function shutPlugins({ store }: Host): Promise<string[]> {
  return (await store.connections()).filter(({ breaker }) => breaker === 'open').map(({ plugin }) => plugin);
}

/** What a person should know about tools that have not taken everything. */
async function problems(
  { store }: Host,
  names: readonly string[],
  { queued, parked }: DrainProgress,
): Promise<Warning[]> {
  const connections = await store.connections();
  const troubled = connections.filter(
    ({ plugin, problem, breaker }) =>
      problem !== null && names.includes(plugin) && (breaker === 'open' || queued + parked > 0),
  );
  const warnings = troubled.map(({ plugin, problem, hint }) => ({
    message: `${plugin}: ${problem?.replace(/\.$/, '')}. What is recorded is kept, and sent later.`,
    hint: hint ?? `See what waits: msp outbox list --plugin ${plugin}`,
  }));
  if (parked === 0) return warnings;
  const message =
    parked === 1
      ? 'One operation could not be done and waits for you.'
      : `${parked} operations could not be done and wait for you.`;
  return [...warnings, { message, hint: 'See them: msp outbox list --parked' }];
}
