/** `msp sync`: sends what waits, and then asks every tool for what it knows, side by side. */
import type { DisabledPlugin, Host, LoadedPlugin } from '@msp/core';
import type { PluginState, SyncedPlugin, Warning } from '@msp/protocol';
import type { Place } from '../host.js';
import type { Shell } from '../shell.js';
import { refresh } from './feeds.js';
import { handOver } from './hand-over.js';
import { openKit } from './kit.js';
import { sendsAnything } from './poke.js';
import { SyncMeter } from './sync-meter.js';
import { syncedPlugin } from './synced-plugin.js';

/** What is wished. */
export interface SyncWish {
  readonly host: Host & Place;
  /** Only these plugins. */
  readonly names?: readonly string[];
  /** How long to go on. */
  readonly seconds: number;
}

/** What came of it. */
export interface Synced {
  readonly plugins: readonly SyncedPlugin[];
  readonly sent: number;
  readonly queued: number;
  readonly parked: number;
  readonly integrations: readonly PluginState[];
  readonly milliseconds: number;
  readonly warnings: readonly Warning[];
}

const NOTHING: Synced = {
  ...{ plugins: [], sent: 0, queued: 0, parked: 0, integrations: [], milliseconds: 0, warnings: [] },
};

/** Ctrl-C and the end of the time leave what is not done to the background and to the next time: nothing is lost. */
export async function syncTools({ host, names, seconds }: SyncWish, shell: Shell): Promise<Synced> {
  if (!sendsAnything(host.config)) return NOTHING;
  const start = performance.now();
  const deadline = start + seconds * 1000;
  const handed = await handOver({ host, seconds, ...(names && { names }) }, shell);
  const kit = await openKit(host, shell, { ...(names && { names }) });
  const used = kit.all.filter(({ entry, mode }) => entry.enabled && mode === 'integrated');
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  const timer = setTimeout(interrupt, Math.max(0, deadline - performance.now()));
  const meter = new SyncMeter(shell);
  const one = async (each: LoadedPlugin | DisabledPlugin): Promise<SyncedPlugin> => {
    const state = handed.plugins.find(({ name }) => name === each.name);
    if (each.state === 'disabled') return syncedPlugin(each, [], state, 0);
    const began = performance.now();
    const title = each.plugin.manifest.name;
    const onPage = (_: string, sofar: { readonly processed: number }) => meter.show(title, sofar.processed);
    const feeds = await refresh(each, kit, host, { signal: stop.signal, onPage });
    return syncedPlugin(each, feeds, state, Math.round(performance.now() - began));
  };
  try {
    const plugins = await Promise.all(used.map(one));
    const { delivered: sent, queued, parked, warnings } = handed;
    const told = new Set(plugins.filter(({ ok }) => !ok).map(({ name }) => name));
    return {
      ...{ plugins, sent, queued, parked, integrations: handed.plugins },
      milliseconds: Math.round(performance.now() - start),
      // What stands in a tool's own line is not said twice.
      warnings: warnings.filter(
        ({ message }) =>
          ![...told].some((name) => message.startsWith(`${name}: `) || message.startsWith(`${name} is not`)),
      ),
    };
  } finally {
    process.off('SIGINT', interrupt);
    clearTimeout(timer);
    meter.clear();
    await kit.close();
  }
}
