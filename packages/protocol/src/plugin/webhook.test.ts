import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { cardOf } from './card.js';
import { definePlugin } from './plugin.js';
import { signs, type Webhook, WebhookMessage, webhookProblem } from './webhook.js';

const signature = {
  secret: 'signingKey',
  header: 'x-signature',
  algorithm: 'sha256',
  encoding: 'hex',
} as const;
const parse = () => [];
const problem = (webhook: object) => webhookProblem(webhook as Webhook);
const time = { at: { header: 'x-time' }, unit: 'seconds' } as const;

it('is typed by the manifest and the settings', () => {
  const plugin = definePlugin({
    contract: 1,
    manifest: {
      ...{ id: 'sample', name: 'Sample', summary: 'Shows what is inferred', hosts: [] },
      secrets: { signingKey: { label: 'Key', help: 'Settings', env: [] } },
    },
    settings: z.strictObject({ team: z.string() }),
    webhook: {
      signature,
      parse({ headers, body }, { settings }) {
        expectTypeOf(settings).toEqualTypeOf<{ team: string }>();
        expectTypeOf(headers).toEqualTypeOf<Readonly<Record<string, string>>>();
        return [{ kind: 'task-changed', remote: '7', title: `${settings.team} ${typeof body}` }];
      },
    },
  });
  expect(cardOf(plugin).parts).toEqual(['settings', 'webhook']);
  definePlugin({
    ...{ contract: 1, manifest: { ...plugin.manifest, secrets: {} } },
    // @ts-expect-error there is no such secret
    webhook: { signature, parse },
  });
});

describe('how it is checked', () => {
  it.each<[string, object]>([
    ['the body', { signature, parse }],
    [
      'a prefix and several parts',
      {
        signature: {
          ...signature,
          prefix: 'v0=',
          signed: ['v0:', { part: 'timestamp' }, { part: 'body' }],
          timestamp: time,
        },
        parse,
      },
    ],
    [
      'a time in the body',
      { signature: { ...signature, timestamp: { ...time, at: { field: ['sent'] } } }, parse },
    ],
    [
      'an id that is signed',
      {
        signature: { ...signature, signed: [{ part: 'id' }, { part: 'body' }] },
        id: { header: 'x-id' },
        parse,
      },
    ],
    ['a token', { token: { secret: 'signingKey', header: 'authorization', prefix: 'Bearer ' }, parse }],
  ])('by %s', (_, webhook) => expect(problem(webhook)).toBeNull());

  it.each<[RegExp, object]>([
    [/either a signature or a token/, { parse }],
    [/either a signature or a token/, { signature, token: { secret: 'a', header: 'b' } }],
    [/^signature: .*string/, { signature: 'sha256' }],
    [/^signature\.header: /, { signature: { ...signature, header: 'X-Signature' } }],
    [/^signature\.algorithm: /, { signature: { ...signature, algorithm: 'none' } }],
    [/^signature\.nonce is not known/, { signature: { ...signature, nonce: true } }],
    [/^signature: the body has to be signed/, { signature: { ...signature, signed: ['all'] } }],
    [/^signature\.signed/, { signature: { ...signature, signed: 'body' } }],
    [
      /^signature\.timestamp\.tolerance/,
      { signature: { ...signature, timestamp: { ...time, tolerance: 1e9 } } },
    ],
    [/a timestamp in a header has to be signed/, { signature: { ...signature, timestamp: time } }],
    [
      /it signs a timestamp/,
      { signature: { ...signature, signed: [{ part: 'body' }, { part: 'timestamp' }] } },
    ],
    [/it signs an id/, { signature: { ...signature, signed: [{ part: 'body' }, { part: 'id' }] } }],
    [/its id stands at no place/, { signature, id: 'x-id' }],
    [/^token\.algorithm is not known/, { token: { secret: 'a', header: 'b', algorithm: 'sha256' } }],
  ])('%s', (expected, webhook) => expect(problem({ parse, ...webhook })).toMatch(expected));

  it('what is under the signature: the body, where nothing else is said', () => {
    expect([signs({}, 'body'), signs({}, 'id'), signs({ signed: [{ part: 'id' }, 'body'] }, 'body')]).toEqual(
      [...[true, false, false]],
    );
  });
});

describe('a message', () => {
  const message = { kind: 'comment-added', remote: '7', title: 'Ada: Done' };
  const takes = (more: object) => WebhookMessage.safeParse({ ...message, ...more }).success;

  it('may have more than is known', () =>
    expect(WebhookMessage.parse({ ...message, mood: 'good' })).toEqual(message));

  it.each([
    { kind: 'other', remote: undefined },
    { time: '2026-11-21T09:30:00+01:00' },
    { url: 'http://localhost:8080/7' },
    { values: { from: ['a', null, { b: 1 }] } },
  ])('may have %j', (more) => expect(takes(more)).toBe(true));

  it.each([
    { kind: 'task-eaten' },
    { remote: undefined },
    { remote: '' },
    { remote: 7 },
    { title: '' },
    { time: '21.11.2026' },
    { time: '2026-11-21' },
    { url: 'javascript:alert(1)' },
    { url: 'file:///etc/passwd' },
    { values: [1n] },
  ])('may not have %o', (more) => expect(takes(more)).toBe(false));
});
