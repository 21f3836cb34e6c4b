/** What a feed is told beside what every pure part is told. */
import type { FeedContext, SessionHead, StoreReader } from '@msp/protocol';
import { asSeen } from '../state/lifecycle.js';

const MILLISECONDS_PER_DAY = 86_400_000;
/** How far back is of interest, in days. */
export const FEED_DAYS = 30;
const MOST_BRANCHES = 20;
/** So many sessions are looked at: more than anybody begins in that time. */
const MOST_SESSIONS = 500;

/** What differs from feed to feed is the settings alone. */
export type FeedFacts = Pick<FeedContext, 'project' | 'branch' | 'branches' | 'since' | 'now'>;

/** Where we are. */
export interface FeedPlace {
  readonly store: Pick<StoreReader, 'sessions'>;
  readonly project: string;
  /** The branch that is checked out; null where there is none. */
  readonly branch: string | null;
  readonly now: Date;
  /** Hours after which a silent session counts as crashed. */
  readonly sessionTimeout: number;
}

/** The facts, and the sessions of that time, the newest first. */
export async function feedFacts(
  place: FeedPlace,
): Promise<{ readonly facts: FeedFacts; readonly sessions: readonly SessionHead[] }> {
  const { store, project, branch, now, sessionTimeout } = place;
  const since = new Date(now.getTime() - FEED_DAYS * MILLISECONDS_PER_DAY).toISOString();
  const found = await store.sessions({ project, activeSince: since, limit: MOST_SESSIONS });
  const sessions = found.map((head) => asSeen(head, now, sessionTimeout));
  const branches = new Set([branch, ...sessions.map((head) => head.branch)].filter((each) => each !== null));
  return {
    sessions,
    facts: {
      ...{ project, branch, since, now: now.toISOString() },
      branches: [...branches].slice(0, MOST_BRANCHES),
    },
  };
}
