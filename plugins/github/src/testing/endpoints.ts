/** The endpoints of the stand-in. */
import type { Json, JsonObject } from '@msp/protocol';
import type { ServiceAnswer, ServiceRequest } from '@msp/testing';
import { graph } from './graph.js';
import { paged, refused } from './replies.js';
import type { Repository } from './repository.js';
import { job, repository as shown, workflow } from './shapes.js';

/** What a token may do, as GitHub calls it. */
export type Permission = 'issues=write' | 'pull_requests=write' | 'actions=write' | 'discussions=write';

/** What the endpoints know. */
interface Holder {
  readonly repositories: ReadonlyMap<string, Repository>;
  /** Where repositories were moved to, by their old names. */
  readonly moved: ReadonlyMap<string, string>;
  readonly time: () => string;
}

type Act = (github: Holder, request: ServiceRequest, parts: readonly string[]) => ServiceAnswer;
type Within = (repository: Repository, request: ServiceRequest, rest: readonly string[]) => ServiceAnswer;

const notFound = refused(404, 'Not Found');

/** In a repository that is there; where it was moved, the way to it is told. */
const within =
  (act: Within): Act =>
  (github, request, [owner = '', name = '', ...rest]) => {
    const moved = github.moved.get(`${owner}/${name}`);
    if (moved !== undefined) {
      const location = `${request.origin}${request.path.replace(`/repos/${owner}/${name}`, `/repos/${moved}`)}?${request.query}`;
      const status = request.method === 'GET' ? 301 : 307;
      return { status, headers: { location }, body: { message: 'Moved Permanently', url: location } };
    }
    const repository = github.repositories.get(`${owner}/${name}`);
    return repository ? act(repository, request, rest) : notFound;
  };

const fields = ({ value }: ServiceRequest) => (value ?? {}) as { readonly [name: string]: Json };
const newer = (since: string | null) => (time: string) =>
  since === null || Date.parse(time) >= Date.parse(since);

const issues: Within = (repository, request) => {
  const { query } = request;
  const state = query.get('state') ?? 'open';
  const isNew = newer(query.get('since'));
  const label = query.get('labels');
  const list = repository
    .list()
    .filter((_, index) => {
      const facts = repository.issues[index];
      if (!facts || repository.deleted.has(facts.number)) return false;
      const fits = (state === 'all' || facts.state === state) && isNew(facts.updated);
      return fits && (label === null || facts.labels.includes(label));
    })
    .reverse();
  return repository.hasIssues
    ? paged(request, list)
    : refused(410, 'Issues has been disabled in this repository.');
};

const createIssue: Within = (repository, request) => {
  if (!repository.hasIssues) return refused(410, 'Issues has been disabled in this repository.');
  const { title, body = '', labels = [] } = fields(request);
  if (typeof title !== 'string' || title === '' || title.length > 256 || String(body).length > 65_536)
    return refused(422, 'Validation Failed', [{ resource: 'Issue', field: 'title', code: 'invalid' }]);
  return { status: 201, body: repository.open({ title, body: String(body), labels: labels as string[] }) };
};

/** The issue that a path names; a refusal where it is not there. */
function existing(repository: Repository, [digits = '']: readonly string[]): number | ServiceAnswer {
  const number = Number(digits);
  if (repository.deleted.has(number)) return refused(410, 'This issue was deleted');
  return repository.find(number) ? number : notFound;
}

const changeIssue: Within = (repository, request, rest) => {
  const number = existing(repository, rest);
  if (typeof number !== 'number') return number;
  if (request.method === 'GET')
    return { body: repository.list().find((each) => each.number === number) as JsonObject };
  const { state, state_reason: stateReason } = fields(request);
  const closed = repository.find(number)?.closed ?? '2026-11-21T10:00:00Z';
  return {
    body: repository.change(number, {
      ...(state === 'closed' && { state, closed, stateReason: (stateReason as string) ?? 'completed' }),
    }),
  };
};

const comments: Within = (repository, request, rest) => {
  const number = existing(repository, rest);
  if (typeof number !== 'number') return number;
  if (request.method === 'GET') {
    const isNew = newer(request.query.get('since'));
    const those = repository.written.filter(({ issue, time }) => issue === number && isNew(time));
    return paged(
      request,
      those.map((each) => repository.shown(each)),
    );
  }
  if (repository.find(number)?.locked)
    return refused(403, 'Unable to create comment because issue is locked.');
  const { body } = fields(request);
  if (typeof body !== 'string' || body === '' || body.length > 65_536)
    return refused(422, 'Validation Failed', [
      {
        resource: 'IssueComment',
        code: 'custom',
        field: 'body',
        message: 'body is too long (maximum is 65536 characters)',
      },
    ]);
  return { status: 201, body: repository.comment(number, body) };
};

const commits: Within = (repository, request) => {
  if (repository.branches.size === 0) return refused(409, 'Git Repository is empty.');
  const list = repository.commits(
    request.query.get('sha') ?? repository.defaultBranch,
    request.query.get('since'),
  );
  return list ? paged(request, list) : notFound;
};

const dispatch: Within = (repository, request, [file = '']) => {
  if (file !== 'notes.yml' && file !== '5') return notFound;
  const { ref, inputs, return_run_details: details } = fields(request);
  if (!repository.startable) return refused(422, "Workflow does not have 'workflow_dispatch' trigger");
  if (!repository.branches.has(String(ref))) return refused(422, `No ref found for: ${ref}`);
  const title = Object.values((inputs ?? {}) as JsonObject).join(' ') || 'Notes';
  const id = repository.start(String(ref), title);
  const url = `https://api.github.com/repos/${repository.name}/actions/runs/${id}`;
  const html_url = `https://github.com/${repository.name}/actions/runs/${id}`;
  return details
    ? { status: 200, body: { workflow_run_id: id, run_url: url, html_url } }
    : { status: 204, body: '' };
};

const runs: Within = (repository, request) => {
  const list = repository.runsOn(request.query.get('branch'), request.query.get('event'));
  const isNew = newer(/^>=(.*)$/.exec(request.query.get('created') ?? '')?.[1] ?? null);
  const those = list.filter(({ created_at }) => isNew(String(created_at)));
  return paged(request, those, (page) => ({ total_count: those.length, workflow_runs: page }));
};

const search: Act = (github, request) => {
  const name = /repo:(\S+)/.exec(request.query.get('q') ?? '')?.[1] ?? '';
  const found = github.repositories.get(name);
  if (!found) return refused(422, 'Validation Failed');
  const items = found.list().map((each) => ({ ...each, score: 1 }));
  const facts = { total_count: items.length, incomplete_results: false, search_type: 'lexical' };
  return paged(request, items, (page) => ({ ...facts, items: page }));
};

const REPO = '^/repos/([^/]+)/([^/]+)';
const path = (rest: string) => new RegExp(`${REPO}${rest}$`);

/** Method, path, the permission that it needs, and what it does. */
export const endpoints: readonly (readonly [string, RegExp, Permission | null, Act])[] = [
  [
    'GET',
    /^\/user\/repos$/,
    null,
    (github, request) =>
      paged(
        request,
        [...github.repositories.values()].map(({ name, defaultBranch }) => shown(name, defaultBranch)),
      ),
  ],
  ['GET', path(''), null, within(({ name, defaultBranch }) => ({ body: shown(name, defaultBranch) }))],
  ['GET', path('/commits'), null, within(commits)],
  ['GET', path('/issues'), null, within(issues)],
  ['POST', path('/issues'), 'issues=write', within(createIssue)],
  [
    'GET',
    path('/issues/comments'),
    null,
    within((repository, request) => {
      const isNew = newer(request.query.get('since'));
      const those = repository.written.filter(({ time }) => isNew(time)).reverse();
      return paged(
        request,
        those.map((each) => repository.shown(each)),
      );
    }),
  ],
  ['GET', path('/issues/(\\d+)'), null, within(changeIssue)],
  ['PATCH', path('/issues/(\\d+)'), 'issues=write', within(changeIssue)],
  ['GET', path('/issues/(\\d+)/comments'), null, within(comments)],
  ['POST', path('/issues/(\\d+)/comments'), 'issues=write', within(comments)],
  [
    'GET',
    path('/pulls'),
    null,
    within((repository, request) =>
      paged(request, repository.pulls(request.query.get('head'), request.query.get('state') ?? 'open')),
    ),
  ],
  ['GET', path('/actions/runs'), null, within(runs)],
  [
    'GET',
    path('/actions/runs/(\\d+)/jobs'),
    null,
    within(({ name }, _, [id]) => ({ body: { total_count: 1, jobs: [job(name, Number(id))] } })),
  ],
  [
    'GET',
    path('/actions/workflows'),
    null,
    within(({ name }, request) =>
      paged(request, [workflow(name)], (page) => ({ total_count: 1, workflows: page })),
    ),
  ],
  ['GET', path('/actions/workflows/([^/]+)/runs'), null, within(runs)],
  ['POST', path('/actions/workflows/([^/]+)/dispatches'), 'actions=write', within(dispatch)],
  ['GET', /^\/search\/issues$/, null, search],
  [
    'POST',
    /^\/graphql$/,
    'discussions=write',
    (github, { value }) => {
      const [repository] = github.repositories.values();
      return repository ? { body: graph(value, repository, github.time()) } : notFound;
    },
  ],
];
