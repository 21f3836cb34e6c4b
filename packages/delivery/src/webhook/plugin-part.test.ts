/** A plugin that misbehaves is refused, and never makes the receiver throw. */
import type { Webhook, WebhookMessage } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { configuredWith, fateOf, NOW, receive, request, SECRET, signed, told } from '../testing/webhook.js';
import { receiveWebhook } from './receive.js';
import { SeenDeliveries } from './seen.js';

const signature = { secret: 'signing', header: 'x-signature', algorithm: 'sha256', encoding: 'hex' } as const;
const parsing = (parse: (...given: Parameters<Webhook['parse']>) => unknown) =>
  told({ signature }, { parse: parse as Webhook['parse'] });
const received = (webhook: Webhook, body?: unknown) => receive(webhook, signed(webhook, request(body)));
const message: WebhookMessage = { kind: 'task-changed', remote: '7', title: 'Moved' };

describe('what parse gives', () => {
  it.each<[string, (...given: Parameters<Webhook['parse']>) => unknown]>([
    ['nothing', () => undefined],
    ['a promise', async () => []],
    ['an object', () => ({ length: 0 })],
    ['no message', () => [null]],
    ['an unknown kind', () => [{ ...message, kind: 'task-eaten' }]],
    ['a task without an id', () => [{ ...message, remote: undefined }]],
    ['no title', () => [{ ...message, title: '' }]],
    ['a time that is none', () => [{ ...message, time: 'yesterday' }]],
    ['an address that runs', () => [{ ...message, url: 'javascript:alert(1)' }]],
    ['values that are no JSON', () => [{ ...message, values: { at: new Date(0) } }]],
    ['more than anybody reads', () => Array(1001).fill(message)],
    ['changes what it is given', ({ body }) => [Object.assign(body as object, { id: 8 }) && message]],
    ['throws', ({ body }) => (body as { no: { such: { field: [] } } }).no.such.field],
    [
      'throws something else',
      () => {
        throw 'no';
      },
    ],
  ])('%s', (_, parse) => expect(received(parsing(parse))).toMatchObject({ reason: 'plugin', status: 500 }));

  it('is told why, without the secret', () => {
    const told = received(
      parsing(() => {
        throw new Error(`not ${SECRET}`);
      }),
    );
    expect(told).toMatchObject({ message: 'the plugin could not read it: not [secret]' });
  });

  it('may hold fields of a later version, which are passed over', () => {
    expect(received(parsing(() => [{ ...message, mood: 'good' }]))).toMatchObject({ messages: [message] });
  });

  it('may be nothing', () =>
    expect(received(parsing(() => []))).toMatchObject({ outcome: 'accepted', messages: [] }));

  it('names that matter to objects do nothing', () => {
    const body = '{"__proto__":{"kind":"task-deleted"},"constructor":1}';
    const all = received(
      parsing((given) => [{ ...message, values: { body: given.body } }]),
      body,
    );
    expect(all).toMatchObject({ messages: [{ kind: 'task-changed', values: { body: { constructor: 1 } } }] });
    expect(({} as Record<string, unknown>).kind).toBe(undefined);
  });

  it('is told the name and the settings', () => {
    const all = received(parsing((_, context) => [{ ...message, values: { ...context } as never }]));
    expect(all).toMatchObject({ messages: [{ values: { name: 'tracker', settings: { team: 'WEB' } } }] });
  });
});

it.each<[string, () => unknown]>([
  [
    'throws',
    () => {
      throw new Error('no');
    },
  ],
  ['a promise', async () => ({ text: 'x' })],
  ['a number', () => ({ text: 7 })],
  ['no JSON', () => ({ json: () => 7 })],
  [
    'a circle',
    () => {
      const json: unknown[] = [];
      json.push(json);
      return { json };
    },
  ],
  ['far too much', () => ({ text: 'x'.repeat(10_001) })],
])('an answer that is none is as if there were no challenge: %s', (_, answer) => {
  expect(fateOf(received(told({ signature }, { answer: answer as never })))).toBe('accepted');
});

it.each<[string, object]>([
  ['neither signature nor token', {}],
  ['both', { signature, token: { secret: 'signing', header: 'x-token' } }],
  ['an unknown algorithm', { signature: { ...signature, algorithm: 'md5' } }],
  ['a check of a later version', { signature: { ...signature, nonce: 'x-nonce' } }],
  ['a header that no request can have', { signature: { ...signature, header: 'X-Signature' } }],
  ['the body is not signed', { signature: { ...signature, signed: ['yes'] } }],
  ['signed in no known way', { signature: { ...signature, signed: 7 } }],
  [
    'a timestamp that is not signed',
    { signature: { ...signature, timestamp: { at: { header: 'x-time' }, unit: 'seconds' } } },
  ],
  [
    'a signed timestamp that is nowhere',
    { signature: { ...signature, signed: [{ part: 'body' }, { part: 'timestamp' }] } },
  ],
  [
    'a signed id that is nowhere',
    { signature: { ...signature, signed: [{ part: 'body' }, { part: 'id' }] } },
  ],
  ['an id that is nowhere', { signature, id: {} }],
])('a webhook that cannot be checked takes nothing: %s', (_, rule) => {
  expect(fateOf(receive(told(rule as never), signed(told({ signature }))))).toBe('plugin');
});

it('a plugin without the part takes nothing', () => {
  const { plugin, ...rest } = configuredWith(told({ signature }));
  const options = { secrets: { signing: SECRET }, now: NOW, seen: new SeenDeliveries() };
  expect(
    receiveWebhook({ ...rest, plugin: { ...plugin, webhook: undefined } as never }, request(), options),
  ).toMatchObject({ reason: 'no-webhook', status: 404 });
});
