/** What Jira tells of its own accord. MSP checks the signature; here is only said how it is made. Pure. */
import type { SecretDescription, Webhook, WebhookMessage } from '@msp/protocol';
import { z } from 'zod';
import type { Settings } from './settings.js';

/** The secret of the manifest with which Jira signs. */
export const signingKey = {
  label: 'Signing key',
  help: 'In Jira: Settings → Webhooks. Only needed to receive them',
  env: ['JIRA_SIGNING_KEY'],
  optional: true,
} as const satisfies SecretDescription;

const KINDS: Readonly<Record<string, WebhookMessage['kind']>> = {
  'task.changed': 'task-changed',
  'task.deleted': 'task-deleted',
  'comment.added': 'comment-added',
};

const Body = z.object({
  event: z.string(),
  item: z.object({
    id: z.string().min(1).max(300),
    title: z.string().min(1).catch('Untitled'),
    url: z
      .url({ protocol: /^https?$/ })
      .optional()
      .catch(undefined),
  }),
});

export const webhook: Webhook<Settings, 'signingKey'> = {
  signature: {
    secret: 'signingKey',
    header: 'x-jira-signature',
    prefix: 'sha256=',
    algorithm: 'sha256',
    encoding: 'hex',
  },
  id: { header: 'x-jira-delivery' },
  /** @throws where the body is not what the tool sends */
  parse({ body }) {
    const { event, item } = Body.parse(body);
    const kind = KINDS[event];
    if (!kind) return [];
    const { id: remote, title, url } = item;
    return [{ kind, remote, title, ...(url && { url }) }];
  },
};
