import { MspError, type Store, type StoreTransaction } from '@msp/protocol';
import { Connection } from './connection.js';
import { patiently, Turns } from './patience.js';
import { Reading } from './reading.js';
import { SqliteTransaction } from './transaction.js';

/** A store in one SQLite file. Made by {@link openSqliteStore}. */
export class SqliteStore extends Reading implements Store {
  readonly location: string;
  readonly #busyTimeout: number;
  readonly #turns = new Turns();
  readonly #connection: Connection;
  /** For questions asked while a transaction runs: the first connection would see what is not committed. */
  #second: Connection | null = null;
  #transacting = false;
  #closed = false;

  constructor(connection: Connection, busyTimeout: number) {
    super();
    this.location = connection.path;
    this.#connection = connection;
    this.#busyTimeout = busyTimeout;
  }

  async transaction<Result>(work: (transaction: StoreTransaction) => Promise<Result>): Promise<Result> {
    const release = await this.#turns.take(this.#busyTimeout, this.location);
    try {
      this.#assertOpen();
      // `immediate` takes the write lock before the first read, so that what is read is still true when it is written.
      await patiently(this.#busyTimeout, () => this.#connection.script('begin immediate'));
      return await this.#run(work);
    } finally {
      release();
    }
  }

  async verify(): Promise<string[]> {
    const { verify } = await import('./maintenance.js');
    return this.ask(verify);
  }

  /**
   * Closes the file, which folds the write-ahead log into it and removes the log when nobody else has it open. That
   * costs about 0.7 ms and two of the four syncs of a command. Left in place, every command would append to the log of
   * the one before and read all of it first, without end: only a connection that stays may start the log over.
   */
  async close(): Promise<void> {
    const release = await this.#turns.take(this.#busyTimeout, this.location);
    try {
      if (this.#closed) return;
      this.#closed = true;
      this.#second?.close();
      this.#connection.close();
    } finally {
      release();
    }
  }

  protected override async ask<Answer>(question: (connection: Connection) => Answer): Promise<Answer> {
    return patiently(this.#busyTimeout, () => {
      this.#assertOpen();
      return question(this.#transacting ? this.#aside() : this.#connection);
    });
  }

  async #run<Result>(work: (transaction: StoreTransaction) => Promise<Result>): Promise<Result> {
    const transaction = new SqliteTransaction(this.#connection);
    this.#transacting = true;
    try {
      const result = await work(transaction);
      transaction.end();
      await patiently(this.#busyTimeout, () => this.#connection.script('commit'));
      return result;
    } catch (error) {
      this.#connection.rollback();
      throw error;
    } finally {
      this.#transacting = false;
    }
  }

  #aside(): Connection {
    this.#second ??= new Connection(this.location, { readOnly: true });
    return this.#second;
  }

  #assertOpen(): void {
    if (!this.#closed) return;
    throw new MspError('MSP999', {
      message: `The store ${this.location} was used after it had been closed.`,
      hint: 'Open it again.',
    });
  }
}
