/** Writes settlements down. What comes while a transaction runs goes into the next one together. */
import type { Connection, Settlement, Store } from '@msp/protocol';

interface Waiting {
  readonly settlement: Settlement;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** One for each plugin that is being sent. */
export class Settler {
  readonly #store: Store;
  readonly #owner: string;
  readonly #now: () => Date;
  #waiting: Waiting[] = [];
  #connection: Connection | null = null;
  #running: Promise<void> | null = null;
  #failure: { readonly error: unknown } | null = null;

  constructor(store: Store, owner: string, now: () => Date) {
    this.#store = store;
    this.#owner = owner;
    this.#now = now;
  }

  /** Resolves when it is durable. */
  settle(settlement: Settlement): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ settlement, done, failed });
      this.#start();
    });
  }

  /** Keeps the connection with the next transaction; the newest counts. */
  note(connection: Connection): void {
    this.#connection = connection;
  }

  /** Writes down what is left. @throws what a settlement could not be written for, also one that nobody waited for */
  async finish(): Promise<void> {
    while (this.#running || this.#waiting.length > 0 || (this.#connection && !this.#failure)) {
      this.#start();
      await this.#running;
    }
    if (this.#failure) throw this.#failure.error;
  }

  #start(): void {
    this.#running ??= this.#commit().finally(() => {
      this.#running = null;
      if (this.#waiting.length > 0) this.#start();
    });
  }

  async #commit(): Promise<void> {
    // One turn of the event loop gathers what other lanes bring at the same moment.
    await new Promise(setImmediate);
    const waiting = this.#waiting;
    const connection = this.#connection;
    this.#waiting = [];
    this.#connection = null;
    try {
      await this.#store.transaction(async (transaction) => {
        const settlements = waiting.map(({ settlement }) => settlement);
        if (settlements.length > 0)
          await transaction.settle(settlements, this.#owner, this.#now().toISOString());
        if (connection) await transaction.putConnection(connection);
      });
      for (const { done } of waiting) done();
    } catch (error) {
      this.#failure ??= { error };
      this.#connection ??= connection;
      for (const { failed } of waiting) failed(error);
    }
  }
}
