/** Delivers as long as there is something to deliver soon: the life of the process in the background. */
import type { Store } from '@msp/protocol';
import type { Refresher } from '../feeds/refresher.js';
import type { Deliverer, Pass } from './deliverer.js';
import { agenda } from './schedule.js';
import { wait } from './wait.js';

/** How long to stay. */
export interface StayOptions {
  readonly store: Store;
  readonly deliverer: Deliverer;
  /** Keeps what the tools know at hand fresh while this stays; it is no reason to stay longer. */
  readonly refresher?: Refresher;
  now(): Date;
  readonly signal: AbortSignal;
  /** Milliseconds without anything to do after which it ends. */
  readonly idle: number;
  /** Is everything as it was when this began: the configuration, the plugins, the lock? */
  unchanged(): boolean;
}

/** How often it looks whether something was recorded, in milliseconds: at first, and after ten seconds in which nothing was. */
const LOOK = 200;
const LOOK_RARELY = 1_000;
const LATELY = 10_000;
/** For an entry that is due later than that it does not stay: the next record starts it again. In milliseconds. */
const FAR = 600_000;
/** So long it tries in vain while nothing is recorded, in milliseconds. */
const IN_VAIN = 900_000;

/** Why it ended. */
export type StayEnd = 'idle' | 'changed' | 'stopped';

/** Runs until it is idle, stopped, or the world has changed. Plugins do not wait for each other. */
export async function stay(options: StayOptions): Promise<StayEnd> {
  const { store, deliverer, refresher, signal } = options;
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const time = () => options.now().getTime();
  /** When it last did anything, and when anything last came of it. */
  let busy = time();
  let useful = time();
  let latest = -1;
  const runs = new Runs(deliverer, both, ({ planned, sent, parked, retried }) => {
    if (planned + sent + parked > 0) useful = time();
    if (planned + sent + parked + retried > 0) busy = time();
  });
  try {
    while (!signal.aborted) {
      // Before anything is begun: what was recorded after a change is sent by whoever knows of it.
      if (!options.unchanged()) return 'changed';
      const { sequence, due, dues } = await agenda(store, deliverer.sending, options.now());
      if (sequence !== latest) useful = time();
      latest = sequence;
      for (const name of deliverer.names) runs.start(name, sequence, dues.get(name) === 0);
      await refresher?.look(runs.names, both);
      if (runs.busy) busy = time();
      // What is being asked for is waited for, but only what is sent keeps the process here.
      const idle = !runs.busy && refresher?.busy !== true && time() - busy >= options.idle;
      if ((idle && (due === null || due > FAR)) || time() - useful > IN_VAIN) return 'idle';
      await wait(time() - useful > LATELY ? LOOK_RARELY : LOOK, signal);
      runs.assertWell();
      refresher?.assertWell();
    }
    return 'stopped';
  } finally {
    stop.abort();
    await runs.ended();
    await refresher?.ended();
  }
}

/** The runs of all plugins, one of each at a time. */
class Runs {
  readonly #deliverer: Deliverer;
  readonly #signal: AbortSignal;
  readonly #onEnd: (pass: Pass) => void;
  readonly #running = new Map<string, Promise<void>>();
  /** The place in the log up to which each plugin was served. */
  readonly #seen = new Map<string, number>();
  #failure: { readonly error: unknown } | null = null;

  constructor(deliverer: Deliverer, signal: AbortSignal, onEnd: (pass: Pass) => void) {
    this.#deliverer = deliverer;
    this.#signal = signal;
    this.#onEnd = onEnd;
  }

  get busy(): boolean {
    return this.#running.size > 0;
  }

  /** Those that are being served. */
  get names(): ReadonlySet<string> {
    return new Set(this.#running.keys());
  }

  /** Begins to serve a plugin that is not being served, where something was recorded or is due. */
  start(name: string, sequence: number, isDue: boolean): void {
    if (this.#running.has(name) || (!isDue && this.#seen.get(name) === sequence)) return;
    this.#seen.set(name, sequence);
    const run = this.#deliverer
      .serve(name, this.#signal)
      .then(this.#onEnd, (error) => {
        this.#failure ??= { error };
      })
      .finally(() => this.#running.delete(name));
    this.#running.set(name, run);
  }

  /** @throws what a run failed with: the store cannot be written, say */
  assertWell(): void {
    if (this.#failure) throw this.#failure.error;
  }

  async ended(): Promise<void> {
    await Promise.all(this.#running.values());
  }
}
