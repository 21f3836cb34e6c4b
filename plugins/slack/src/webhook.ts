/** What Slack tells of its own accord (the Events API). MSP checks the signature; here is only said how it is made. Pure. */
import type { SecretDescription, Webhook, WebhookMessage } from '@msp/protocol';
import { z } from 'zod';
import { timeOf } from './answers.js';
import { isOfPeople, titleOf } from './messages-read.js';
import type { Settings } from './settings.js';
import { readable } from './text/escape.js';

/** The secret of the manifest with which Slack signs. */
export const signingSecret = {
  label: 'Signing secret',
  help: 'api.slack.com/apps → your app → Basic Information → App Credentials → Signing Secret. Only needed to receive events',
  env: ['SLACK_SIGNING_SECRET'],
  optional: true,
} as const satisfies SecretDescription;

const Challenge = z.object({ type: z.literal('url_verification'), challenge: z.string().min(1) });

const Envelope = z.object({
  type: z.string(),
  event_id: z.string().min(1).max(300),
  event: z.looseObject({ type: z.string(), subtype: z.unknown().optional(), bot_id: z.unknown().optional() }),
});

const Spoken = z.object({
  type: z.enum(['message', 'app_mention']),
  channel: z.string().min(1).max(100),
  ts: z.string().regex(/^\d{1,12}\.\d{1,9}$/),
  text: z.string(),
  user: z.string().min(1).optional(),
  thread_ts: z.string().min(1).max(100).optional(),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
});

export const webhook: Webhook<Settings, 'signingSecret'> = {
  signature: {
    secret: 'signingSecret',
    header: 'x-slack-signature',
    prefix: 'v0=',
    algorithm: 'sha256',
    encoding: 'hex',
    signed: ['v0:', { part: 'timestamp' }, ':', { part: 'body' }],
    timestamp: { at: { header: 'x-slack-request-timestamp' }, unit: 'seconds' },
  },
  id: { field: ['event_id'] },
  answer({ body }) {
    const { data } = Challenge.safeParse(body);
    return data ? { json: { challenge: data.challenge } } : null;
  },
  /** @throws where the body is not what Slack sends */
  parse({ body }, { settings }) {
    const { type, event } = Envelope.parse(body);
    if (type !== 'event_callback' || !['message', 'app_mention'].includes(event.type)) return [];
    // Edits, joins and what programs post have other subtypes.
    if (!isOfPeople(event)) return [];
    const spoken = Spoken.parse(event);
    return settings.channel !== undefined && spoken.channel !== settings.channel ? [] : [messageOf(spoken)];
  },
};

/** A reply is a comment on the thread's first message, whose `ts` is what a session is linked with. */
function messageOf({ ts, text, user, thread_ts: thread, channel }: z.infer<typeof Spoken>): WebhookMessage {
  const words = readable(text);
  const isReply = thread !== undefined && thread !== ts;
  return {
    ...(isReply ? { kind: 'comment-added', remote: thread } : { kind: 'other', remote: ts }),
    title: titleOf(words),
    ...(words !== '' && { detail: words }),
    time: timeOf({ ts }),
    values: { channel, ts, ...(user !== undefined && { user }) },
  };
}
