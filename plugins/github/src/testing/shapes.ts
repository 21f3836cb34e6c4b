/** What GitHub's answers look like, with every field that its own description requires. */
import { createHash } from 'node:crypto';
import type { JsonObject } from '@msp/protocol';

const API = 'https://api.github.com';
const WEB = 'https://github.com';

/** Names of addresses, each below `base`. */
const addresses = (base: string, names: readonly string[]): JsonObject =>
  Object.fromEntries(names.map((name) => [`${name}_url`, `${base}/${name}`]));

const node = (kind: string, id: number): string => `${kind}_${id}`;

const USER = user('ada', 1);

function user(login: string, id: number): JsonObject {
  const names =
    'followers following gists starred subscriptions organizations repos events received_events avatar html';
  return {
    ...{ login, id, node_id: node('U', id), gravatar_id: '', url: `${API}/users/${login}`, type: 'User' },
    ...{ site_admin: false, ...addresses(`${API}/users/${login}`, names.split(' ')) },
  };
}

/** The account itself, as `GET /user` shows it. */
export const account = (login: string): JsonObject => ({
  ...user(login, 1),
  ...{ user_view_type: 'public', name: login, company: null, blog: null, location: null, email: null },
  ...{ hireable: null, bio: null, public_repos: 1, public_gists: 0, followers: 0, following: 0 },
  ...{ created_at: '2020-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' },
});

const BELOW =
  'archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads events forks ' +
  'git_commits git_refs git_tags git issue_comment issue_events issues keys labels languages merges milestones notifications pulls ' +
  'releases ssh stargazers statuses subscribers subscription tags teams trees clone mirror hooks svn';

export function repository(fullName: string, defaultBranch: string, more: JsonObject = {}): JsonObject {
  const [owner = '', name = ''] = fullName.split('/');
  const counts = 'forks stargazers watchers open_issues'.split(' ').map((each) => [`${each}_count`, 0]);
  return {
    ...{ id: 10, node_id: 'R_10', name, full_name: fullName, owner: user(owner, 1), private: false },
    ...{ html_url: `${WEB}/${fullName}`, description: null, fork: false, url: `${API}/repos/${fullName}` },
    ...addresses(`${API}/repos/${fullName}`, BELOW.split(' ')),
    ...Object.fromEntries(counts),
    ...{ homepage: null, language: null, size: 1, default_branch: defaultBranch, license: null },
    ...{ has_issues: true, has_projects: true, has_wiki: true, has_pages: false, has_downloads: true },
    ...{ has_discussions: true, archived: false, disabled: false, forks: 0, open_issues: 0, watchers: 0 },
    ...{ network_count: 0, subscribers_count: 0 },
    ...{
      pushed_at: '2026-01-01T00:00:00Z',
      created_at: '2020-01-01T00:00:00Z',
      updated_at: '2026-01-01T00:00:00Z',
    },
    ...more,
  };
}

/** What is told of an issue, beside what the test decides. */
export interface IssueFacts {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly state: 'open' | 'closed';
  readonly stateReason: string | null;
  readonly locked: boolean;
  readonly created: string;
  readonly updated: string;
  readonly closed: string | null;
  readonly comments: number;
  readonly assignees?: readonly string[];
  /** The branch, where it is a pull request. */
  readonly head?: string;
}

export function issue(repo: string, facts: IssueFacts): JsonObject {
  const { number, title, body, labels, state, stateReason, locked, head } = facts;
  const url = `${API}/repos/${repo}/issues/${number}`;
  const kind = head === undefined ? 'issues' : 'pull';
  return {
    ...{ id: 1000 + number, node_id: node('I', number), url, repository_url: `${API}/repos/${repo}` },
    ...addresses(url, ['labels', 'comments', 'events']),
    ...{
      html_url: `${WEB}/${repo}/${kind}/${number}`,
      number,
      state,
      state_reason: stateReason,
      title,
      body,
    },
    ...{ user: USER, labels: labels.map((name, index) => label(name, index)), assignee: null },
    assignees: (facts.assignees ?? []).map((login) => user(login, login === 'ada' ? 1 : 2)),
    ...{ milestone: null, locked, comments: facts.comments, closed_at: facts.closed },
    ...{ created_at: facts.created, updated_at: facts.updated, author_association: 'OWNER' },
    ...(head !== undefined && { pull_request: pullAddresses(repo, number) }),
  };
}

const label = (name: string, id: number): JsonObject => ({
  ...{
    id,
    node_id: node('L', id),
    url: `${API}/labels/${id}`,
    name,
    description: null,
    color: 'ededed',
    default: false,
  },
});

const pullAddresses = (repo: string, number: number): JsonObject => ({
  ...{ url: `${API}/repos/${repo}/pulls/${number}`, html_url: `${WEB}/${repo}/pull/${number}` },
  ...{ diff_url: `${WEB}/${repo}/pull/${number}.diff`, patch_url: `${WEB}/${repo}/pull/${number}.patch` },
});

export function pull(repo: string, facts: IssueFacts): JsonObject {
  const base = issue(repo, facts);
  const { repository_url: _, pull_request: _pull, comments: _count, state_reason: _reason, ...shared } = base;
  const url = `${API}/repos/${repo}/pulls/${facts.number}`;
  const side = (ref: string): JsonObject => ({
    ...{
      label: `${repo.split('/')[0]}:${ref}`,
      ref,
      sha: sha(ref),
      user: USER,
      repo: repository(repo, 'main'),
    },
  });
  const names = 'self html issue comments review_comments review_comment commits statuses'.split(' ');
  return {
    ...shared,
    ...pullAddresses(repo, facts.number),
    ...addresses(url, ['issue', 'commits', 'review_comments', 'review_comment', 'comments', 'statuses']),
    ...{ merge_commit_sha: null, merged_at: null, auto_merge: null, draft: false },
    ...{ head: side(facts.head ?? ''), base: side('main') },
    _links: Object.fromEntries(names.map((name) => [name, { href: `${url}/${name}` }])),
  };
}

export function comment(repo: string, number: number, id: number, body: string, time: string): JsonObject {
  const url = `${API}/repos/${repo}/issues/comments/${id}`;
  return {
    ...{
      id,
      node_id: node('IC', id),
      url,
      html_url: `${WEB}/${repo}/issues/${number}#issuecomment-${id}`,
      body,
    },
    ...{ user: USER, created_at: time, updated_at: time, issue_url: `${API}/repos/${repo}/issues/${number}` },
    author_association: 'OWNER',
  };
}

/** The hash of a commit, made of a word. */
export const sha = (word: string): string => createHash('sha1').update(word).digest('hex');

export function commit(repo: string, hash: string, message: string, date: string): JsonObject {
  const url = `${API}/repos/${repo}/commits/${hash}`;
  const person = { name: 'Ada', email: 'ada@example.com', date };
  return {
    ...{
      sha: hash,
      node_id: `C_${hash}`,
      url,
      html_url: `${WEB}/${repo}/commit/${hash}`,
      comments_url: `${url}/comments`,
    },
    commit: {
      ...{ url, author: person, committer: person, message, comment_count: 0 },
      tree: { sha: hash, url },
    },
    ...{ author: USER, committer: USER, parents: [] },
  };
}

/** A run of a workflow. */
export interface RunFacts {
  readonly id: number;
  readonly branch: string;
  readonly title: string;
  readonly event: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly created: string;
}

export function run(
  repo: string,
  { id, branch, title, event, status, conclusion, created }: RunFacts,
): JsonObject {
  const url = `${API}/repos/${repo}/actions/runs/${id}`;
  return {
    ...{ id, node_id: node('WFR', id), name: 'Notes', head_branch: branch, head_sha: sha(branch) },
    ...{
      path: '.github/workflows/notes.yml',
      run_number: id,
      event,
      status,
      conclusion,
      workflow_id: 5,
      url,
    },
    ...{ html_url: `${WEB}/${repo}/actions/runs/${id}`, pull_requests: [], display_title: title },
    ...{ created_at: created, updated_at: created, head_commit: null },
    ...addresses(url, ['jobs', 'logs', 'check_suite', 'artifacts', 'cancel', 'rerun', 'workflow']),
    ...{ repository: repository(repo, 'main'), head_repository: repository(repo, 'main') },
  };
}

export function job(repo: string, runId: number): JsonObject {
  const url = `${API}/repos/${repo}/actions/jobs/${runId}0`;
  const time = '2026-01-05T09:00:00Z';
  const step = { name: 'npm test', status: 'completed', conclusion: 'failure', number: 1 };
  return {
    ...{ id: runId * 10, run_id: runId, run_url: url, node_id: 'J_1', head_sha: sha('main'), url },
    ...{ html_url: `${WEB}/${repo}/actions/runs/${runId}/job/1`, status: 'completed', conclusion: 'failure' },
    ...{ created_at: time, started_at: time, completed_at: time, name: 'test', steps: [step] },
    ...{ check_run_url: url, labels: ['ubuntu-latest'], runner_id: 1, runner_name: 'one' },
    ...{ runner_group_id: 1, runner_group_name: 'all', workflow_name: 'Notes', head_branch: 'main' },
  };
}

export function workflow(repo: string): JsonObject {
  const path = '.github/workflows/notes.yml';
  const url = `${API}/repos/${repo}/actions/workflows/5`;
  const time = '2026-01-05T09:00:00Z';
  return {
    ...{
      id: 5,
      node_id: 'W_5',
      name: 'Notes',
      path,
      state: 'active',
      created_at: time,
      updated_at: time,
      url,
    },
    ...{
      html_url: `${WEB}/${repo}/blob/main/${path}`,
      badge_url: `${WEB}/${repo}/workflows/Notes/badge.svg`,
    },
  };
}
