/** What the tests of webhooks share: a plugin that tells of whatever comes, and requests for it. */
import type { Configured } from '@msp/core';
import type { Webhook } from '@msp/protocol';
import { receiveWebhook } from '../webhook/receive.js';
import type { Received } from '../webhook/received.js';
import type { WebhookRequest } from '../webhook/request.js';
import { SeenDeliveries } from '../webhook/seen.js';
import { signWebhook } from '../webhook/sign.js';

/** The instant of these tests, in milliseconds since 1970. */
export const NOW = Date.UTC(2026, 10, 21, 9, 30);
export const SECRET = 'correct horse battery staple';
export const ADDRESS = 'https://hooks.example.com/tracker?board=7';

type Rule = Pick<Webhook, 'signature' | 'id'> | Pick<Webhook, 'token' | 'id'>;

/** Tells of every delivery in one message, with all that it was given. */
export const told = (rule: Rule, more: Partial<Webhook> = {}): Webhook =>
  ({
    parse: ({ headers, parameters, body }) => [
      { kind: 'other', title: 'Something came', values: { headers, parameters, body } },
    ],
    ...rule,
    ...more,
  }) as Webhook;

/** A webhook of a plugin without settings. */
export const configuredWith = (webhook: Webhook): Configured => ({
  name: 'tracker',
  settings: { team: 'WEB' },
  plugin: {
    contract: 1,
    manifest: { id: 'tracker', name: 'Tracker', summary: 'Tells what happens', hosts: ['tracker.example'] },
    webhook,
  },
});

/** A request by POST. A text is sent as it is, anything else as JSON. */
export const request = (body: unknown = { id: 7 }, more: Partial<WebhookRequest> = {}): WebhookRequest => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  url: ADDRESS,
  ...more,
});

/** The same, as the tool would sign it. */
export const signed = (
  webhook: Webhook,
  given: WebhookRequest = request(),
  { secret = SECRET, now = NOW } = {},
): WebhookRequest => signWebhook(webhook, given, secret, now);

/** Receives with {@link SECRET} as the secret `signing`. */
export const receive = (
  webhook: Webhook,
  given: WebhookRequest,
  {
    now = NOW,
    seen = new SeenDeliveries(),
    secrets = { signing: SECRET } as Record<string, string>,
    name = 'tracker',
  } = {},
): Received => receiveWebhook({ ...configuredWith(webhook), name }, given, { secrets, now, seen });

/** In one word: `accepted`, `answer`, or why it was refused. */
export const fateOf = (received: Received): string =>
  received.outcome === 'refused' ? received.reason : received.outcome;
