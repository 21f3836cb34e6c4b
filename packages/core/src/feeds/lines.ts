/** What connected tools know, as lines of a context. Pure but for {@link toolLines}. */
import type { FeedState, SessionHead, StoredFeedItem, StoreReader } from '@msp/protocol';
import type { ContextLine } from '../context/document.js';
import { isOwnIssue } from './own-issue.js';
import { sourceOf } from './source.js';

/** So many lines are made of issues, and as many of all else: more than any budget holds. */
const MOST = 40;
/** So many issues are looked at: the session's own may not have changed for long. */
const MOST_ISSUES = 400;
/** Of what somebody said, in characters. */
const MOST_WORDS = 240;
/** What is older than that is said to be, in milliseconds. */
const FRESH = 3_600_000;

type Reader = Pick<StoreReader, 'feedItems' | 'feedStates'>;

/** The lines, those of most worth first; none where no tool has told anything. */
export async function toolLines(
  store: Reader,
  project: string,
  head: SessionHead | null,
  place: {
    readonly now: Date;
    readonly since: string;
    /** Those that are configured: of others nothing is told any more. */
    readonly plugins: readonly string[];
  },
): Promise<ContextLine[]> {
  const { now, since, plugins } = place;
  const states = (await store.feedStates()).filter(({ plugin }) => plugins.includes(plugin));
  if (states.length === 0) return [];
  const [issues, others] = await Promise.all([
    store.feedItems({ project, plugins, kinds: ['issue'], limit: MOST_ISSUES }),
    store.feedItems({
      ...{ project, plugins, limit: MOST, since },
      kinds: ['comment', 'commit', 'run', 'message', 'page', 'other'],
    }),
  ]);
  const open = inOrderOfWorth(issues, head).slice(0, MOST);
  return inOrderOfWorth([...open, ...others], head).map((item) => lineOf(item, states, now));
}

/**
 * The issue of the session first, then what happened during it, then issues that are assigned to the person, then other issues, then
 * all else; each the newest first.
 *
 * @param items the newest first
 */
export function inOrderOfWorth(items: readonly StoredFeedItem[], head: SessionHead | null): StoredFeedItem[] {
  const isNamed = (item: StoredFeedItem) => item.kind === 'issue' && head !== null && isOwnIssue(item, head);
  const isOwn = ({ kind, values }: StoredFeedItem) =>
    kind === 'issue' && (values?.assigned === true || values?.mine === true);
  const worth = (item: StoredFeedItem) => {
    if (isNamed(item)) return 0;
    if (isOwn(item)) return 1;
    if (item.kind === 'issue') return 2;
    return head !== null && item.sessionId === head.id ? 3 : 4;
  };
  return items
    .map((item, index) => ({ item, index, worth: worth(item) }))
    .sort((a, b) => a.worth - b.worth || a.index - b.index)
    .map(({ item }) => item);
}

/** Words of others, in which nothing looks like the source that stands behind a line. */
const quoted = (text: string): string => text.replaceAll('[', '(').replaceAll(']', ')');

/** @example 'Fix the login (In Progress, ada) (as of 2026-11-21 08:00 UTC)' */
function lineOf(item: StoredFeedItem, states: readonly FeedState[], now: Date): ContextLine {
  const { title, state, author, time, kind, detail } = item;
  const known = states.find(({ plugin, feed }) => plugin === item.plugin && feed === item.feed);
  const syncedAt = known?.syncedAt ?? known?.triedAt ?? null;
  const said = [state, author !== undefined && title.includes(author) ? undefined : author].filter(
    (part) => part !== undefined,
  );
  // What somebody said is what a comment is for.
  const words =
    (kind === 'comment' || kind === 'message') && detail ? `: ${detail.slice(0, MOST_WORDS)}` : '';
  const old = syncedAt !== null && now.getTime() - Date.parse(syncedAt) > FRESH;
  const asOf = old ? ` (as of ${syncedAt.slice(0, 16).replace('T', ' ')} UTC)` : '';
  return {
    id: sourceOf(item),
    text: `${quoted(`${title}${said.length > 0 ? ` (${said.join(', ')})` : ''}${words}`)}${asOf}`,
    timestamp: time ?? syncedAt ?? now.toISOString(),
  };
}
