/** How it stands with a feed, step by step. Pure. */
import type { Feed, FeedRun, FeedState, Json } from '@msp/protocol';
import { backoff } from '../engine/backoff.js';

/** Seconds between two synchronizations that nobody asked for, where the plugin does not say; and what it may say. */
const EVERY = 300;
const SHORTEST = 60;
const LONGEST = 86_400;
/** A synchronization that was stopped is not gone on with after so long: its place in the list may mean another one then. */
const STALE = 3_600_000;

const at = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** A feed of which nothing is known. */
export const newFeedState = (plugin: string, feed: string): FeedState => ({
  ...{ plugin, feed, state: null, run: null, syncedAt: null, triedAt: null, dueAt: null },
  ...{ problem: null, failingSince: null, failures: 0 },
});

/** Is it time to ask again? */
export const isDue = ({ dueAt }: Pick<FeedState, 'dueAt'>, now: number): boolean =>
  dueAt === null || Date.parse(dueAt) <= now;

/** Milliseconds between two synchronizations. */
function intervalOf({ every = EVERY }: Pick<Feed, 'every'>): number {
  const seconds = Number.isFinite(every) ? every : EVERY;
  return Math.min(LONGEST, Math.max(SHORTEST, seconds)) * 1000;
}

/** The synchronization that was stopped, or a new one. */
export function runOf({ run, state, triedAt }: FeedState, now: number): FeedRun {
  if (run && now - Date.parse(run.began) < STALE) return run;
  // Later than the one before, also where the clock was set back: what is gone is told by that.
  const began = Math.max(now, triedAt === null ? 0 : Date.parse(triedAt) + 1);
  return { began: at(began), state, pages: 0, whole: true };
}

/** It is being asked. Whoever looks now does not ask, too. */
export const begun = (known: FeedState, run: FeedRun, feed: Feed, now: number): FeedState => ({
  ...known,
  run,
  triedAt: run.pages === 0 ? run.began : known.triedAt,
  dueAt: at(now + intervalOf(feed)),
});

/** Everything was told. */
export const ended = (known: FeedState, state: Json, feed: Feed, now: number): FeedState => ({
  ...known,
  ...{ state, run: null, syncedAt: at(now), dueAt: at(now + intervalOf(feed)) },
  ...{ problem: null, failingSince: null, failures: 0 },
});

/**
 * It did not work. It is tried again later and later, and not before `retryAt`.
 *
 * @param random from 0 to 1
 */
export function failedState(
  known: FeedState,
  problem: string,
  {
    now,
    random,
    retryAt,
  }: { readonly now: number; readonly random: number; readonly retryAt: string | null },
): FeedState {
  const failures = known.failures + 1;
  const wait = Math.max(SHORTEST * 1000, backoff(failures + 1, random));
  const due = Math.max(now + wait, retryAt === null ? 0 : Date.parse(retryAt));
  return { ...known, problem, failures, failingSince: known.failingSince ?? at(now), dueAt: at(due) };
}
