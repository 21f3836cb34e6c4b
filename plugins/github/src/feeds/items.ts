/** What GitHub tells, as items of feeds. Pure. */
import type { FeedItem } from '@msp/protocol';
import type { Comment, Commit, Issue, Run } from '../answers.js';
import { firstLine, visible } from '../text.js';

/** Only what is there. */
const known = (fields: Readonly<Record<string, string | null | undefined>>): object =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );

/** Where a commit was seen. */
interface Seen {
  readonly repository: string;
  readonly branch: string;
  /** Is it on the default branch, whatever other branch has it too? Then more sessions than those on its branch may have made it. */
  readonly isDefault: boolean;
  /** Are there several repositories? The hash alone does not tell which one, then. */
  readonly several: boolean;
}

export function commitItem(
  { sha, html_url: url, author, commit }: Commit,
  { repository, branch, isDefault, several }: Seen,
): FeedItem {
  const title = firstLine(commit.message);
  const rest = commit.message.slice(commit.message.indexOf(title) + title.length).trim();
  return {
    ...{ id: several ? `${repository}@${sha}` : sha, kind: 'commit', title: title || sha },
    ...known({ detail: rest, url, branch, author: author?.login ?? commit.author?.name }),
    ...known({ time: commit.committer?.date ?? commit.author?.date }),
    values: { repository, ...(isDefault && { default: true }) },
  };
}

/** What is known of an issue beside what GitHub tells of it. */
interface About {
  readonly repository: string;
  /** Is it of the repository that a number alone means (`#7`)? In others an issue is named with its repository. */
  readonly isFirst: boolean;
  /** Is it assigned to the person whose token it is? */
  readonly isOurs: boolean;
}

export function issueItem(issue: Issue, { repository, isFirst, isOurs }: About): FeedItem {
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
  const name = `${repository}#${number}`;
  return {
    ...{ id: name, kind: 'issue', title: title || name },
    ...known({ url, time, state: draft ? 'draft' : state, author: user?.login }),
    values: {
      ...{ repository, number, type: pull_request ? 'pull request' : 'issue' },
      // MSP takes what has a key by that alone, and else by its id or its number.
      ...(!isFirst && { key: name }),
      ...(isOurs && { assigned: true }),
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
    workflow_id,
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
    values: {
      ...{ repository, workflow: name || String(workflow_id ?? title ?? id) },
      ...{ number: number ?? null, event: event ?? null, commit: head_sha ?? null },
    },
  };
}
