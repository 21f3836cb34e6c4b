/** The process in the background: takes the lock, delivers until it is idle, and leaves nothing behind. */
import type { Store } from '@msp/protocol';
import type { Deliverer } from '../engine/deliverer.js';
import { type StayEnd, stay } from '../engine/stay.js';
import type { Refresher } from '../feeds/refresher.js';
import type { Held } from './lock.js';
import { isDead } from './owner.js';

/** What it works with. */
export interface ServeOptions {
  readonly store: Store;
  readonly deliverer: Deliverer;
  readonly refresher?: Refresher;
  readonly lock: Held;
  now(): Date;
  readonly signal: AbortSignal;
  /** Milliseconds without anything to do after which it ends. */
  readonly idle: number;
  /** Are the configuration and the code of the plugins what they were? */
  unchanged(): boolean;
}

/**
 * What a process that died had handed to a tool may still be on its way there: to ask after it too early would find nothing, and send it
 * twice. In milliseconds.
 */
const GRACE = 2_000;

/** Delivers until there is nothing to do, and says why it ended. */
export async function serve(options: ServeOptions): Promise<StayEnd> {
  const { store, deliverer, refresher, lock, now, signal, idle } = options;
  await releaseDead(store, now());
  return stay({
    ...{ store, deliverer, now, signal, idle },
    ...(refresher && { refresher }),
    unchanged: () => lock.isMine() && options.unchanged(),
  });
}

/** Frees what processes of this machine held that died: their leases need not run out. */
export async function releaseDead(store: Store, now: Date): Promise<void> {
  const dead = (await store.claimOwners()).filter(isDead);
  if (dead.length === 0) return;
  const due = new Date(now.getTime() + GRACE).toISOString();
  await store.transaction(async (transaction) => {
    for (const owner of dead) await transaction.release(owner, due);
  });
}
