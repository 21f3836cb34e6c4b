/** The process in the background. */
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { type Held, serve, takeLock } from '@msp/delivery';
import { openHost } from '../host.js';
import type { Shell } from '../shell.js';
import { fingerprint, hungFileOf, openKit, waitsForSecret } from './kit.js';
import { startDelivererProcess } from './poke.js';

/** Delivers until there is nothing to do. Where the configuration changes meanwhile, another process takes its place. */
export async function deliverInBackground(shell: Shell): Promise<void> {
  const changed = await deliver(shell);
  if (changed !== null) await startDelivererProcess(changed, shell);
}

/** The state folder, where another process has to go on; else null. */
async function deliver(shell: Shell): Promise<string | null> {
  const host = await openHost(shell, 'there', false);
  const { stateDirectory } = host;
  const lock = takeLock(stateDirectory, crypto.randomUUID());
  if (!lock) return null;
  const stop = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stop.abort());
  // The terminal that it was started from may close.
  process.on('SIGHUP', () => {});
  try {
    const hungFile = hungFileOf(stateDirectory);
    const kit = await openKit(host, shell, { hungFile, hung: hungPlugins(hungFile) });
    const before = fingerprint(host, kit.loaded);
    const end = await serve({
      ...{
        store: host.store,
        deliverer: kit.deliverer(waitsForSecret),
        lock,
        now: () => new Date(),
        signal: stop.signal,
      },
      idle: host.config.delivery.idle * 1000,
      unchanged: () => existsSync(stateDirectory) && fingerprint(host, kit.loaded) === before,
    });
    return end === 'changed' && stillMine(lock, stateDirectory) ? stateDirectory : null;
  } finally {
    lock.release();
  }
}

const stillMine = (lock: Held, stateDirectory: string) => existsSync(stateDirectory) && lock.isMine();

/** How long a plugin that hung is left alone, in milliseconds; `msp check` ends that sooner. */
const RESPITE = 3_600_000;

/** Plugins that hung a process in the background not long ago. */
function hungPlugins(file: string): string[] {
  const since = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (since === undefined) return [];
  if (Date.now() - since > RESPITE) {
    rmSync(file, { force: true });
    return [];
  }
  try {
    const { plugin } = JSON.parse(readFileSync(file, 'utf8')) as { plugin?: unknown };
    return typeof plugin === 'string' ? [plugin] : [];
  } catch {
    return [];
  }
}
