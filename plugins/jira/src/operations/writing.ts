/** Operations that write: comments, work logs, issues. Pure. */
import type { HttpQuery, Json, JsonObject, Operation } from '@msp/protocol';
import type { Context } from '../contract.js';
import { type IssueReference, issuePath, request } from '../request.js';
import { siteOf } from '../site.js';
import type { Block } from '../text/blocks.js';
import { asLine } from '../text/blocks.js';
import { type Body, bodyOf, signed } from '../text/body.js';
import { pagesOf } from '../text/pages.js';
import { short } from './kinds.js';

/** The property of a comment or a work log by which it is found again. */
export const PROPERTY = 'msp';

const property = (keys: readonly string[]): Json => [{ key: PROPERTY, value: { keys } }];

/** What is sent as a comment. */
export const commentBody = (body: Body, keys: readonly string[]): JsonObject => ({
  // First: a comment with a short text is not lost behind that of another.
  properties: property(keys),
  body: body.value,
});

/** Where a text goes. */
export interface Place {
  readonly issue: IssueReference;
  readonly key: string;
  readonly lane: string;
  readonly summary: string;
}

/** A text as comments, as many as it takes. */
export function comments(context: Context, place: Place, blocks: readonly Block[]): Operation[] {
  const { kind } = siteOf(context.settings);
  const pages = pagesOf(kind, blocks);
  return pages.map((page, index) => {
    const key = index === 0 ? place.key : `${place.key}/${index + 1}`;
    const body = bodyOf(kind, page);
    return {
      key,
      lane: place.lane,
      summary: short(place.summary) + (pages.length > 1 ? ` (${index + 1} of ${pages.length})` : ''),
      query: request(
        context,
        'POST',
        issuePath(place.issue, '/comment'),
        commentBody(body.kind === 'server' ? { kind: 'server', value: signed(body.value, key) } : body, [
          key,
        ]),
      ),
      delivery: 'probe',
    };
  });
}

/** What did not fit where it belongs, as comments. */
const following = (context: Context, place: Place, pages: readonly (readonly Block[])[]): Operation[] =>
  pages.flatMap((page, index) =>
    comments(context, { ...place, key: `${place.key}/more/${index + 2}` }, page),
  );

/** Jira logs no less. */
const SHORTEST_WORK = 60;

/** Work that was done. */
export interface Work {
  /** ISO 8601. */
  readonly started: string;
  readonly seconds: number;
  readonly text: string;
}

/** A log of work: whole minutes, at least one. What its comment cannot hold follows as comments on the issue. */
export function worklog(context: Context, place: Place, { started, seconds, text }: Work): Operation[] {
  const { kind } = siteOf(context.settings);
  const [first = [], ...more] = pagesOf(kind, [{ text }]);
  return [
    {
      ...{ key: place.key, lane: place.lane, summary: short(place.summary), delivery: 'probe' },
      query: request(context, 'POST', issuePath(place.issue, '/worklog'), {
        timeSpentSeconds: Math.max(SHORTEST_WORK, Math.round(seconds / 60) * 60),
        started: new Date(started).toISOString().replace('Z', '+0000'),
        comment: bodyOf(kind, first).value,
        properties: property([place.key]),
      }),
    },
    ...following(context, place, more),
  ];
}

/** An issue that is new. */
export interface NewIssue {
  readonly project: string;
  readonly type: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly labels?: readonly string[];
  readonly parent?: string | undefined;
}

/** Jira's own limit for the summary of an issue, in characters. */
const LONGEST_SUMMARY = 255;

/** What stands at the end of the description of an issue: by it, it is found again. */
export const mark = (key: string): string => `Recorded with MSP as ${key}`;

/** An issue; what is too long for its description follows as comments. The link of its key is its id. */
export function createIssue(context: Context, place: Omit<Place, 'issue'>, issue: NewIssue): Operation[] {
  const { kind } = siteOf(context.settings);
  const line = asLine(issue.title);
  const summary = whole(line.slice(0, LONGEST_SUMMARY)) || 'Untitled';
  // What a summary cannot hold stands in the description, whole.
  const title: Block[] = summary === line ? [] : [{ text: issue.title }];
  const [first = [], ...more] = pagesOf(kind, [...title, ...issue.blocks]);
  const fields: JsonObject = {
    project: { key: issue.project.toUpperCase() },
    issuetype: { name: issue.type },
    summary,
    description: bodyOf(kind, [...first, { text: mark(place.key) }]).value,
    ...(issue.labels && issue.labels.length > 0 && { labels: issue.labels }),
    ...(issue.parent !== undefined && { parent: { key: issue.parent.toUpperCase() } }),
  };
  return [
    {
      ...{ key: place.key, lane: place.lane, summary: short(place.summary), delivery: 'probe' },
      query: request(context, 'POST', '/issue', { fields }),
    },
    ...following(context, { ...place, issue: context.link(place.key) }, more),
  ];
}

/** Without half a character at its end. */
const whole = (text: string): string => (text.isWellFormed() ? text : text.slice(0, -1)).trim();

/** The body of a request that writes. */
export function bodyIn({ query }: Operation): JsonObject {
  const body = 'request' in query ? (query as HttpQuery).request.body : null;
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as JsonObject) : {};
}
