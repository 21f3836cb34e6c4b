/** Delivers as long as there is something to deliver soon: the life of the process in the background. */
import type { Store } from '@msp/protocol';
import type { Deliverer } from './deliverer.js';
import { agenda } from './schedule.js';
import { wait } from './wait.js';

/** How long to stay. */
export interface StayOptions {
  readonly store: Store;
  readonly deliverer: Deliverer;
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

/** Runs until it is idle, stopped, or the world has changed. */
export async function stay(options: StayOptions): Promise<StayEnd> {
  const { store, deliverer, signal } = options;
  let seen = -1;
  const time = () => options.now().getTime();
  /** When it last did anything, and when anything last came of it. */
  let busy = time();
  let useful = time();
  while (!signal.aborted) {
    // Before anything is sent: what was recorded after a change is sent by whoever knows of it.
    if (!options.unchanged()) return 'changed';
    const { sequence, due } = await agenda(store, deliverer.sending, options.now());
    if (sequence !== seen || due === 0) {
      const { planned, sent, parked, retried } = await deliverer.pass(signal);
      const quiet = sequence === seen && planned + sent + parked + retried === 0;
      if (sequence !== seen || planned + sent + parked > 0) useful = time();
      seen = sequence;
      busy = time();
      if (!quiet) continue;
    }
    const idle = time() - busy >= options.idle;
    if ((idle && (due === null || due > FAR)) || time() - useful > IN_VAIN) return 'idle';
    await wait(time() - useful > LATELY ? LOOK_RARELY : LOOK, signal);
  }
  return 'stopped';
}
