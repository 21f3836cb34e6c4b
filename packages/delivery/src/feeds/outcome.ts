/** What became of the synchronization of a feed. */

/**
 * - `synced`: all that the tool told is here;
 * - `stopped`: something else goes first, or time is up; the next one goes on where this one was;
 * - `unavailable`: the tool could not be reached, or could not do it now;
 * - `limited`: the tool wants us to wait;
 * - `refused`: the tool did not let us in;
 * - `missing`: something that it takes to connect is not there, and `problem` says what;
 * - `failed`: the answer could not be used, or the plugin failed.
 */
export type FeedStatus = 'synced' | 'stopped' | 'unavailable' | 'limited' | 'refused' | 'missing' | 'failed';

/** What became of one feed, and how long it took. */
export interface FeedOutcome {
  readonly plugin: string;
  readonly feed: string;
  readonly status: FeedStatus;
  readonly pages: number;
  /** Items that the tool told, by their kind; those that could not be taken are not among them. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Items that the tool told. */
  readonly processed: number;
  readonly added: number;
  readonly updated: number;
  readonly deleted: number;
  /** Items that could not be taken. */
  readonly failed: number;
  /** Why some could not: at most ten sentences. */
  readonly reasons: readonly string[];
  /** Milliseconds. */
  readonly milliseconds: number;
  /** What went wrong; null where nothing did. */
  readonly problem: string | null;
  readonly hint: string | null;
}

/** Why a feed could not be synchronized, or not to its end. */
export interface FeedTrouble {
  readonly status: Exclude<FeedStatus, 'synced'>;
  readonly problem: string;
  readonly hint: string | null;
}
