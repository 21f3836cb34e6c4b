/** Receives what a tool sends: checks it, and lets the plugin say what happened. Pure, but for Node's cryptography. */
import type { Configured } from '@msp/core';
import { type Webhook, type WebhookDelivery, webhookProblem } from '@msp/protocol';
import { isFresh } from './freshness.js';
import { deliveryOf, opened } from './open.js';
import { answered, messagesOf } from './plugin-part.js';
import { type Received, refused } from './received.js';
import { keysOf } from './replay.js';
import type { Opened, WebhookRequest } from './request.js';
import type { Seen } from './seen.js';
import { checkSignature, type Signed } from './signature.js';
import { checkToken } from './token.js';

/** The largest body, in bytes. */
const LARGEST = 5 * 1_048_576;

/** What the check needs beside the request. */
export interface WebhookOptions {
  /** The plugin's secrets by their names; those that are not set are missing. */
  readonly secrets: Readonly<Partial<Record<string, string>>>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What was taken before. */
  readonly seen: Seen;
}

/**
 * Receives one request. Never throws because of the request or the plugin.
 *
 * @example
 * const received = receiveWebhook({ name: 'linear', plugin, settings }, request, { secrets, now: Date.now(), seen });
 * if (received.outcome === 'accepted') { keep(received.messages); seen.remember(received.remember); }
 */
export function receiveWebhook(
  configured: Configured,
  given: WebhookRequest,
  options: WebhookOptions,
): Received {
  const { webhook } = configured.plugin;
  if (!webhook) return refused('no-webhook');
  const problem = webhookProblem(webhook);
  if (problem !== null) return refused('plugin', problem);
  if (given.body.byteLength > LARGEST) return refused('too-large');
  const request = opened(given);
  const delivery = () => deliveryOf(request, webhook);
  if (request.method === 'HEAD') return { outcome: 'answer', status: 200, contentType: TEXT, text: '' };
  if (request.method === 'GET') return answered(webhook, delivery()) ?? refused('method');
  if (request.method !== 'POST') return refused('method');

  const signed = checked(request, webhook, options);
  if (signed.problem === 'tampered') return refused('tampered');
  // A tool may ask without a signature whether we are there. Nothing but its answer comes of such a request.
  if (signed.problem !== null)
    return (request.body !== undefined && answered(webhook, delivery())) || refused(signed.problem);
  if (webhook.signature && !isFresh(request, webhook.signature, options.now)) return refused('stale');
  if (request.body === undefined) return refused('not-json');
  return answered(webhook, delivery()) ?? taken(configured, webhook, request, delivery(), signed, options);
}

const TEXT = 'text/plain; charset=utf-8';

type Checked = Signed | { readonly problem: null; readonly digest: null };

function checked(request: Opened, webhook: Webhook, { secrets }: WebhookOptions): Checked {
  const { signature, token, id } = webhook;
  if (signature) return checkSignature(request, signature, secretIn(secrets, signature.secret), id);
  const problem = checkToken(request, token, secretIn(secrets, token.secret));
  return problem === null ? { problem, digest: null } : { problem };
}

const secretIn = (secrets: WebhookOptions['secrets'], name: string): string | undefined =>
  Object.hasOwn(secrets, name) ? secrets[name] : undefined;

function taken(
  configured: Configured,
  webhook: Webhook,
  request: Opened,
  delivery: WebhookDelivery,
  { digest }: Extract<Checked, { readonly problem: null }>,
  { seen, secrets }: WebhookOptions,
): Received {
  const remember = keysOf(configured.name, webhook, request, digest);
  if (remember.some((key) => seen.has(key))) return refused('replayed');
  const read = messagesOf(configured, webhook, delivery, secrets);
  return typeof read === 'string'
    ? refused('plugin', read)
    : { outcome: 'accepted', status: 200, messages: read, remember };
}
