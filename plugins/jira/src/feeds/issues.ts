/** Open issues, those of the account first. Pure. */
import type { FeedItem, FeedPage, Json } from '@msp/protocol';
import { type Issue, issuesIn, personName, timeIn } from '../answers.js';
import { openIssues, openIssuesOfOthers } from '../jql.js';
import { type From, searchIssues } from '../queries.js';
import { pageOf, siteOf } from '../site.js';
import { type JiraFeed, LONGEST_ID, told } from './reading.js';

/** So many pages are kept. */
const PAGES = 3;

/** Where the next page begins. */
interface Place {
  /** Those that are assigned to the account come first: Jira says who is asking, and no other request is needed. */
  readonly others: boolean;
  readonly from: From;
  /** How many there were before. */
  readonly pages: number;
}

function placeIn(state: Json): Place {
  const { others, from, pages } = (typeof state === 'object' && state !== null ? state : {}) as Record<
    string,
    unknown
  >;
  return {
    others: others === true,
    from: typeof from === 'string' || typeof from === 'number' ? from : null,
    pages: typeof pages === 'number' ? pages : 0,
  };
}

export const issues: JiraFeed = {
  summary: 'Open issues of your projects, yours first; without projects those that are assigned to you',
  keeps: 'snapshot',
  ask(context, state) {
    const { projects } = context.settings;
    const { others, from } = placeIn(state);
    const jql = others && projects.length > 0 ? openIssuesOfOthers(projects) : openIssues(projects, true);
    return searchIssues(context, jql, { from });
  },
  read(reply, { settings }, state): FeedPage {
    const { issues: found, nextPageToken, startAt = 0, total = 0 } = told(reply, issuesIn(reply));
    const { others, pages: before } = placeIn(state);
    const after = startAt + found.length;
    const from = nextPageToken ?? (after < total && found.length > 0 ? after : null);
    const pages = before + 1;
    const more = pages < PAGES && (from !== null || (!others && settings.projects.length > 0));
    const { base } = siteOf(settings);
    return {
      items: found.map((issue) => itemOf(issue, base, !others || settings.projects.length === 0)),
      state: more ? { others: others || from === null, from, pages } : null,
      more,
    };
  },
};

function itemOf({ id, key, fields }: Issue, base: string, assigned: boolean): FeedItem {
  const time = timeIn(fields.updated);
  const author = personName(fields.assignee);
  return {
    id: id.slice(0, LONGEST_ID),
    kind: 'issue',
    title: fields.summary ? `${key} ${fields.summary}` : key,
    url: pageOf(base, key),
    ...(time && { time }),
    ...(fields.status?.name && { state: fields.status.name }),
    ...(author && { author }),
    values: {
      key,
      ...(assigned && { assigned }),
      ...(fields.issuetype?.name && { type: fields.issuetype.name }),
      ...(fields.priority?.name && { priority: fields.priority.name }),
    },
  };
}
