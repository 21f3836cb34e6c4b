/** The process in the background. */
import { existsSync } from 'node:fs';
import { type DisabledPlugin, type Host, type LoadedPlugin, lastSequence } from '@msp/core';
import { type Held, newConnection, serve, takeLock } from '@msp/delivery';
import { openHost } from '../host.js';
import type { Shell } from '../shell.js';
import { refresher } from './feeds.js';
import { fingerprint, openKit, waitsForSecret } from './kit.js';
import { knownEnvironment } from './known-environment.js';
import { startDelivererProcess } from './poke.js';

/** Delivers until there is nothing to do. Where the configuration changes meanwhile, another process takes its place. */
export async function deliverInBackground(shell: Shell): Promise<void> {
  if (await deliver(shell)) await startDelivererProcess(shell);
}

/** Does another process have to go on? */
async function deliver(shell: Shell): Promise<boolean> {
  const host = await openHost(shell, 'there', false);
  const { stateDirectory } = host;
  const lock = takeLock(
    stateDirectory,
    crypto.randomUUID(),
    knownEnvironment(host.config, shell.environment),
  );
  if (!lock) return false;
  const stop = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stop.abort());
  // The terminal that it was started from may close.
  process.on('SIGHUP', () => {});
  try {
    const kit = await openKit(host, shell);
    await noteFailures(host, kit.all);
    const before = fingerprint(host, kit.loaded, shell.environment);
    const end = await serve({
      ...{
        store: host.store,
        deliverer: kit.deliverer(waitsForSecret),
        refresher: refresher(kit, host),
        lock,
        now: () => new Date(),
        signal: stop.signal,
      },
      idle: host.config.delivery.idle * 1000,
      unchanged: () =>
        existsSync(stateDirectory) && fingerprint(host, kit.loaded, shell.environment) === before,
    });
    if (end === 'stopped' || !stillMine(lock, stateDirectory)) return false;
    lock.release();
    // Whoever recorded something before the lock was gone saw it held, and started nobody.
    return end === 'changed' || (await isBehind(host, kit.loaded));
  } finally {
    lock.release();
  }
}

/** Writes down which plugins cannot be used, so that `status` and whoever waits for them know it. */
async function noteFailures({ store }: Host, all: readonly (LoadedPlugin | DisabledPlugin)[]): Promise<void> {
  const failed = all.filter((each) => each.state === 'disabled' && each.entry.enabled);
  if (failed.length === 0) return;
  await store.transaction(async (transaction) => {
    const connections = await transaction.connections();
    for (const each of failed) {
      if (each.state !== 'disabled') continue;
      const known = connections.find(({ plugin }) => plugin === each.name) ?? newConnection(each.name);
      // Once it can be used, one entry tries at once.
      const problem = { problem: each.reason, hint: each.hint };
      await transaction.putConnection({ ...known, ...problem, breaker: 'open', retryAt: null });
    }
  });
}

/** Was anything recorded that these plugins have not planned? */
async function isBehind({ store }: Host, loaded: readonly LoadedPlugin[]): Promise<boolean> {
  const [last, cursors] = await Promise.all([lastSequence(store), store.cursors()]);
  return loaded.some(({ name }) => (cursors.find(({ plugin }) => plugin === name)?.sequence ?? last) < last);
}

const stillMine = (lock: Held, stateDirectory: string) => existsSync(stateDirectory) && lock.isMine();
