/** What Linear tells of its own accord. MSP checks the signature; here is only said how it is made. Pure. */
import type { SecretDescription, Webhook, WebhookMessage } from '@msp/protocol';
import { z } from 'zod';
import type { Settings } from './settings.js';

/** The secret of the manifest with which Linear signs. */
export const webhookSecret = {
  label: 'Webhook signing secret',
  help: 'In Linear: Settings → API → Webhooks → the webhook → Signing secret. Only needed to receive them',
  env: ['LINEAR_WEBHOOK_SECRET'],
  optional: true,
} as const satisfies SecretDescription;

const Id = z.string().min(1).max(300);
const Body = z.object({
  action: z.enum(['create', 'update', 'remove', 'restore']).or(z.string()),
  type: z.string(),
  createdAt: z.iso.datetime({ offset: true }).optional().catch(undefined),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
});
const Issue = z.object({
  data: z.object({
    id: Id,
    identifier: z.string().min(1).optional().catch(undefined),
    title: z.string().min(1).catch('Untitled'),
    url: z
      .url({ protocol: /^https?$/ })
      .optional()
      .catch(undefined),
    state: z.object({ name: z.string() }).optional().catch(undefined),
  }),
});
const Comment = z.object({
  data: z.object({
    id: Id,
    issueId: Id.nullish(),
    body: z.string().optional().catch(undefined),
    issue: z
      .object({ title: z.string().min(1), identifier: z.string().optional() })
      .optional()
      .catch(undefined),
    user: z
      .object({ name: z.string().min(1) })
      .optional()
      .catch(undefined),
  }),
});

export const webhook: Webhook<Settings, 'webhookSecret'> = {
  signature: {
    ...{ secret: 'webhookSecret', header: 'linear-signature', algorithm: 'sha256', encoding: 'hex' },
    timestamp: { at: { field: ['webhookTimestamp'] }, unit: 'milliseconds', tolerance: 60 },
  },
  id: { header: 'linear-delivery' },
  /** @throws where the body is not what Linear sends */
  parse({ body }) {
    const envelope = Body.parse(body);
    if (envelope.type === 'Issue') return issueMessage(envelope, Issue.parse(body).data);
    if (envelope.type === 'Comment') return commentMessage(envelope, Comment.parse(body).data);
    return [];
  },
};

type Envelope = z.infer<typeof Body>;

const shared = ({ createdAt, url }: Envelope) => ({
  ...(createdAt && { time: createdAt }),
  ...(url && { url }),
});

function issueMessage(envelope: Envelope, issue: z.infer<typeof Issue>['data']): WebhookMessage[] {
  const { id, identifier, title, url, state } = issue;
  const kind = envelope.action === 'remove' ? 'task-deleted' : 'task-changed';
  return [
    {
      ...{ kind, remote: id, title: identifier ? `${identifier} ${title}` : title },
      ...(url && { url }),
      ...shared(envelope),
      ...(state && { values: { state: state.name } }),
    },
  ];
}

/** Comments of projects and documents are no comments of tasks. */
function commentMessage(envelope: Envelope, comment: z.infer<typeof Comment>['data']): WebhookMessage[] {
  const { id, issueId, body, issue, user } = comment;
  if (!issueId) return [];
  const who = user?.name ?? 'Somebody';
  const where = issue ? ` on ${[issue.identifier, issue.title].filter(Boolean).join(' ')}` : '';
  const detail = body === undefined ? {} : { detail: body };
  if (envelope.action === 'create')
    return [
      { kind: 'comment-added', remote: issueId, title: `${who}${where}`, ...detail, ...shared(envelope) },
    ];
  const what = envelope.action === 'remove' ? 'removed' : 'changed';
  return [
    { kind: 'other', remote: id, title: `${who} ${what} a comment${where}`, ...detail, ...shared(envelope) },
  ];
}
