/** Plans and sends for all plugins of a store, as often as it is asked to. */
import { type LoadedPlugin, PlanMemory, planPlugin } from '@msp/core';
import type { Connection, OutboxEntry, RecordedEvent, Settlement, Store } from '@msp/protocol';
import type { Bucket } from './bucket.js';
import { Budgets } from './budgets.js';
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
  /** Waits until the limits allow more. Default: by the clock of the system. */
  wait?(milliseconds: number, signal: AbortSignal): Promise<void>;
  readonly sessionTimeout: number;
  /** How much of their limits the plugins have used. Default: nothing yet. */
  readonly budgets?: Budgets;
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
  readonly #budgets: Budgets;
  /** Entries that the tools have taken, in all passes. */
  #sent = 0;
  /** What is remembered of each plugin from run to run. */
  readonly #memories = new Map<string, Memory>();

  constructor(options: DelivererOptions) {
    this.#options = options;
    this.#budgets = options.budgets ?? new Budgets();
  }

  /** The names of all plugins. */
  get names(): readonly string[] {
    return this.#options.plugins.map(({ name }) => name);
  }

  /** The names of the plugins whose operations are sent. */
  get sending(): readonly string[] {
    return this.#options.plugins.filter(({ mode }) => mode === 'integrated').map(({ name }) => name);
  }

  /** How many entries the tools have taken since this began; also while a pass runs. */
  get sent(): number {
    return this.#sent;
  }

  /** Plans what was recorded, and sends what is due, for all plugins. */
  async pass(signal: AbortSignal): Promise<Pass> {
    const passes = await Promise.all(this.names.map((name) => this.serve(name, signal)));
    const sum = (part: keyof Pass) => passes.reduce((total, pass) => total + pass[part], 0);
    return { planned: sum('planned'), sent: sum('sent'), parked: sum('parked'), retried: sum('retried') };
  }

  /** The same for one plugin. Not to be called again for it before it is done. */
  async serve(name: string, signal: AbortSignal): Promise<Pass> {
    const { store, plugins, owner, now, random, sessionTimeout, onCall, onSettled } = this.#options;
    const counts = { planned: 0, sent: 0, parked: 0, retried: 0 };
    const loaded = plugins.find((each) => each.name === name);
    if (!loaded) return counts;
    const memory = this.#memories.get(name) ?? newMemory(store, this.#budgets.of(name));
    const eager = this.#memories.has(name) ? undefined : this.#options.eager;
    this.#memories.set(name, memory);
    const planning = { now, sessionTimeout, signal, memory: memory.plan, ...(onCall && { onCall }) };
    counts.planned = (await planPlugin(store, loaded, planning)).planned;
    if (loaded.mode !== 'integrated' || signal.aborted) return counts;
    await Sender.run({
      ...(eager && { eager }),
      ...(this.#options.wait && { wait: this.#options.wait }),
      ...{ store, loaded, owner, now, random, signal, used: memory.used },
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
    return counts;
  }
}

/** What is remembered of a plugin. */
interface Memory {
  readonly plan: PlanMemory;
  readonly used: { bucket: Bucket | null };
}

const newMemory = (store: Store, used: Memory['used']): Memory => ({ plan: new PlanMemory(store), used });
