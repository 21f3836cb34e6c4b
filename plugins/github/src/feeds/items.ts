/** What GitHub tells, as items of feeds. Pure. */
import type { FeedItem } from '@msp/protocol';
import type { Comment, Commit, Issue, Run } from '../answers.js';
import { firstLine, visible } from '../text.js';

/** Only what is there. */
const known = (fields: Readonly<Record<string, string | null | undefined>>): object =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );

/** @param several are there several repositories? The hash alone does not tell which one, then */
export function commitItem(
  { sha, html_url: url, author, commit }: Commit,
  {
    repository,
    branch,
    several,
  }: { readonly repository: string; readonly branch: string; readonly several: boolean },
): FeedItem {
  const title = firstLine(commit.message);
  const rest = commit.message.slice(commit.message.indexOf(title) + title.length).trim();
  return {
    ...{ id: several ? `${repository}@${sha}` : sha, kind: 'commit', title: title || sha },
    ...known({ detail: rest, url, branch, author: author?.login ?? commit.author?.name }),
    ...known({ time: commit.committer?.date ?? commit.author?.date }),
    values: { repository },
  };
}

export function issueItem(issue: Issue, repository: string): FeedItem {
  const {
    number,
    title,
    state,
    html_url: url,
    updated_at: time,
    user,
    assignees,
    labels,
    pull_request,
    draft,
  } = issue;
  return {
    ...{ id: `${repository}#${number}`, kind: 'issue', title: title || `${repository}#${number}` },
    ...known({ url, time, state: draft ? 'draft' : state, author: user?.login }),
    values: {
      ...{ repository, number, type: pull_request ? 'pull request' : 'issue' },
      assignees: (assignees ?? []).map(({ login }) => login),
      labels: (labels ?? []).flatMap(({ name }) => name ?? []),
    },
  };
}

/** The number of the issue stands in the address of a comment. */
export function commentItem(comment: Comment, repository: string): FeedItem {
  const { id, body, html_url: url, updated_at, created_at, user } = comment;
  const number = Number(/\/(?:issues|pull)\/(\d+)(?:#|$)/.exec(url ?? '')?.[1]);
  const text = visible(body ?? '');
  // Without the signs of a heading.
  const title = firstLine(text).replace(/^#+\s+/, '');
  return {
    ...{ id: `${repository}!${id}`, kind: 'comment', title: title || 'A comment without text' },
    ...known({ url, time: updated_at ?? created_at, author: user?.login, detail: text }),
    values: { repository, ...(Number.isInteger(number) && { number }) },
  };
}

/** Its state is how it ended, or how it stands while it has not. */
export function runItem(run: Run, repository: string): FeedItem {
  const {
    id,
    name,
    display_title: title,
    run_number: number,
    status,
    conclusion,
    head_branch,
    head_sha,
    event,
  } = run;
  return {
    ...{
      id: `${repository}/${id}`,
      kind: 'run',
      title: [name, title].filter(Boolean).join(': ') || `Run ${id}`,
    },
    ...known({ url: run.html_url, time: run.updated_at ?? run.created_at, branch: head_branch }),
    ...known({ state: conclusion ?? status }),
    values: { repository, number: number ?? null, event: event ?? null, commit: head_sha ?? null },
  };
}
