/**
 * Recent comments but for those that MSP wrote: what they say is known here. Cloud tells the property by which ours are known only to who asks
 * for comments by their ids, so they are asked for twice; on a Server ours end with a line that says so. Pure.
 */
import { type FeedContext, type FeedItem, type FeedPage, type Json, oneLine } from '@msp/protocol';
import { type Comment, commentsByIdIn, issuesIn, keysIn, personName, timeIn } from '../answers.js';
import type { Secret } from '../contract.js';
import { changedIssues } from '../jql.js';
import { PROPERTY } from '../operations/writing.js';
import { commentsById, searchIssues } from '../queries.js';
import type { Settings } from '../settings.js';
import { pageOf, siteOf } from '../site.js';
import { isOurs } from '../text/body.js';
import { plainText } from '../text/plain.js';
import { type JiraFeed, LONGEST_ID, told } from './reading.js';

/** Comments are asked for with so many issues. */
const ISSUES = 50;
/** So many are kept of a synchronization, the newest. */
const MOST = 500;
/** Of the summary of an issue, in columns: more than Jira lets it have. */
const SUMMARY = 255;

/** A comment, and the issue that it stands on. */
interface Said {
  readonly comment: Comment;
  readonly key: string;
  readonly summary: string;
}

/** What is left from the first page to the second: on which issue each comment stands. */
type Left = Readonly<Record<string, readonly [key: string, summary: string]>>;

/** Ids as Jira makes them. */
const ID = /^[1-9]\d{0,14}$/;

function leftIn(state: Json): Left | null {
  const given =
    typeof state === 'object' && state !== null && 'comments' in state && 'issues' in state ? state : null;
  if (!Array.isArray(given?.comments) || !Array.isArray(given.issues)) return null;
  const known = given.issues as readonly Json[];
  const pairs = (given.comments as readonly Json[]).flatMap((pair) => {
    const [id, at] = Array.isArray(pair) ? pair : [];
    const issue = known[Number(at)];
    const [key, summary] = Array.isArray(issue) ? issue : [];
    const fits = typeof id === 'string' && ID.test(id) && typeof key === 'string';
    return fits ? [[id, [key, typeof summary === 'string' ? summary : '']] as const] : [];
  });
  return pairs.length === 0 ? null : Object.fromEntries(pairs);
}

export const comments: JiraFeed = {
  summary: 'Recent comments on the issues of your projects, but for those of MSP',
  keeps: 'log',
  ask(context, state) {
    const left = leftIn(state);
    if (left !== null) return commentsById(context, Object.keys(left).map(Number));
    return searchIssues(context, changedIssues(context.settings.projects, context.since), {
      ...{ limit: ISSUES, fields: ['summary', 'comment'] },
    });
  },
  read(reply, context, state): FeedPage {
    const left = leftIn(state);
    if (left !== null)
      return { items: itemsOf(named(told(reply, commentsByIdIn(reply)).values, left), context), ...END };
    const said = told(reply, issuesIn(reply)).issues.flatMap(({ key, fields }) =>
      (fields.comment?.comments ?? [])
        .filter(({ created }) => (timeIn(created) ?? '') >= context.since)
        .map((comment): Said => ({ comment, key, summary: fields.summary ?? '' })),
    );
    const newest = said.sort(byTime).slice(0, MOST);
    if (siteOf(context.settings).kind === 'server') return { items: itemsOf(newest, context), ...END };
    const next = stateOf(newest.filter(({ comment }) => ID.test(comment.id)));
    return { items: [], state: next, more: next !== null };
  },
};

const END = { state: null, more: false } as const;

const byTime = (one: Said, other: Said): number =>
  (timeIn(other.comment.created) ?? '').localeCompare(timeIn(one.comment.created) ?? '');

function stateOf(said: readonly Said[]): Json {
  if (said.length === 0) return null;
  const keys = [...new Set(said.map(({ key }) => key))];
  return {
    comments: said.map(({ comment, key }) => [comment.id, keys.indexOf(key)]),
    issues: keys.map((key) => [key, oneLine(said.find((each) => each.key === key)?.summary ?? '', SUMMARY)]),
  };
}

const named = (found: readonly Comment[], left: Left): Said[] =>
  found
    .flatMap((comment): Said[] => {
      const [key, summary] = left[comment.id] ?? [];
      return key === undefined ? [] : [{ comment, key, summary: summary ?? '' }];
    })
    .sort(byTime);

/** Each once, and none of ours. */
function itemsOf(said: readonly Said[], { settings }: FeedContext<Settings, Secret>): FeedItem[] {
  const { base } = siteOf(settings);
  const items = said.flatMap((each) => itemOf(each, base) ?? []);
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

function itemOf({ comment, key, summary }: Said, base: string): FeedItem | null {
  const { id, author, body, created, properties = [] } = comment;
  const time = timeIn(created);
  const own = keysIn(properties, PROPERTY).length > 0 || (typeof body === 'string' && isOurs(body));
  if (time === undefined || own) return null;
  const who = personName(author);
  const detail = plainText(body);
  return {
    id: id.slice(0, LONGEST_ID),
    kind: 'comment',
    title: `${who ?? 'Somebody'} on ${key}${summary ? ` ${summary}` : ''}`,
    ...(detail !== '' && { detail }),
    time,
    url: `${pageOf(base, key)}?focusedCommentId=${encodeURIComponent(id)}`,
    ...(who && { author: who }),
    values: { key },
  };
}
