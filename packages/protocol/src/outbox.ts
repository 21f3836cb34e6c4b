/**
 * The outbox: what plugins planned from the log, kept until it is sent, and what is known about each plugin's tool.
 * Part of the store's contract. Unlike sessions and the ledger it is not derived: what was sent cannot be told from the log.
 */
import type { Operation } from './plugin/operation.js';
import type { Link } from './plugin/verdict.js';

/**
 * - `queued`: waits to be sent, or is being sent;
 * - `sent`: the tool has it;
 * - `parked`: cannot succeed as it is; a person retries or discards it;
 * - `discarded`: given up by a person; kept, so that a replay does not bring it back.
 */
export type OutboxStatus = 'queued' | 'sent' | 'parked' | 'discarded';

/** How far a plugin has read the log. */
export interface Cursor {
  /** The plugin's name in the configuration. */
  readonly plugin: string;
  /** The place of the last event that it planned. */
  readonly sequence: number;
  /** Up to this place imported events are planned too: somebody asked for the past. */
  readonly replayUntil: number;
  /** The keys of its setup, as they were planned last; null before. */
  readonly setup: string | null;
}

/** One operation of a plugin, to be put into the outbox. */
export interface Planned {
  readonly plugin: string;
  /** The version of the plugin's package, where known. */
  readonly version: string | null;
  /** The place in the log of the event that it follows from; 0 for one that follows from none. */
  readonly sequence: number;
  readonly sessionId: string | null;
  readonly operation: Operation;
  /** Why it cannot be sent: it is parked at once. */
  readonly problem?: string;
}

/** An operation as it stands in the outbox. Times are ISO 8601 UTC. */
export interface OutboxEntry extends Omit<Planned, 'problem'> {
  /** 1, 2, 3 … in the order in which they were planned. */
  readonly id: number;
  readonly status: OutboxStatus;
  readonly plannedAt: string;
  /** How often it was handed to the tool. */
  readonly attempts: number;
  /** When it was handed to the tool without a word back: it may have landed. Null where its fate is known. */
  readonly unsettledSince: string | null;
  /** When it first failed; null while it never did. */
  readonly failingSince: string | null;
  /** What went wrong last; null where nothing did. */
  readonly problem: string | null;
  /** When it was sent, parked or discarded; null while it is queued. */
  readonly settledAt: string | null;
}

/** Which entries to read. All given conditions hold together. */
export interface OutboxQuery {
  readonly plugin?: string;
  readonly statuses?: readonly OutboxStatus[];
  readonly sessionId?: string;
  readonly ids?: readonly number[];
  /** Only entries after this id. */
  readonly after?: number;
  /** Only entries of events at or after this place in the log. */
  readonly fromSequence?: number;
  readonly limit?: number;
  /** Oldest first (the default), or newest first. */
  readonly order?: 'ascending' | 'descending';
}

/** How many entries a plugin has in one status. */
export interface OutboxCount {
  readonly plugin: string;
  readonly status: OutboxStatus;
  readonly count: number;
}

/** Asks for entries to send. */
export interface Claim {
  readonly plugin: string;
  /** Who sends: only this owner's lanes are freed by {@link OutboxTransaction.settle}. */
  readonly owner: string;
  readonly now: string;
  /** When the claim runs out, and somebody else may take the lanes. */
  readonly until: string;
  /** At most so many lanes, those that waited longest first. */
  readonly lanes: number;
  /** At most so many entries of each lane, in their order. */
  readonly perLane: number;
}

/** What became of an entry that was claimed. */
export type Settlement = { readonly id: number } & (
  | { readonly status: 'sent'; readonly links: readonly Link[] }
  | {
      readonly status: 'queued';
      /** Not before this instant; the rest of its lane waits too. */
      readonly due: string;
      /** May it have landed? */
      readonly unsettled: boolean;
      readonly problem: string;
    }
  | { readonly status: 'parked'; readonly problem: string }
  /** It was not tried after all: as if it had not been claimed. */
  | { readonly status: 'untouched' }
);

/** A remembered link, by plugin. */
export interface StoredLink extends Link {
  readonly plugin: string;
}

/** How it stands with a plugin's tool: the circuit breaker and what is known. Times are ISO 8601 UTC. */
export interface Connection {
  readonly plugin: string;
  /** As the tool writes its own name; null while nothing was sent. */
  readonly title: string | null;
  /** `closed`: working. `open`: nothing is sent until `retryAt`; then one entry tries (half-open). */
  readonly breaker: 'closed' | 'open';
  /** Failures in a row. */
  readonly failures: number;
  readonly retryAt: string | null;
  /** What went wrong last; null while all is well. */
  readonly problem: string | null;
  readonly hint: string | null;
  readonly lastSuccess: string | null;
  /** As the tool said at the last check; null where it was not asked or did not tell. */
  readonly account: string | null;
}

/** What there is to tell a person of a plugin's tool, and what they were told last: nobody is told the same twice. */
export interface Standing extends Pick<Connection, 'plugin' | 'title' | 'breaker' | 'problem' | 'hint'> {
  /** How many operations the tool did not take. */
  readonly parked: number;
  /** A word for what a person was told; what it means is the command line's business. Null: nothing. */
  readonly told: string | null;
}

/** What can be asked about the outbox. */
export interface OutboxReader {
  cursor(plugin: string): Promise<Cursor | null>;
  cursors(): Promise<Cursor[]>;
  outbox(query: OutboxQuery): Promise<OutboxEntry[]>;
  /** Counts by plugin and status. To count those sent costs as much as there are, unless a session is given. */
  outboxCounts(query: {
    readonly statuses: readonly OutboxStatus[];
    readonly sessionId?: string;
  }): Promise<OutboxCount[]>;
  /** When the first lane of these plugins is due, claimed or not; null where nothing is queued. */
  nextDue(plugins: readonly string[]): Promise<string | null>;
  /** Who holds lanes now, also where the claim has run out. */
  claimOwners(): Promise<string[]>;
  links(plugin: string, locals: readonly string[]): Promise<StoredLink[]>;
  connections(): Promise<Connection[]>;
  /** How it stands with every tool of which something is known. Cheap: every command that records asks for it. */
  standings(): Promise<Standing[]>;
  /** Those of these places in the log (ascending) that came by an import rather than by recording: `[first, last]` each. */
  importedRanges(after: number): Promise<readonly (readonly [first: number, last: number])[]>;
}

/** What can be done to it, in a transaction. */
export interface OutboxTransaction extends OutboxReader {
  putCursor(cursor: Cursor): Promise<void>;
  /**
   * Puts operations into the outbox, in this order. One whose key the plugin has used before is left out.
   * @returns how many were new.
   */
  enqueue(planned: readonly Planned[], now: string): Promise<number>;
  /**
   * Takes entries to send: the first ones of lanes that are due and nobody else's, marked as handed to the tool. While the
   * lane `setup` of a plugin has entries, only that lane is given. Entries come in the order of lanes, then of ids.
   */
  claim(claim: Claim): Promise<OutboxEntry[]>;
  /**
   * Writes down what became of entries, and frees their lanes where they are still `owner`'s: at once, or at the latest
   * `due`. An entry that is no longer queued stays as it is.
   */
  settle(settlements: readonly Settlement[], owner: string, now: string): Promise<void>;
  /** The claims of an owner who is known to be dead run out at `due`. What was handed to the tool stays unsettled. */
  release(owner: string, due: string): Promise<void>;
  /** Parked or queued entries are due now, with their attempts forgotten. Returns the ids of those it was. */
  requeue(ids: readonly number[], now: string): Promise<number[]>;
  /** A person gives queued or parked entries up, or has sent them by hand. Returns the ids of those it was. */
  close(ids: readonly number[], status: 'sent' | 'discarded', now: string): Promise<number[]>;
  putConnection(connection: Connection): Promise<void>;
  /** Remembers what a person was told; null: nothing any more. */
  putTold(plugin: string, what: string | null): Promise<void>;
  /** Remembers that these places in the log came by an import: plugins leave them out until they are asked for the past. */
  markImported(first: number, last: number): Promise<void>;
}
