/** The tables as queries see them. What they are for stands in `schema/migrations.ts`. */
import type { SessionStatus } from '@msp/protocol';
import type { FeedItemRow } from './feeds/row.js';
import type { EntryRow } from './outbox/row.js';

interface EventsTable {
  readonly sequence: number;
  /** See `TYPE_CODES`. */
  readonly type: number;
  readonly checksum: number;
  readonly body: string;
  readonly id: string;
  readonly session_id: string;
  readonly time: string;
}

interface SessionsTable {
  readonly id: string;
  /** Where in the log it starts. */
  readonly started: number;
  readonly status: SessionStatus;
  readonly project: string;
  readonly user: string;
  readonly worktree: string;
  /** Its last sign of life, milliseconds since 1970. */
  readonly active: number;
  readonly body: string;
}

interface DecisionsTable {
  readonly sequence: number;
  readonly project: string;
  readonly made: number;
  /** Where in the log the decision that replaced it stands. */
  readonly superseded: number | null;
  readonly superseded_at: number | null;
}

interface BlockersTable {
  readonly sequence: number;
  readonly project: string;
  /** Where in the log it was resolved. */
  readonly resolved: number | null;
}

interface DaysTable {
  readonly day: string;
  readonly first: number;
  readonly last: number;
}

interface SearchTable {
  readonly rowid: number;
  /** The table as a whole, for `match`. */
  readonly search: string;
}

export interface Tables {
  readonly events: EventsTable;
  readonly sessions: SessionsTable;
  readonly decisions: DecisionsTable;
  readonly blockers: BlockersTable;
  readonly days: DaysTable;
  readonly search: SearchTable;
  readonly outbox: EntryRow;
  readonly feed_items: FeedItemRow;
}
