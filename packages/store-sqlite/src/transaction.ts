import {
  type Appendable,
  type Claim,
  type Cursor,
  type EventOf,
  type FeedCounts,
  type FeedPut,
  type FeedState,
  type FeedTransaction,
  type Connection as KnownConnection,
  MspError,
  type OutboxEntry,
  type Planned,
  type RecordedEvent,
  type SessionHead,
  type Settlement,
  type StoreTransaction,
} from '@msp/protocol';
import type { Connection } from './connection.js';
import { type Feeds, type Outbox, Reading } from './reading.js';
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

  putCursor(cursor: Cursor): Promise<void> {
    return this.#deliver((connection, outbox) => outbox.putCursor(connection, cursor));
  }

  enqueue(planned: readonly Planned[], now: string): Promise<number> {
    return this.#deliver((connection, outbox) => outbox.enqueue(connection, planned, now));
  }

  claim(claim: Claim): Promise<OutboxEntry[]> {
    return this.#deliver((connection, outbox) => outbox.claim(connection, claim));
  }

  settle(settlements: readonly Settlement[], owner: string, now: string): Promise<void> {
    return this.#deliver((connection, outbox) => outbox.settle(connection, settlements, owner, now));
  }

  release(owner: string, due: string): Promise<void> {
    return this.#deliver((connection, outbox) => outbox.release(connection, owner, due));
  }

  requeue(ids: readonly number[], now: string): Promise<number[]> {
    return this.#deliver((connection, outbox) => outbox.requeue(connection, ids, now));
  }

  close(ids: readonly number[], status: 'sent' | 'discarded', now: string): Promise<number[]> {
    return this.#deliver((connection, outbox) => outbox.close(connection, ids, status, now));
  }

  putConnection(known: KnownConnection): Promise<void> {
    return this.#deliver((connection, outbox) => outbox.putConnection(connection, known));
  }

  putTold(plugin: string, what: string | null): Promise<void> {
    return this.#deliver((connection, outbox) => outbox.putTold(connection, plugin, what));
  }

  markImported(first: number, last: number): Promise<void> {
    return this.#deliver((connection, outbox) => outbox.markImported(connection, first, last));
  }

  putFeedItems(put: FeedPut): Promise<FeedCounts> {
    return this.#feed((connection, feeds) => feeds.putFeedItems(connection, put));
  }

  removeFeedItems(
    plugin: string,
    feed: string,
    which: Parameters<FeedTransaction['removeFeedItems']>[2],
  ): Promise<number> {
    return this.#feed((connection, feeds) => feeds.removeFeedItems(connection, plugin, feed, which));
  }

  putFeedState(state: FeedState): Promise<void> {
    return this.#feed((connection, feeds) => feeds.putFeedState(connection, state));
  }

  dropFeeds(plugin: string): Promise<void> {
    return this.#feed((connection, feeds) => feeds.dropFeeds(connection, plugin));
  }

  async #feed<Result>(work: (connection: Connection, feeds: Feeds) => Result): Promise<Result> {
    const feeds = await import('./feeds.js');
    return this.#change((connection) => work(connection, feeds));
  }

  async #deliver<Result>(work: (connection: Connection, outbox: Outbox) => Result): Promise<Result> {
    const outbox = await import('./outbox.js');
    return this.#change((connection) => work(connection, outbox));
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
