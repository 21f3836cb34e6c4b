import {
  type Appendable,
  type EventOf,
  MspError,
  type RecordedEvent,
  type SessionHead,
  type StoreTransaction,
} from '@msp/protocol';
import type { Connection } from './connection.js';
import { Reading } from './reading.js';
import {
  addBlocker,
  addDecision,
  append,
  clearDerived,
  index,
  putSession,
  resolveBlocker,
  supersedeDecision,
} from './writing.js';

/** A transaction while it runs. It is of no use afterwards. */
export class SqliteTransaction extends Reading implements StoreTransaction {
  readonly #connection: Connection;
  #ended = false;
  #failure: unknown = null;

  constructor(connection: Connection) {
    super();
    this.#connection = connection;
  }

  /** Nothing more may be done. @throws what a change failed with, even if that was caught: half of it may be there. */
  end(): void {
    this.#ended = true;
    if (this.#failure !== null) throw this.#failure;
  }

  protected override async ask<Answer>(question: (connection: Connection) => Answer): Promise<Answer> {
    if (this.#ended) throw afterEnd();
    return question(this.#connection);
  }

  append(entries: readonly Appendable[]): Promise<RecordedEvent[]> {
    return this.#change((connection) => append(connection, entries));
  }

  putSession(head: SessionHead): Promise<void> {
    return this.#change((connection) => putSession(connection, head));
  }

  addDecision(event: EventOf<'decision-made'> & RecordedEvent): Promise<void> {
    return this.#change((connection) => addDecision(connection, event));
  }

  supersedeDecision(id: string, by: RecordedEvent): Promise<void> {
    return this.#change((connection) => supersedeDecision(connection, id, by));
  }

  addBlocker(event: EventOf<'blocker-raised'> & RecordedEvent): Promise<void> {
    return this.#change((connection) => addBlocker(connection, event));
  }

  resolveBlocker(event: EventOf<'blocker-resolved'> & RecordedEvent): Promise<void> {
    return this.#change((connection) => resolveBlocker(connection, event));
  }

  clearDerived(): Promise<void> {
    return this.#change(clearDerived);
  }

  index(sequence: number, entry: Appendable): Promise<void> {
    return this.#change((connection) => index(connection, sequence, entry));
  }

  #change<Result>(work: (connection: Connection) => Result): Promise<Result> {
    return this.ask((connection) => {
      try {
        return work(connection);
      } catch (error) {
        this.#failure ??= error;
        throw error;
      }
    });
  }
}

function afterEnd(): MspError {
  return new MspError('MSP999', {
    message: 'A transaction was used after it had ended.',
    hint: 'Wait for everything that is done in a transaction before it returns.',
  });
}
