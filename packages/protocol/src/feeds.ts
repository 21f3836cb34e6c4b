/**
 * What connected tools know, kept at hand: issues, comments, commits, runs. Part of the store's contract. All of it came
 * from the tools and can be asked for again, so nothing is lost where it is.
 */
import type { FeedItem, FeedItemKind } from './plugin/feed.js';
import type { Json } from './plugin/names.js';

/** At most so many items of one feed are kept; beyond that, those that happened first go. */
export const FEED_LIMIT = 5000;

/** An item as it is kept. Its `time` is ISO 8601 UTC with milliseconds. */
export interface StoredFeedItem extends FeedItem {
  /** The plugin's name in the configuration. */
  readonly plugin: string;
  readonly feed: string;
  readonly project: string;
  /** The session during which it happened; null where that is none. */
  readonly sessionId: string | null;
}

/** A synchronization that has not come to its end. */
export interface FeedRun {
  /** When it was begun, ISO 8601 UTC. */
  readonly began: string;
  /** What its last page left. */
  readonly state: Json;
  /** How many pages there were. */
  readonly pages: number;
  /** Has every page told all that it should? Only then can be told what is gone. */
  readonly whole: boolean;
}

/** How it stands with a feed. Times are ISO 8601 UTC. */
export interface FeedState {
  readonly plugin: string;
  readonly feed: string;
  /** What the next synchronization begins with; null before the first came to its end. */
  readonly state: Json;
  /** The one that was stopped or is under way; null where none is. */
  readonly run: FeedRun | null;
  /** When the last one came to its end; null where none did. */
  readonly syncedAt: string | null;
  /** When the last one was begun. */
  readonly triedAt: string | null;
  /** When it is asked again without anybody wanting it; null: at once. */
  readonly dueAt: string | null;
  /** What went wrong last; null while all is well. */
  readonly problem: string | null;
  readonly failingSince: string | null;
  /** Failures in a row. */
  readonly failures: number;
}

/** Which items to read: those that happened last come first, those without a time at the end. All conditions hold together. */
export interface FeedItemQuery {
  readonly plugin?: string;
  /** Only what these plugins told. */
  readonly plugins?: readonly string[];
  readonly feed?: string;
  readonly kinds?: readonly FeedItemKind[];
  readonly project?: string;
  readonly sessionId?: string;
  readonly branch?: string;
  /** Only what happened at or after this instant (ISO 8601). What has no time is left out then. */
  readonly since?: string;
  /** Only what happened at or before this instant (ISO 8601). What has no time is left out then. */
  readonly until?: string;
  readonly limit: number;
}

/** Items of one page, to be kept. */
export interface FeedPut {
  readonly plugin: string;
  readonly feed: string;
  readonly project: string;
  /** When the synchronization that they come from was begun (ISO 8601): what it has not named by its end is gone. */
  readonly began: string;
  readonly items: readonly { readonly item: FeedItem; readonly sessionId: string | null }[];
  /** Ids of what the tool has, although it could not be read: what is known of it stays. */
  readonly named?: readonly string[];
}

/** What became of the items of a page. */
export interface FeedCounts {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Those that happened first, and went because there would be more than {@link FEED_LIMIT}. */
  readonly dropped: number;
}

/** What can be asked about feeds. */
export interface FeedReader {
  /** How it stands with every feed, by plugin and feed. */
  feedStates(): Promise<FeedState[]>;
  feedItems(query: FeedItemQuery): Promise<StoredFeedItem[]>;
}

/** What can be done to them, in a transaction. */
export interface FeedTransaction extends FeedReader {
  /** Keeps items. One that is there already becomes what is given; a session that it belongs to is never forgotten for none. */
  putFeedItems(put: FeedPut): Promise<FeedCounts>;
  /**
   * Removes items: these ids, or all that no synchronization has named since the one that was begun then.
   *
   * @returns how many there were
   */
  removeFeedItems(
    plugin: string,
    feed: string,
    which: { readonly ids: readonly string[] } | { readonly unnamedSince: string },
  ): Promise<number>;
  putFeedState(state: FeedState): Promise<void>;
  /** Forgets all feeds of a plugin, with their items: it is connected no more. */
  dropFeeds(plugin: string): Promise<void>;
}
