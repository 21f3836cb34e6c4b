/** Every request that asks Jira something. Pure. */
import type { HttpQuery } from '@msp/protocol';
import { type Asking, encoded, type IssueReference, issuePath, request } from './request.js';
import { siteOf } from './site.js';
import { afterHash, type Wanted } from './wanted.js';

/** So many issues are on a page. */
const PAGE = 100;

const FIELDS = ['summary', 'status', 'assignee', 'updated', 'issuetype', 'priority'];

/** Asks whose account the token is. */
export const whoAmI = (context: Asking): HttpQuery => request(context, 'GET', '/myself');

/** Asks for an issue: its id stays when its key changes. */
export const findIssue = (context: Asking, key: string): HttpQuery =>
  request(context, 'GET', issuePath(key, '?fields=summary,status,project'));

/** Asks where an issue stands, and which ways lead on. */
export const openTransitions = (context: Asking, issue: IssueReference, wanted?: Wanted): HttpQuery =>
  request(
    context,
    'GET',
    issuePath(
      issue,
      `?fields=summary,status&expand=transitions,transitions.fields${wanted ? afterHash(wanted) : ''}`,
    ),
  );

/** The comments of an issue, newest first, with the properties by which ours are known. */
export const commentsOf = (context: Asking, issue: IssueReference): HttpQuery =>
  request(context, 'GET', issuePath(issue, `/comment?orderBy=-created&maxResults=${PAGE}&expand=properties`));

/** Comments by their ids, at most 1000, with the properties by which ours are known. Jira Cloud alone has this. */
export const commentsById = (context: Asking, ids: readonly number[]): HttpQuery =>
  request(context, 'POST', '/comment/list?expand=properties', { ids });

/** Where a page of issues begins: what Cloud said, or a number on a Server. */
export type From = string | number | null;

/** Issues by JQL. `jql` holds nothing that was not quoted, or is a person's own. */
export function searchIssues(
  context: Asking,
  jql: string,
  { from = null, limit = PAGE, fields = FIELDS }: { from?: From; limit?: number; fields?: string[] } = {},
): HttpQuery {
  const asked = { jql, maxResults: limit, fields };
  return siteOf(context.settings).kind === 'cloud'
    ? request(context, 'POST', '/search/jql', {
        ...asked,
        ...(typeof from === 'string' && { nextPageToken: from }),
      })
    : request(context, 'POST', '/search', { ...asked, startAt: typeof from === 'number' ? from : 0 });
}

/** A page of the projects that this account sees. @param page where it begins */
export const listProjects = (context: Asking, page: string | null): HttpQuery =>
  siteOf(context.settings).kind === 'cloud'
    ? request(context, 'GET', `/project/search?orderBy=key&maxResults=50&startAt=${encoded(page ?? '0')}`)
    : request(context, 'GET', '/project');
