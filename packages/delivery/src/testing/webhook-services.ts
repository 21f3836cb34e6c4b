/**
 * How services say that they sign, as webhooks, and a request of each: signed from the service's own description rather than by the code
 * that checks it.
 */
import { createHmac } from 'node:crypto';
import type { Webhook } from '@msp/protocol';
import type { WebhookRequest } from '../webhook/request.js';
import { ADDRESS, NOW, SECRET, told } from './webhook.js';

export const hmac = (algorithm: string, key: string | Buffer, ...parts: (string | Uint8Array)[]) =>
  parts.reduce((sum, part) => sum.update(part), createHmac(algorithm, key));
export const seconds = String(NOW / 1000);
export const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));
/** The same with another number in it. */
export const changed = (body: Uint8Array) => Buffer.from(Buffer.from(body).toString().replace('7', '8'));

export const github = told({
  signature: {
    ...{ secret: 'signing', header: 'x-hub-signature-256', prefix: 'sha256=' },
    ...{ algorithm: 'sha256', encoding: 'hex' },
  },
  id: { header: 'x-github-delivery' },
});
const linear = told({
  signature: {
    ...{ secret: 'signing', header: 'linear-signature', algorithm: 'sha256', encoding: 'hex' },
    timestamp: { at: { field: ['webhookTimestamp'] }, unit: 'milliseconds', tolerance: 60 },
  },
  id: { header: 'linear-delivery' },
});
export const slack = told(
  {
    signature: {
      ...{
        secret: 'signing',
        header: 'x-slack-signature',
        algorithm: 'sha256',
        encoding: 'hex',
        prefix: 'v0=',
      },
      signed: ['v0:', { part: 'timestamp' }, ':', { part: 'body' }],
      timestamp: { at: { header: 'x-slack-request-timestamp' }, unit: 'seconds' },
    },
    id: { field: ['event_id'] },
  },
  {
    answer({ body }) {
      const { type, challenge } = body as { type?: string; challenge?: string };
      return type === 'url_verification' ? { text: String(challenge) } : null;
    },
  },
);
const jira = told({
  signature: {
    ...{ secret: 'signing', header: 'x-hub-signature', prefix: 'sha256=' },
    ...{ algorithm: 'sha256', encoding: 'hex' },
  },
  id: { header: 'x-atlassian-webhook-identifier' },
});
export const trello = told({
  signature: {
    ...{ secret: 'signing', header: 'x-trello-webhook', algorithm: 'sha1', encoding: 'base64' },
    signed: [{ part: 'body' }, { part: 'url' }],
  },
  id: { field: ['action', 'id'] },
});
const hubspot = told({
  signature: {
    ...{ secret: 'signing', header: 'x-hubspot-signature-v3', algorithm: 'sha256', encoding: 'base64' },
    signed: [{ part: 'method' }, { part: 'url' }, { part: 'body' }, { part: 'timestamp' }],
    timestamp: { at: { header: 'x-hubspot-request-timestamp' }, unit: 'milliseconds' },
  },
});
const standard = told({
  signature: {
    ...{ secret: 'signing', header: 'webhook-signature', algorithm: 'sha256', encoding: 'base64' },
    ...{ prefix: 'v1,', key: 'base64' },
    signed: [{ part: 'id' }, '.', { part: 'timestamp' }, '.', { part: 'body' }],
    timestamp: { at: { header: 'webhook-timestamp' }, unit: 'seconds' },
  },
  id: { header: 'webhook-id' },
});
/** Where the timestamp stands in the header of the signatures. */
const stripe = told({
  signature: {
    ...{ secret: 'signing', header: 'stripe-signature', algorithm: 'sha256', encoding: 'hex', prefix: 'v1=' },
    signed: [{ part: 'timestamp' }, '.', { part: 'body' }],
    timestamp: { at: { header: 'stripe-signature', prefix: 't=' }, unit: 'seconds' },
  },
  id: { field: ['id'] },
});
export const gitlab = told({
  token: { secret: 'signing', header: 'x-gitlab-token' },
  id: { header: 'x-gitlab-event-uuid' },
});

/** A request of a service. */
interface Example {
  readonly name: string;
  readonly webhook: Webhook;
  readonly body: Uint8Array;
  readonly headers: (body: Uint8Array) => WebhookRequest['headers'];
  readonly secret?: string;
}

/** Of 24 bytes, as Standard Webhooks has them. */
export const KEY = Buffer.from('0123456789abcdef01234567').toString('base64');
const issue = bytes({ action: 'opened', issue: { number: 7, title: 'Ünïcödé 🚀' } });
export const examples: readonly Example[] = [
  {
    ...{ name: 'GitHub', webhook: github, body: issue },
    headers: (body) => ({
      'X-GitHub-Delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
      'X-Hub-Signature-256': `sha256=${hmac('sha256', SECRET, body).digest('hex')}`,
      // The old one, which is still sent.
      'X-Hub-Signature': `sha1=${hmac('sha1', SECRET, body).digest('hex')}`,
    }),
  },
  {
    ...{ name: 'Linear', webhook: linear },
    body: bytes({ action: 'update', type: 'Issue', data: { id: '7' }, webhookTimestamp: NOW - 2000 }),
    headers: (body) => ({
      'Linear-Delivery': '234d1a4e-b617-4388-90fe-adc3633d6b72',
      'Linear-Signature': hmac('sha256', SECRET, body).digest('hex'),
    }),
  },
  {
    ...{ name: 'Slack', webhook: slack, body: bytes({ type: 'event_callback', event_id: 'Ev7' }) },
    headers: (body) => ({
      'X-Slack-Request-Timestamp': seconds,
      'X-Slack-Signature': `v0=${hmac('sha256', SECRET, `v0:${seconds}:`, body).digest('hex')}`,
    }),
  },
  {
    ...{
      name: 'Jira',
      webhook: jira,
      body: bytes({ webhookEvent: 'jira:issue_updated', issue: { id: '7' } }),
    },
    headers: (body) => ({ 'X-Hub-Signature': `sha256=${hmac('sha256', SECRET, body).digest('hex')}` }),
  },
  {
    ...{ name: 'Trello', webhook: trello, body: bytes({ action: { id: '7', type: 'updateCard' } }) },
    headers: (body) => ({ 'X-Trello-Webhook': hmac('sha1', SECRET, body, ADDRESS).digest('base64') }),
  },
  {
    ...{ name: 'HubSpot', webhook: hubspot, body: bytes([{ objectId: 7 }]) },
    headers: (body) => ({
      'X-HubSpot-Request-Timestamp': String(NOW),
      'X-HubSpot-Signature-v3': hmac('sha256', SECRET, 'POST', ADDRESS, body, String(NOW)).digest('base64'),
    }),
  },
  {
    ...{ name: 'Standard Webhooks', webhook: standard, body: bytes({ id: 7 }), secret: `whsec_${KEY}` },
    headers: (body) => ({
      'webhook-id': 'msg_7',
      'webhook-timestamp': seconds,
      'webhook-signature': `v1a,abcd v1,${hmac('sha256', Buffer.from(KEY, 'base64'), `msg_7.${seconds}.`, body).digest('base64')}`,
    }),
  },
  {
    ...{ name: 'Stripe', webhook: stripe, body: bytes({ id: 'evt_7' }) },
    headers: (body) => {
      const proof = hmac('sha256', SECRET, `${seconds}.`, body).digest('hex');
      return { 'Stripe-Signature': `t=${seconds},v1=${proof.replace(/./g, '0')},v1=${proof},v0=${proof}` };
    },
  },
];
