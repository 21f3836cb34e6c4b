/** What Jira knows that is kept at hand: open issues and recent comments. Pure. */
import type { FeedItem, FeedPage, Json, Reply } from '@msp/protocol';
import { type Comment, type Issue, issuesIn, personName, timeIn } from './answers.js';
import type { Parts } from './contract.js';
import { changedIssues, openIssues } from './jql.js';
import { refusal } from './judging/refusal.js';
import { type From, PAGE, searchIssues } from './queries.js';
import { pageOf, siteOf } from './site.js';
import { plainText } from './text/plain.js';

/** Of open issues, so many pages are kept. */
const PAGES = 3;
/** Comments are asked for with so many issues. */
const ISSUES_WITH_COMMENTS = 50;

/** Where the next page begins, and how many there were. */
function placeIn(state: Json): { from: From; pages: number } {
  const { from, pages } = (typeof state === 'object' && state !== null ? state : {}) as Record<
    string,
    unknown
  >;
  return {
    from: typeof from === 'string' || typeof from === 'number' ? from : null,
    pages: typeof pages === 'number' ? pages : 0,
  };
}

/** @throws where there is no answer; the message is shown */
function pageIn(reply: Reply) {
  const page = issuesIn(reply);
  if (page !== null) return page;
  const verdict = refusal(reply, null, 0);
  throw new Error(verdict.outcome === 'done' ? 'Jira did not say which issues there are.' : verdict.reason);
}

/** No longer than an item may be. */
const SHORT = 300;

export const feeds: Parts['feeds'] = {
  issues: {
    summary: 'Open issues of your projects, or those that are assigned to you',
    keeps: 'snapshot',
    ask: (context, state) =>
      searchIssues(context, openIssues(context.settings.projects, false), { from: placeIn(state).from }),
    read(reply, context, state): FeedPage {
      const { issues, nextPageToken, startAt = 0, total = 0 } = pageIn(reply);
      const pages = placeIn(state).pages + 1;
      const after = startAt + issues.length;
      const from = nextPageToken ?? (after < total && issues.length > 0 ? after : null);
      const more = from !== null && pages < PAGES;
      const { base } = siteOf(context.settings);
      return {
        items: issues.map((issue) => issueItem(issue, base)),
        state: more ? { from, pages } : null,
        more,
      };
    },
  },
  comments: {
    summary: 'Recent comments on the issues of your projects',
    keeps: 'log',
    ask: (context) =>
      searchIssues(context, changedIssues(context.settings.projects, context.since), {
        ...{ limit: Math.min(PAGE, ISSUES_WITH_COMMENTS), fields: ['summary', 'comment'] },
      }),
    read(reply, context): FeedPage {
      const { base } = siteOf(context.settings);
      const items = pageIn(reply).issues.flatMap((issue) =>
        (issue.fields.comment?.comments ?? []).flatMap((comment) => {
          const item = commentItem(comment, issue, base);
          return item !== null && (item.time ?? '') >= context.since ? [item] : [];
        }),
      );
      items.sort((one, other) => (one.time ?? '').localeCompare(other.time ?? '') * -1);
      return { items, state: null, more: false };
    },
  },
};

function issueItem({ id, key, fields }: Issue, base: string): FeedItem {
  const time = timeIn(fields.updated);
  const author = personName(fields.assignee);
  return {
    id: id.slice(0, SHORT),
    kind: 'issue',
    title: fields.summary ? `${key} ${fields.summary}` : key,
    url: pageOf(base, key),
    ...(time && { time }),
    ...(fields.status?.name && { state: fields.status.name }),
    ...(author && { author }),
    values: {
      key,
      ...(fields.issuetype?.name && { type: fields.issuetype.name }),
      ...(fields.priority?.name && { priority: fields.priority.name }),
    },
  };
}

function commentItem(
  { id, author, body, created }: Comment,
  { key, fields }: Issue,
  base: string,
): FeedItem | null {
  const time = timeIn(created);
  if (time === undefined) return null;
  const who = personName(author);
  const detail = plainText(body);
  return {
    id: id.slice(0, SHORT),
    kind: 'comment',
    title: `${who ?? 'Somebody'} on ${key}${fields.summary ? ` ${fields.summary}` : ''}`,
    ...(detail !== '' && { detail }),
    time,
    url: `${pageOf(base, key)}?focusedCommentId=${encodeURIComponent(id)}`,
    ...(who && { author: who }),
    values: { key },
  };
}
