/** Plans and sends for all plugins of a store, as often as it is asked to. */
import { type LoadedPlugin, planPlugin } from '@msp/core';
import type { Connection, OutboxEntry, RecordedEvent, Settlement, Store } from '@msp/protocol';
import type { Closed, Door } from './door.js';
import { Sender } from './sender.js';

/** What delivery depends on. */
export interface DelivererOptions {
  readonly store: Store;
  /** Plugins of all modes: all are planned, those that are `integrated` are sent. */
  readonly plugins: readonly LoadedPlugin[];
  open(loaded: LoadedPlugin): Promise<Door | Closed>;
  /** Names this process among all that send from this store. */
  readonly owner: string;
  now(): Date;
  random(): number;
  readonly sessionTimeout: number;
  /** Which breakers the first pass does not wait for. */
  eager?(connection: Connection): boolean;
  onCall?(plugin: string, event: RecordedEvent): void;
  onSettled?(entry: OutboxEntry, settlement: Settlement): void;
}

/** What one pass did. */
export interface Pass {
  readonly planned: number;
  /** Entries that the tools have taken. */
  readonly sent: number;
  readonly parked: number;
  /** Entries that will be tried again. */
  readonly retried: number;
}

/** One for each process that delivers. */
export class Deliverer {
  readonly #options: DelivererOptions;
  /** Entries that the tools have taken, in all passes. */
  #sent = 0;
  /** The plugins that had their first pass. */
  readonly #first = new Set<string>();

  constructor(options: DelivererOptions) {
    this.#options = options;
  }

  /** The names of the plugins whose operations are sent. */
  get sending(): readonly string[] {
    return this.#options.plugins.filter(({ mode }) => mode === 'integrated').map(({ name }) => name);
  }

  /** How many entries the tools have taken since this began; also while a pass runs. */
  get sent(): number {
    return this.#sent;
  }

  /** Plans what was recorded, and sends what is due. */
  async pass(signal: AbortSignal): Promise<Pass> {
    const counts = { planned: 0, sent: 0, parked: 0, retried: 0 };
    await Promise.all(this.#options.plugins.map((loaded) => this.#serve(loaded, counts, signal)));
    return counts;
  }

  async #serve(
    loaded: LoadedPlugin,
    counts: { -readonly [Name in keyof Pass]: Pass[Name] },
    signal: AbortSignal,
  ): Promise<void> {
    const { store, owner, now, random, sessionTimeout, onCall, onSettled } = this.#options;
    const result = await planPlugin(store, loaded, {
      now,
      sessionTimeout,
      signal,
      ...(onCall && { onCall }),
    });
    counts.planned += result.planned;
    if (loaded.mode !== 'integrated' || signal.aborted) return;
    const eager = this.#first.has(loaded.name) ? undefined : this.#options.eager;
    this.#first.add(loaded.name);
    await Sender.run({
      ...(eager && { eager }),
      ...{ store, loaded, owner, now, random, signal },
      open: () => this.#options.open(loaded),
      onSettled: (entry, settlement) => {
        if (settlement.status === 'sent') {
          counts.sent += 1;
          this.#sent += 1;
        } else if (settlement.status === 'parked') counts.parked += 1;
        else if (settlement.status === 'queued') counts.retried += 1;
        onSettled?.(entry, settlement);
      },
    });
  }
}
