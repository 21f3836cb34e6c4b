/** What connected tools know that is of interest now. Reads the store only, and that only where something is there. */
import type { FeedState, SessionHead, StoredFeedItem, StoreReader } from '@msp/protocol';

type Reader = Pick<StoreReader, 'feedItems' | 'feedStates'>;

/** So many items of a session are looked at, and so many runs of a branch. */
const MOST = 200;
const MOST_RUNS = 500;

/** What tools know about the session and its branch. */
export interface Known {
  /** What happened during the session, the newest first. */
  readonly references: readonly StoredFeedItem[];
  /** The newest run of each workflow of each repository on the branch, by their names. */
  readonly runs: readonly StoredFeedItem[];
  /** How it stands with the feeds. */
  readonly states: readonly FeedState[];
}

/** @returns null where no tool has told anything */
export async function knownOf(
  store: Reader,
  head: SessionHead | null,
  place: {
    readonly project: string;
    readonly branch: string | null;
    /** Those that are configured: of others nothing is told any more. */
    readonly plugins: readonly string[];
  },
): Promise<Known | null> {
  const { plugins } = place;
  const states = (await store.feedStates()).filter(({ plugin }) => plugins.includes(plugin));
  if (states.length === 0) return null;
  const project = head?.project ?? place.project;
  const branch = place.branch ?? head?.branch ?? null;
  const [references, runs] = await Promise.all([
    head ? store.feedItems({ project, plugins, sessionId: head.id, limit: MOST }) : [],
    branch === null ? [] : store.feedItems({ project, plugins, branch, kinds: ['run'], limit: MOST_RUNS }),
  ]);
  return { references, runs: newestRuns(runs), states };
}

/**
 * The newest run of each workflow of each repository. Pure.
 *
 * @param runs the newest first
 */
export function newestRuns(runs: readonly StoredFeedItem[]): StoredFeedItem[] {
  const newest = new Map<string, StoredFeedItem>();
  for (const run of runs) {
    const key = JSON.stringify([run.plugin, repositoryOf(run), workflowOf(run)]);
    if (!newest.has(key)) newest.set(key, run);
  }
  // By code units: to load the tables of a language takes longer than all else.
  const name = (run: StoredFeedItem) => `${workflowOf(run)}\n${repositoryOf(run) ?? ''}`;
  return [...newest.values()].sort((a, b) => (name(a) < name(b) ? -1 : 1));
}

/** The repository that something belongs to: `values.repository`; null where it says none. */
export function repositoryOf({ values }: Pick<StoredFeedItem, 'values'>): string | null {
  const repository = values?.repository;
  return typeof repository === 'string' && repository !== '' ? repository : null;
}

/**
 * What a run is a run of: `values.workflow`, else what its title begins with.
 *
 * @example workflowOf({ title: 'CI: Fix the login' }) // 'CI'
 */
export function workflowOf({ title, values }: Pick<StoredFeedItem, 'title' | 'values'>): string {
  const workflow = values?.workflow;
  if (typeof workflow === 'string' && workflow !== '') return workflow;
  return title.split(': ')[0] ?? title;
}
