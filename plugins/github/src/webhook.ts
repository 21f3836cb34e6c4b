/** What GitHub tells of its own accord. MSP checks the signature; here is only said how it is made. Pure. */
import type { SecretDescription, Webhook, WebhookMessage } from '@msp/protocol';
import { z } from 'zod';
import { Comment, Commit, Issue, Run } from './answers.js';
import { configured } from './repository.js';
import type { Settings } from './settings.js';
import { firstLine } from './text.js';

/** The secret of the manifest with which GitHub signs. */
export const webhookSecret = {
  label: 'Webhook secret',
  help: 'The words that you give GitHub under Settings → Webhooks of the repository. Only needed to receive them',
  env: ['GITHUB_WEBHOOK_SECRET'],
  optional: true,
} as const satisfies SecretDescription;

const Body = z.object({
  action: z.string().optional(),
  repository: z.object({ full_name: z.string() }).optional(),
});
type Read = (body: unknown, repository: string, action: string) => WebhookMessage[];

const id = (repository: string, { number }: Issue): string => `${repository}#${number}`;
/** What stands behind `and` only where it is there. */
const when = (name: 'url' | 'time' | 'detail', value: string | null | undefined) =>
  value ? { [name]: value } : {};

function changed(repository: string, issue: Issue, action: string): WebhookMessage {
  const kind = action === 'deleted' || action === 'transferred' ? 'task-deleted' : 'task-changed';
  const remote = id(repository, issue);
  return {
    ...{ kind, remote, title: issue.title || remote },
    ...when('url', issue.html_url),
    ...when('time', issue.updated_at),
    values: { action, state: issue.state ?? null },
  };
}

const Push = z.object({
  ref: z.string(),
  deleted: z.boolean().catch(false),
  commits: z.array(z.unknown()).catch([]),
  compare: Issue.shape.html_url,
});

const READERS: Readonly<Record<string, Read>> = {
  issues: (body, repository, action) => [
    changed(repository, z.object({ issue: Issue }).parse(body).issue, action),
  ],
  pull_request: (body, repository, action) => [
    changed(repository, z.object({ pull_request: Issue }).parse(body).pull_request, action),
  ],
  issue_comment(body, repository, action) {
    if (action !== 'created') return [];
    const { issue, comment } = z.object({ issue: Issue, comment: Comment }).parse(body);
    return [
      {
        ...{
          kind: 'comment-added',
          remote: id(repository, issue),
          title: issue.title || id(repository, issue),
        },
        ...when('detail', comment.body),
        ...when('url', comment.html_url),
        ...when('time', comment.created_at),
        values: { author: comment.user?.login ?? null },
      },
    ];
  },
  push(body, repository) {
    const { ref, deleted, commits, compare } = Push.parse(body);
    const branch = ref.replace(/^refs\/(heads|tags)\//, '');
    const [last] = commits.flatMap((each) => PushedCommit.safeParse(each).data ?? []).slice(-1);
    const count = `${commits.length} ${commits.length === 1 ? 'commit' : 'commits'}`;
    return [
      {
        kind: 'other',
        title: `${repository}: ${deleted ? `${branch} was deleted` : `${count} on ${branch}`}`,
        ...when('detail', last && firstLine(last.message)),
        ...when('url', compare),
        values: { branch, commits: commits.length },
      },
    ];
  },
  workflow_run(body, repository, action) {
    const { workflow_run: run } = z.object({ workflow_run: Run }).parse(body);
    if (action !== 'completed') return [];
    return [
      {
        kind: 'other',
        title: `${repository}: ${run.name || 'a workflow'} ended with ${run.conclusion ?? 'no word'}`,
        ...when('url', run.html_url),
        ...when('time', run.updated_at),
        values: { branch: run.head_branch ?? null, conclusion: run.conclusion ?? null },
      },
    ];
  },
};
const PushedCommit = Commit.shape.commit.pick({ message: true });

export const webhook: Webhook<Settings, 'webhookSecret'> = {
  signature: {
    secret: 'webhookSecret',
    header: 'x-hub-signature-256',
    prefix: 'sha256=',
    algorithm: 'sha256',
    encoding: 'hex',
  },
  id: { header: 'x-github-delivery' },
  /**
   * Of other repositories (the webhook of an organization), of other events and of a ping: nothing.
   *
   * @throws where the body is not what GitHub sends
   */
  parse({ headers, body }, { settings }) {
    const event = headers['x-github-event'] ?? '';
    if (event === 'ping' || !Object.hasOwn(READERS, event)) return [];
    const { action = '', repository } = Body.parse(body);
    const name = repository && configured(settings, repository.full_name);
    return name ? (READERS[event]?.(body, name, action) ?? []) : [];
  },
};
