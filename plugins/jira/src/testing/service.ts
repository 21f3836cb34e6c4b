/** A stand-in for Jira, Cloud or Server, which behaves as its documentation says. The certification sends to it, and makes it fail. */
import type { Json } from '@msp/protocol';
import type { Service, ServiceAnswer, ServiceRequest } from '@msp/testing';
import { ISSUE_ROUTES, makeIssue } from './issue-routes.js';
import { createJira, EMAIL, type HeldIssue, issueBy, type Jira } from './jira.js';
import { searched } from './searching.js';
import { shownComment, shownIssue, shownPerson } from './shown.js';
import { members, refused, unknownIn } from './strict.js';

/** The address of the API that a Jira speaks. */
const rootOf = ({ kind }: Jira) => `/rest/api/${kind === 'cloud' ? 3 : 2}`;

/** Made anew for each test. */
export function serviceFor(jira: Jira): Service {
  return {
    answer(request) {
      const at = request.path.indexOf(rootOf(jira));
      if (at < 0) return { status: 404, body: '<html>Oops, you&#39;ve found a dead link.</html>' };
      jira.base = request.origin + request.path.slice(0, at);
      return guarded(jira, request) ?? routed(jira, request, request.path.slice(at + rootOf(jira).length));
    },
    // Where it stands is not what it holds.
    state: () => jira.issues,
  };
}

export const service = (): Service => serviceFor(createJira());
export const serverService = (): Service => serviceFor(createJira({ kind: 'server' }));

/** Who may not, and who has to wait. */
function guarded(jira: Jira, { headers }: ServiceRequest): ServiceAnswer | null {
  const wanted =
    jira.kind === 'cloud'
      ? `Basic ${Buffer.from(`${EMAIL}:${jira.token}`).toString('base64')}`
      : `Bearer ${jira.token}`;
  if (headers.authorization !== wanted)
    return {
      status: 401,
      headers: { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' },
      body: 'Client must be authenticated to access this resource.',
    };
  if (jira.limit === null) return null;
  return {
    status: 429,
    headers: { 'retry-after': String(jira.limit.seconds), 'ratelimit-reason': jira.limit.reason },
    body: { errorMessages: ['Rate limit exceeded.'], errors: {} },
  };
}

const NOT_FOUND = refused(404, ['Not found']);
const NOT_THERE = refused(404, ['Issue does not exist or you do not have permission to see it.']);

function routed(jira: Jira, request: ServiceRequest, path: string): ServiceAnswer {
  const { method, value, query } = request;
  const [, collection = '', name = '', part = ''] = path.split('/').map((each) => decodeURIComponent(each));
  if (collection === 'issue' && name !== '' && name !== 'bulk') {
    const route = ISSUE_ROUTES[`${method} ${part}`];
    const issue = issueBy(jira, name);
    if (!route) return { status: 405, body: refused(405, ['Method not allowed']).body ?? null };
    return issue && !jira.denied.has('Browse projects') ? route({ jira, issue, request }) : NOT_THERE;
  }
  switch (`${method} ${path}`) {
    case 'GET /myself':
      return {
        body: {
          ...shownPerson(jira),
          ...(jira.kind === 'cloud' && { emailAddress: EMAIL, locale: 'en_GB' }),
        },
      };
    case 'GET /project':
      return {
        body: jira.projects.map((key) => ({
          id: key,
          key,
          name: `${key} things`,
          self: `${jira.base}/${key}`,
        })),
      };
    case 'GET /project/search':
      return {
        body: projectPage(jira, Number(query.get('startAt') ?? 0), Number(query.get('maxResults') ?? 50)),
      };
    case 'POST /comment/list':
      return jira.kind === 'cloud' ? commentsById(jira, value, query.get('expand') ?? '') : NOT_FOUND;
    case 'POST /search/jql':
    case 'POST /search':
      return search(jira, value, path);
    case 'POST /issue': {
      const made = makeIssue(jira, value);
      return 'answer' in made ? made.answer : { status: 201, body: told(jira, made.issue) };
    }
    case 'POST /issue/bulk':
      return inBulk(jira, value);
    default:
      return NOT_FOUND;
  }
}

const told = (jira: Jira, { id, key }: HeldIssue): Json => ({
  id,
  key,
  self: `${jira.base}${rootOf(jira)}/issue/${id}`,
});

function projectPage(jira: Jira, startAt: number, maxResults: number): Json {
  const values = jira.projects.slice(startAt, startAt + maxResults).map((key) => ({
    ...{ id: '10000', key, name: `${key} things`, self: `${jira.base}${rootOf(jira)}/project/10000` },
    ...{ projectTypeKey: 'software', simplified: true, style: 'next-gen', isPrivate: false, avatarUrls: {} },
  }));
  const isLast = startAt + values.length >= jira.projects.length;
  return {
    self: `${jira.base}${rootOf(jira)}/project/search`,
    startAt,
    maxResults,
    total: jira.projects.length,
    isLast,
    values,
  };
}

/** Those that are there, whichever issue they stand on. */
function commentsById(jira: Jira, value: Json, expand: string): ServiceAnswer {
  const { ids, ...more } = members(value);
  const isList = Array.isArray(ids) && ids.length > 0 && ids.length <= 1_000;
  if (!isList || !ids.every((id) => Number.isSafeInteger(id)) || Object.keys(more).length > 0)
    return refused(400, ['The list of ids is not valid.']);
  const values = jira.issues.flatMap((issue) =>
    issue.comments
      .filter(({ id }) => ids.includes(Number(id)))
      .map((each) => shownComment(jira, issue, each, expand.split(',').includes('properties'))),
  );
  return { body: { isLast: true, maxResults: 1_048_576, startAt: 0, total: values.length, values } };
}

function inBulk(jira: Jira, value: Json): ServiceAnswer {
  const updates = members(value).issueUpdates;
  if (!Array.isArray(updates) || updates.length > 50) return refused(400, ['The limit is 50 issues.']);
  const made = updates.map((each: Json) => makeIssue(jira, each));
  const issues = made.flatMap((each) => ('issue' in each ? [told(jira, each.issue)] : []));
  const errors = made.flatMap((each, index) =>
    'answer' in each
      ? [{ status: 400, elementErrors: each.answer.body ?? null, failedElementNumber: index }]
      : [],
  );
  return { status: issues.length > 0 ? 201 : 400, body: { issues, errors } };
}

function search(jira: Jira, value: Json, path: string): ServiceAnswer {
  const cloud = jira.kind === 'cloud';
  if (cloud !== (path === '/search/jql'))
    return cloud
      ? refused(410, [
          'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.',
        ])
      : NOT_FOUND;
  const unknown = unknownIn(value, ['jql', 'maxResults', 'fields', cloud ? 'nextPageToken' : 'startAt']);
  if (unknown) return unknown;
  const { jql, maxResults, fields, nextPageToken, startAt: given } = members(value);
  const found = searched(jira, String(jql));
  if (typeof found === 'string') return refused(400, [found]);
  const startAt = cloud
    ? Number(Buffer.from(typeof nextPageToken === 'string' ? nextPageToken : 'MA==', 'base64').toString())
    : Number(given ?? 0);
  const most = Math.min(Number(maxResults ?? 50), 100);
  const asked = Array.isArray(fields) ? fields.map(String) : ['id'];
  const issues = found.slice(startAt, startAt + most).map((each) => shownIssue(jira, each, asked, []));
  const end = startAt + issues.length;
  const isLast = end >= found.length;
  return cloud
    ? {
        body: {
          issues,
          isLast,
          ...(!isLast && { nextPageToken: Buffer.from(String(end)).toString('base64') }),
        },
      }
    : { body: { expand: 'names,schema', startAt, maxResults: most, total: found.length, issues } };
}
