/** Synchronizes the feeds of one plugin, one after the other. */
import { askedFeed, feedFacts, type LoadedPlugin } from '@msp/core';
import type { Feed, FeedState, Store } from '@msp/protocol';
import type { Bucket } from '../engine/bucket.js';
import type { Closed, Door } from '../engine/door.js';
import type { FeedOutcome, FeedTrouble } from './outcome.js';
import { failedState, isDue, newFeedState } from './progress.js';
import { relink } from './relink.js';
import { FeedRunner } from './run-feed.js';
import { Tally } from './tally.js';
import { Way } from './way.js';

/** What it depends on. */
export interface SynchronizeOptions {
  readonly store: Store;
  readonly loaded: LoadedPlugin;
  open(): Promise<Door | Closed>;
  readonly project: string;
  /** The branch that is checked out; null where there is none. */
  readonly branch: string | null;
  now(): Date;
  /** From 0 to 1. */
  random(): number;
  readonly sessionTimeout: number;
  /** How much of its limit the plugin has used. */
  readonly used: { bucket: Bucket | null };
  /** Stops it at once; every page that was kept stays. */
  readonly signal: AbortSignal;
  /** Only feeds that are due; where false a person asks for all of them now. */
  readonly due: boolean;
  /** May another page be asked for? Default: yes. */
  mayGoOn?(): boolean;
  onCall?(plugin: string): void;
  /** How far a feed is: pages and items that were kept. */
  onPage?(feed: string, sofar: { readonly pages: number; readonly processed: number }): void;
}

/** With these, the other feeds of the plugin need not be tried. */
const OF_ALL: readonly FeedTrouble['status'][] = ['unavailable', 'limited', 'refused', 'missing', 'stopped'];

/** @returns what became of each feed that was due. Throws only where the store does. */
export async function synchronize(options: SynchronizeOptions): Promise<FeedOutcome[]> {
  const { store, loaded, now, due } = options;
  const known = new Map(
    (await store.feedStates())
      .filter(({ plugin }) => plugin === loaded.name)
      .map((each) => [each.feed, each]),
  );
  const wanted = Object.entries(loaded.plugin.feeds ?? {})
    .map(([name, feed]) => ({ name, feed, state: known.get(name) ?? newFeedState(loaded.name, name) }))
    .filter(({ state }) => !due || isDue(state, now().getTime()));
  if (wanted.length === 0) return [];
  const way = await Way.find({ ...options, asked: !due });
  try {
    // Not even written down: whoever may ask again does.
    if (due && way.shut) return [];
    return await each(wanted, way, options);
  } finally {
    await way.close();
  }
}

interface Wanted {
  readonly name: string;
  readonly feed: Feed;
  readonly state: FeedState;
}

async function each(
  wanted: readonly Wanted[],
  way: Way,
  options: SynchronizeOptions,
): Promise<FeedOutcome[]> {
  const { store, loaded, project, branch, now, random, sessionTimeout, signal } = options;
  const { facts, sessions } = await feedFacts({ store, project, branch, now: now(), sessionTimeout });
  const outcomes: FeedOutcome[] = [];
  let trouble: FeedTrouble | null = null;
  for (const { name, feed, state } of wanted) {
    if (trouble) {
      outcomes.push(await passedOver(state, trouble, way, options));
      continue;
    }
    const runner = new FeedRunner(
      {
        ...{ store, loaded, feed, facts, sessions, way, now, random },
        asked: askedFeed(loaded, feed, facts),
        mayGoOn: () => !signal.aborted && (options.mayGoOn?.() ?? true),
        onCall: () => options.onCall?.(loaded.name),
        onPage: (sofar) => options.onPage?.(name, sofar),
      },
      state,
    );
    const outcome = await runner.run();
    outcomes.push(outcome);
    const { status, problem, hint } = outcome;
    if (status !== 'synced' && OF_ALL.includes(status)) trouble = { status, problem: problem ?? '', hint };
  }
  if (outcomes.some(({ status }) => status === 'synced'))
    await relink(store, { ...{ plugin: loaded.name, project, since: facts.since, sessions }, now: now() });
  return outcomes;
}

/** A feed that was not tried, because one before it could not be had: it waits as that one does. */
async function passedOver(
  state: FeedState,
  trouble: FeedTrouble,
  way: Way,
  { store, now, random }: SynchronizeOptions,
): Promise<FeedOutcome> {
  if (trouble.status !== 'stopped') {
    const facts = { now: now().getTime(), random: random(), retryAt: way.retryAt };
    const failed = failedState(state, trouble.problem, facts);
    await store.transaction((transaction) => transaction.putFeedState(failed));
  }
  return new Tally().outcome(state.plugin, state.feed, trouble);
}
