/** What can be asked, once for the store itself and once within a transaction. */
import type {
  BlockerEntry,
  BlockerQuery,
  Cursor,
  DecisionEntry,
  DecisionQuery,
  EventQuery,
  FeedItemQuery,
  FeedState,
  Connection as KnownConnection,
  OutboxCount,
  OutboxEntry,
  OutboxQuery,
  OutboxReader,
  RecordedEvent,
  SearchQuery,
  SessionHead,
  SessionQuery,
  Standing,
  StoredFeedItem,
  StoredLink,
  StoreReader,
  StoreStatistics,
} from '@msp/protocol';
import type { Connection } from './connection.js';
import { session, sessionUnderWay } from './fixed.js';

type Queries = typeof import('./queries.js');
/** See `outbox.ts`. */
export type Outbox = typeof import('./outbox.js');
/** See `feeds.ts`. */
export type Feeds = typeof import('./feeds.js');

/** Answers every question on the connection that {@link ask} chooses. */
export abstract class Reading implements StoreReader {
  protected abstract ask<Answer>(question: (connection: Connection) => Answer): Promise<Answer>;

  session(id: string): Promise<SessionHead | null> {
    return this.ask((connection) => session(connection, id));
  }

  sessionUnderWay(user: string, worktree: string): Promise<SessionHead | null> {
    return this.ask((connection) => sessionUnderWay(connection, user, worktree));
  }

  events(query: EventQuery): Promise<RecordedEvent[]> {
    return this.#composed((connection, queries) => queries.events(connection, query));
  }

  eventsByIdPrefix(prefix: string, limit: number): Promise<RecordedEvent[]> {
    return this.#composed((connection, queries) => queries.eventsByIdPrefix(connection, prefix, limit));
  }

  sessions(query: SessionQuery): Promise<SessionHead[]> {
    return this.#composed((connection, queries) => queries.sessions(connection, query));
  }

  decisions(query: DecisionQuery): Promise<DecisionEntry[]> {
    return this.#composed((connection, queries) => queries.decisions(connection, query));
  }

  blockers(query: BlockerQuery): Promise<BlockerEntry[]> {
    return this.#composed((connection, queries) => queries.blockers(connection, query));
  }

  search(query: SearchQuery): Promise<RecordedEvent[]> {
    return this.#composed((connection, queries) => queries.search(connection, query));
  }

  frequency(word: string, limit: number): Promise<number> {
    return this.#composed((connection, queries) => queries.frequency(connection, word, limit));
  }

  statistics(): Promise<StoreStatistics> {
    return this.#composed((connection, queries) => queries.statistics(connection));
  }

  outbox(query: OutboxQuery): Promise<OutboxEntry[]> {
    return this.#composed((connection, queries) => queries.outbox(connection, query));
  }

  outboxCounts(query: Parameters<OutboxReader['outboxCounts']>[0]): Promise<OutboxCount[]> {
    return this.#composed((connection, queries) => queries.outboxCounts(connection, query));
  }

  cursor(plugin: string): Promise<Cursor | null> {
    return this.#delivering((connection, outbox) => outbox.cursor(connection, plugin));
  }

  cursors(): Promise<Cursor[]> {
    return this.#delivering((connection, outbox) => outbox.cursors(connection));
  }

  nextDue(plugins: readonly string[]): Promise<string | null> {
    return this.#delivering((connection, outbox) => outbox.nextDue(connection, plugins));
  }

  claimOwners(): Promise<string[]> {
    return this.#delivering((connection, outbox) => outbox.claimOwners(connection));
  }

  links(plugin: string, locals: readonly string[]): Promise<StoredLink[]> {
    return this.#delivering((connection, outbox) => outbox.links(connection, plugin, locals));
  }

  connections(): Promise<KnownConnection[]> {
    return this.#delivering((connection, outbox) => outbox.connections(connection));
  }

  async standings(): Promise<Standing[]> {
    const { standings } = await import('./standings.js');
    return this.ask(standings);
  }

  importedRanges(after: number): Promise<(readonly [first: number, last: number])[]> {
    return this.#delivering((connection, outbox) => outbox.importedRanges(connection, after));
  }

  feedItems(query: FeedItemQuery): Promise<StoredFeedItem[]> {
    return this.#composed((connection, queries) => queries.feedItems(connection, query));
  }

  async feedStates(): Promise<FeedState[]> {
    const { feedStates } = await import('./feeds.js');
    return this.ask(feedStates);
  }

  async #delivering<Answer>(question: (connection: Connection, outbox: Outbox) => Answer): Promise<Answer> {
    const outbox = await import('./outbox.js');
    return this.ask((connection) => question(connection, outbox));
  }

  async #composed<Answer>(question: (connection: Connection, queries: Queries) => Answer): Promise<Answer> {
    const queries = await import('./queries.js');
    return this.ask((connection) => question(connection, queries));
  }
}
