/**
 * What a store must do. The log is the truth; sessions, the ledger and the search index are derived from it and written
 * in the same transaction, so that reading is cheap however long the log grows.
 *
 * `@msp/testing` has one suite that every store runs.
 */
import type { EventType, MspEvent, RecordedEvent } from './events.js';
import type { FeedReader, FeedTransaction } from './feeds.js';
import type { OutboxReader, OutboxTransaction } from './outbox.js';
import type { Blocker, Decision, SessionHead, SessionStatus } from './session.js';

/** Which events to read. All given conditions hold together. */
export interface EventQuery {
  /** Only events after this place in the log. */
  readonly after?: number;
  /** Only events before this place in the log. */
  readonly before?: number;
  readonly sessionId?: string;
  readonly types?: readonly EventType[];
  /** At most this many; no limit where absent. */
  readonly limit?: number;
  /** The order of the log, or the newest first. Default: `ascending`. */
  readonly order?: 'ascending' | 'descending';
}

/** Which sessions to read, the newest first. */
export interface SessionQuery {
  readonly statuses?: readonly SessionStatus[];
  readonly project?: string;
  readonly user?: string;
  readonly worktree?: string;
  /** Only sessions with an event at or after this instant (ISO 8601 UTC). */
  readonly activeSince?: string;
  /** Only ids that begin so. */
  readonly idPrefix?: string;
  /** Newest by the place of their start in the log, or by their last sign of life. Default: `started`. */
  readonly order?: 'started' | 'active';
  readonly limit?: number;
}

/** A decision with the place where it was made. */
export interface DecisionEntry extends Decision {
  readonly sessionId: string;
  readonly project: string;
  readonly sequence: number;
  /** When it was replaced (ISO 8601 UTC); null while it is in force. */
  readonly supersededAt: string | null;
}

/** A blocker with the place where it was raised. */
export interface BlockerEntry extends Blocker {
  readonly sessionId: string;
  readonly project: string;
  readonly sequence: number;
}

/** Which decisions to read, the newest first. */
export interface DecisionQuery {
  readonly project?: string;
  readonly sessionId?: string;
  readonly ids?: readonly string[];
  /** Only those that nothing has replaced yet. */
  readonly inForce?: true;
  /** Only those in force at this instant (ISO 8601 UTC). */
  readonly inForceAt?: string;
  readonly limit?: number;
}

/** Which blockers to read, the newest first. */
export interface BlockerQuery {
  readonly project?: string;
  readonly sessionId?: string;
  readonly status?: 'open' | 'resolved';
  readonly limit?: number;
}

/** Full text search over the log. Words are already split, folded and without operators. */
export interface SearchQuery {
  readonly words: readonly string[];
  /** Must an event hold every word, or is one enough? */
  readonly match: 'all' | 'any';
  /** The last word may go on: `auth` finds `authentication`. */
  readonly prefix?: boolean;
  readonly types?: readonly EventType[];
  readonly project?: string;
  readonly sessionIds?: readonly string[];
  readonly since?: string;
  readonly until?: string;
  /** At most this many, the newest first. */
  readonly limit: number;
}

/** Figures about a store. */
export interface StoreStatistics {
  readonly events: number;
  readonly sessions: number;
  /** Bytes on disk, or null where the store cannot say. */
  readonly bytes: number | null;
  readonly schemaVersion: number;
}

/** Everything that can be asked of a store. Times are ISO 8601 UTC; lists are plain data. */
export interface StoreReader extends OutboxReader, FeedReader {
  events(query: EventQuery): Promise<RecordedEvent[]>;
  /** Events whose id begins so, in the order of the log. */
  eventsByIdPrefix(prefix: string, limit: number): Promise<RecordedEvent[]>;
  session(id: string): Promise<SessionHead | null>;
  /** The newest session of a user in a working tree that is active or ending: what recording asks for every time. */
  sessionUnderWay(user: string, worktree: string): Promise<SessionHead | null>;
  sessions(query: SessionQuery): Promise<SessionHead[]>;
  decisions(query: DecisionQuery): Promise<DecisionEntry[]>;
  blockers(query: BlockerQuery): Promise<BlockerEntry[]>;
  search(query: SearchQuery): Promise<RecordedEvent[]>;
  /** In how many events a word stands, counted no further than `limit`. */
  frequency(word: string, limit: number): Promise<number>;
  statistics(): Promise<StoreStatistics>;
}

/** An event to append, and the words by which search shall find it (split and folded as in {@link SearchQuery}). */
export interface Appendable {
  readonly event: MspEvent;
  readonly words: string;
}

/** One transaction: all of it is kept, or none. */
export interface StoreTransaction extends StoreReader, OutboxTransaction, FeedTransaction {
  /**
   * Appends to the log and to the search index, in this order.
   * @throws an `MspError` `MSP007` where an id is already taken.
   */
  append(entries: readonly Appendable[]): Promise<RecordedEvent[]>;
  putSession(head: SessionHead): Promise<void>;
  /** Enters a decision that was just appended into the ledger, in force. */
  addDecision(event: RecordedEvent & { type: 'decision-made' }): Promise<void>;
  /** Marks a decision as replaced. A decision that is not there, or was replaced before, is left as it is. */
  supersedeDecision(id: string, by: RecordedEvent): Promise<void>;
  /** Enters a blocker that was just appended, open. */
  addBlocker(event: RecordedEvent & { type: 'blocker-raised' }): Promise<void>;
  /** Marks a blocker as resolved. One that is not there, or was resolved before, is left as it is. */
  resolveBlocker(event: RecordedEvent & { type: 'blocker-resolved' }): Promise<void>;
  /** Empties everything that is derived from the log, to be derived anew. */
  clearDerived(): Promise<void>;
  /** Enters an event into the search index again, after {@link clearDerived}. */
  index(sequence: number, entry: Appendable): Promise<void>;
}

/** A place where sessions are kept. */
export interface Store extends StoreReader {
  /** Where it is, for people: a file's path or an address without credentials. */
  readonly location: string;
  /**
   * Runs `work` alone among writers: nobody else writes between its first read and its last write.
   * Acknowledged means durable: once this returns, the events survive the loss of power.
   */
  transaction<Result>(work: (transaction: StoreTransaction) => Promise<Result>): Promise<Result>;
  /** What is wrong with the data, in sentences; empty where nothing is. Reads everything. */
  verify(): Promise<string[]>;
  close(): Promise<void>;
}
