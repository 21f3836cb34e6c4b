/** What Jira tells of its own accord. MSP checks the signature; here is only said how it is made. Pure. */
import type { SecretDescription, Webhook, WebhookMessage } from '@msp/protocol';
import { z } from 'zod';
import type { Settings } from './settings.js';
import { baseIn, pageOf } from './site.js';
import { plainText } from './text/plain.js';

/** The secret of the manifest with which Jira signs. */
export const webhookSecret = {
  label: 'Webhook secret',
  help: 'In Jira: Settings → System → WebHooks → Secret. Only needed to receive them',
  env: ['JIRA_WEBHOOK_SECRET'],
  optional: true,
} as const satisfies SecretDescription;

const text = z.string().min(1).optional().catch(undefined);
const Person = z.object({ displayName: text, name: text }).optional().catch(undefined);

const Body = z.object({
  webhookEvent: z.string(),
  timestamp: z.number().min(0).max(8.64e15).optional().catch(undefined),
  user: Person,
  issue: z
    .object({
      id: z.string().min(1).max(300),
      key: z.string().min(1),
      self: text,
      fields: z
        .object({ summary: text, status: z.object({ name: text }).optional().catch(undefined) })
        .catch({ summary: undefined, status: undefined }),
    })
    .optional(),
  comment: z
    .object({ body: z.unknown().optional(), author: Person, created: text })
    .optional()
    .catch(undefined),
  changelog: z
    .object({
      items: z.array(
        z.object({
          field: z.string().min(1),
          fromString: z.string().nullish().catch(undefined),
          toString: z.string().nullish().catch(undefined),
        }),
      ),
    })
    .optional()
    .catch(undefined),
});
type Body = z.infer<typeof Body>;

const KINDS: Readonly<Record<string, WebhookMessage['kind']>> = {
  'jira:issue_created': 'task-changed',
  'jira:issue_updated': 'task-changed',
  'jira:issue_deleted': 'task-deleted',
  comment_created: 'comment-added',
};

export const webhook: Webhook<Settings, 'webhookSecret'> = {
  signature: {
    secret: 'webhookSecret',
    header: 'x-hub-signature',
    prefix: 'sha256=',
    algorithm: 'sha256',
    encoding: 'hex',
    // When it happened. Jira delivers again for half an hour, and a quarter of an hour late what follows from a change of many issues.
    timestamp: { at: { field: ['timestamp'] }, unit: 'milliseconds', tolerance: 3_600 },
  },
  id: { header: 'x-atlassian-webhook-identifier' },
  /** @throws where the body is not what Jira sends */
  parse({ body }) {
    const given = Body.parse(body);
    const kind = Object.hasOwn(KINDS, given.webhookEvent) ? KINDS[given.webhookEvent] : undefined;
    const { issue, timestamp } = given;
    if (!kind) return [];
    if (!issue) throw new Error('Jira did not say about which issue.');
    const base = baseIn(issue.self);
    const detail = kind === 'comment-added' ? plainText(given.comment?.body) : changes(given);
    return [
      {
        ...{ kind, remote: issue.id, title: title(given, kind, issue) },
        ...(detail !== '' && { detail }),
        ...(timestamp !== undefined && { time: new Date(timestamp).toISOString() }),
        ...(base && { url: pageOf(base, issue.key) }),
        values: { key: issue.key, ...(issue.fields.status?.name && { status: issue.fields.status.name }) },
      },
    ];
  },
};

function title(
  given: Body,
  kind: WebhookMessage['kind'],
  { key, fields }: NonNullable<Body['issue']>,
): string {
  const named = fields.summary ? `${key} ${fields.summary}` : key;
  if (kind !== 'comment-added') return kind === 'task-deleted' ? `${named} (deleted)` : named;
  const who = given.comment?.author ?? given.user;
  return `${who?.displayName ?? who?.name ?? 'Somebody'} on ${named}`;
}

/** What was changed: `status: To Do → In Progress`. */
const changes = ({ changelog }: Body): string =>
  (changelog?.items ?? [])
    .map(({ field, fromString, toString: to }) =>
      fromString ? `${field}: ${fromString} → ${to || 'nothing'}` : `${field}: ${to || 'changed'}`,
    )
    .join('\n');
