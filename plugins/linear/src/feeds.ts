/** What of Linear is kept at hand: open issues, and what others said about them. Pure. */
import type { Feed, FeedItem, Json } from '@msp/protocol';
import { z } from 'zod';
import { valueIn } from './answers.js';
import type { Secret } from './contract.js';
import * as questions from './questions.js';
import type { Settings } from './settings.js';

const PAGE = 50;
/** So many pages at most: the newest two hundred are enough for a context. */
const PAGES = 4;

/** Between two pages: where the next one begins, and how many there were. */
const Between = z
  .object({ after: z.string().nullable().catch(null), pages: z.int().catch(0) })
  .catch({ after: null, pages: 0 });

const issues: Feed<Settings, Secret> = {
  summary: 'Open issues of the team or project',
  keeps: 'snapshot',
  ask: ({ settings }, state) =>
    questions.question('issues', {
      filter: questions.openIssues(settings),
      first: PAGE,
      after: Between.parse(state).after,
    }),
  read(reply, _context, state) {
    const { nodes, pageInfo } = valueIn(reply, questions.IssuePage, 'which issues there are');
    const pages = Between.parse(state).pages + 1;
    const more = pageInfo.hasNextPage && pages < PAGES && typeof pageInfo.endCursor === 'string';
    return {
      items: nodes.map(issueItem),
      more,
      state: more ? { after: pageInfo.endCursor ?? null, pages } : null,
    };
  },
};

const issueItem = ({
  id,
  identifier,
  title,
  url,
  updatedAt,
  state,
  assignee,
  priorityLabel,
}: z.infer<typeof questions.Issue>): FeedItem => ({
  ...{ id, kind: 'issue', title: `${identifier} ${title}` },
  ...(url && { url }),
  ...(updatedAt && { time: updatedAt }),
  ...(assignee && { author: assignee.name }),
  ...(state && { state: state.name }),
  values: questions.known({
    ...{ key: identifier, priority: priorityLabel },
    // What is yours comes first in `msp context`.
    ...(assignee?.isMe === true && { assigned: true }),
  }),
});

/** Where comments were read to, and, between two pages, what began it. */
const Position = z.object({
  newest: z.iso.datetime({ offset: true }).nullable().catch(null),
  from: z.iso.datetime({ offset: true }).nullable().catch(null),
  after: z.string().nullable().catch(null),
  pages: z.int().catch(0),
});
const NOWHERE = { newest: null, from: null, after: null, pages: 0 };
const positionIn = (state: Json) => Position.safeParse(state).data ?? NOWHERE;
const later = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && Date.parse(other) > Date.parse(one)) ? other : one;

const comments: Feed<Settings, Secret> = {
  summary: 'What others wrote on issues of the team or project',
  keeps: 'log',
  ask({ settings: { teamId, projectId }, since }, state) {
    const { from, after, newest } = positionIn(state);
    const issue = {
      team: { id: { eq: teamId } },
      ...(projectId !== undefined && { project: { id: { eq: projectId } } }),
    };
    // What this plugin writes is known here already.
    const filter = { issue, user: { isMe: { eq: false } }, updatedAt: { gt: from ?? later(newest, since) } };
    return questions.question('comments', { filter, first: PAGE, after });
  },
  read(reply, { since }, state) {
    const { nodes, pageInfo } = valueIn(reply, questions.CommentPage, 'which comments there are');
    const before = positionIn(state);
    const newest = nodes.reduce((time, { updatedAt }) => later(time, updatedAt ?? null), before.newest);
    const pages = before.pages + 1;
    const more = pageInfo.hasNextPage && pages < PAGES && typeof pageInfo.endCursor === 'string';
    const from = before.from ?? later(before.newest, since);
    return {
      items: nodes.map(commentItem),
      more,
      state: more ? { newest, from, after: pageInfo.endCursor ?? null, pages } : { ...NOWHERE, newest },
    };
  },
};

const commentItem = (comment: z.infer<typeof questions.Comment>): FeedItem => {
  const { id, body, url, updatedAt, user, issue } = comment;
  return {
    ...{ id, kind: 'comment', title: questions.commentTold(comment).title, detail: body },
    ...(url && { url }),
    ...(updatedAt && { time: updatedAt }),
    ...(user && { author: user.name }),
    ...(issue && { values: { issue: issue.identifier } }),
  };
};

export const feeds = { issues, comments };
