import type { Store } from '@msp/protocol';
import { afterEach, describe } from 'vitest';
import { appending } from './appending.js';
import type { Bench } from './bench.js';
import { byHand } from './by-hand.js';
import { claiming } from './claiming.js';
import { claimingRaces } from './claiming-races.js';
import { concurrency } from './concurrency.js';
import { cursors } from './cursors.js';
import { deriving } from './deriving.js';
import { feeds } from './feeds.js';
import { feedsHostility } from './feeds-hostility.js';
import { hostility } from './hostility.js';
import { keeping } from './keeping.js';
import { leases } from './leases.js';
import { ledger } from './ledger.js';
import { outbox } from './outbox.js';
import { outboxHostility } from './outbox-hostility.js';
import { outboxReading } from './outbox-reading.js';
import { outboxSchedule } from './outbox-schedule.js';
import { reading } from './reading.js';
import { searching } from './searching.js';
import { sessions } from './sessions.js';
import { waiting } from './waiting.js';

/** The store to examine. */
export interface StoreSuiteOptions<Where> {
  /** What the store is called in the report. */
  readonly name: string;
  /** A place where nothing is yet. */
  readonly fresh: () => Promise<Where>;
  /** Opens the store at a place, making it where it is not there. May be called again while another is open. */
  readonly open: (where: Where) => Promise<Store>;
}

/**
 * Everything that a store must do, as one suite for a vitest file.
 *
 * @example storeSuite({ name: 'memory', fresh: async () => ({}), open: async (where) => openMemoryStore(where) });
 */
export function storeSuite<Where>(options: StoreSuiteOptions<Where>): void {
  describe(options.name, () => {
    const opened: Store[] = [];
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()));
    });
    const place = async () => {
      const where = await options.fresh();
      return async () => {
        const store = await options.open(where);
        opened.push(store);
        return store;
      };
    };
    const bench: Bench = { place, store: async () => (await place())() };
    const parts = {
      appending,
      concurrency,
      reading,
      sessions,
      ledger,
      searching,
      hostility,
      deriving,
      keeping,
      outbox,
      'outbox reading': outboxReading,
      claiming,
      waiting,
      leases,
      'by hand': byHand,
      cursors,
      'claiming at once': claimingRaces,
      'outbox schedule': outboxSchedule,
      'outbox hostility': outboxHostility,
      feeds,
      'feeds hostility': feedsHostility,
    };
    for (const [name, part] of Object.entries(parts)) describe(name, () => part(bench));
  });
}
