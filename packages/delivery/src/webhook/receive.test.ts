import { createHmac } from 'node:crypto';
import type { Webhook } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { fateOf, NOW, receive, request, SECRET, signed, told } from '../testing/webhook.js';
import type { WebhookRequest } from './request.js';
import { SeenDeliveries } from './seen.js';

const signature = {
  secret: 'signing',
  header: 'x-signature',
  algorithm: 'sha256',
  encoding: 'hex',
  prefix: 'v1=',
  signed: [{ part: 'timestamp' }, '.', { part: 'body' }],
  timestamp: { at: { header: 'x-time' }, unit: 'seconds' },
} as const;
const webhook = told({ signature, id: { header: 'x-delivery' } });
const plain = told({
  signature: { ...signature, signed: [{ part: 'body' }], timestamp: undefined } as never,
});

const good = signed(webhook, request({ id: 7, text: 'Ünïcödé 🚀' }));
const header = (given: WebhookRequest, name: string, value: string | readonly string[] | undefined) => ({
  ...given,
  headers: { ...given.headers, [name]: value },
});
const sign = String(good.headers['x-signature']);
const other = signed(webhook, good, { secret: 'another' }).headers['x-signature'] as string;

describe('what the tool has signed is taken', () => {
  it.each<[string, Webhook, WebhookRequest]>([
    ['as it came', webhook, good],
    ['with names of headers in any case', webhook, { ...good, headers: upper(good.headers) }],
    [
      'with the signature of an older secret before it',
      webhook,
      header(good, 'x-signature', `${other}, ${sign}`),
    ],
    ['with several headers of signatures', webhook, header(good, 'x-signature', [other, sign])],
    [
      'with a signature in capitals',
      webhook,
      header(good, 'x-signature', `v1=${sign.slice(3).toUpperCase()}`),
    ],
    ['at the edge of its time', webhook, signed(webhook, request(), { now: NOW - 300_000 })],
    ['a little in the future', webhook, signed(webhook, request(), { now: NOW + 300_000 })],
    ['without a body', plain, signed(plain, request(''))],
  ])('%s', (_, rule, given) => expect(fateOf(receive(rule, given))).toBe('accepted'));

  it('and the plugin is told what is in it, but for what proves it', () => {
    const received = receive(webhook, header(header(good, 'authorization', 'Bearer x'), 'X-Kind', 'issue'));
    expect(received).toMatchObject({
      messages: [
        {
          values: {
            body: { id: 7, text: 'Ünïcödé 🚀' },
            parameters: { board: '7' },
            headers: { 'content-type': 'application/json', 'x-kind': 'issue', 'x-time': String(NOW / 1000) },
          },
        },
      ],
    });
    expect(JSON.stringify(received)).not.toMatch(/x-signature|authorization/);
  });
});

describe('anything else is refused', () => {
  it.each<[string, string, WebhookRequest]>([
    ['tampered', 'another body', { ...good, body: Buffer.from('{"id":8}') }],
    ['tampered', 'a space more', { ...good, body: Buffer.concat([good.body, Buffer.from(' ')]) }],
    ['tampered', 'no body', { ...good, body: new Uint8Array() }],
    ['tampered', 'another timestamp', header(good, 'x-time', String(NOW / 1000 + 1))],
    ['tampered', 'no timestamp', header(good, 'x-time', undefined)],
    ['tampered', 'two timestamps', header(good, 'x-time', [String(NOW / 1000), String(NOW / 1000 + 1)])],
    ['tampered', 'another secret', header(good, 'x-signature', other)],
    ['tampered', 'a signature that is cut', header(good, 'x-signature', sign.slice(0, -2))],
    ['tampered', 'a signature with something behind it', header(good, 'x-signature', `${sign}00`)],
    [
      'tampered',
      'a signature in base64',
      header(good, 'x-signature', `v1=${Buffer.from(sign.slice(3), 'hex').toString('base64')}`),
    ],
    ['tampered', 'an empty signature', header(good, 'x-signature', 'v1=')],
    [
      'tampered',
      'more signatures than anybody has',
      header(good, 'x-signature', [...Array(10).fill(other), sign]),
    ],
    ['unsigned', 'no signature', header(good, 'x-signature', undefined)],
    ['unsigned', 'a signature without its prefix', header(good, 'x-signature', sign.slice(3))],
    ['unsigned', 'a signature of another version', header(good, 'x-signature', `v0=${sign.slice(3)}`)],
    ['unsigned', 'an empty header', header(good, 'x-signature', '')],
    ['stale', 'too old', signed(webhook, request(), { now: NOW - 301_000 })],
    ['stale', 'of the future', signed(webhook, request(), { now: NOW + 301_000 })],
    ['not-json', 'no JSON', signed(webhook, request('id=7'))],
    ['not-json', 'no UTF-8', signed(webhook, { ...request(), body: Buffer.from('"\xff"', 'latin1') })],
    ['not-json', 'nested too deep', signed(webhook, request('['.repeat(101) + ']'.repeat(101)))],
    ['not-json', 'nested as deep as a body is long', signed(webhook, request('['.repeat(5_000_000)))],
    ['too-large', 'too large', { ...good, body: Buffer.alloc(5 * 1_048_576 + 1, '1') }],
    ['method', 'fetched', { ...good, method: 'GET' }],
    ['method', 'deleted', { ...good, method: 'DELETE' }],
  ])('%s: %s', (reason, _, given) => {
    const received = receive(webhook, given);
    expect([fateOf(received), JSON.stringify(received).includes(SECRET)]).toEqual([reason, false]);
  });

  it.each(['0x10', '1e9', ' ', '-1', `${'9'.repeat(400)}`, 'Infinity', 'now'])(
    'stale: a timestamp %j',
    (time) => {
      const key = { ...signature, signed: [{ part: 'body' }, { part: 'timestamp' }] } as const;
      const rule = told({
        signature: { ...key, timestamp: { at: { field: ['time'] }, unit: 'milliseconds' } },
      });
      const given = request({ time });
      // What the tool signs is what it sent: the timestamp is nonsense, and the signature is right.
      const proof = signed(plain, { ...given, body: Buffer.concat([given.body, Buffer.from(time)]) });
      expect(fateOf(receive(rule, { ...given, headers: proof.headers }))).toBe('stale');
    },
  );

  it.each([{}, { signing: '' }, { another: SECRET }])('no secret: %j', (secrets) => {
    // Who knows that there is no key could sign with none.
    const text = createHmac('sha256', '')
      .update(`${NOW / 1000}.`)
      .update(good.body)
      .digest('hex');
    const given = header(good, 'x-signature', `v1=${text}`);
    expect(fateOf(receive(webhook, given, { secrets }))).toBe('no-secret');
  });

  it.each(['__proto__', 'constructor', 'toString'])('no secret: one with the name %s', (secret) => {
    expect(fateOf(receive(told({ signature: { ...signature, secret } }), good))).toBe('no-secret');
  });
});

describe('once', () => {
  it('what was remembered is not taken again, and the tool hears that all is well', () => {
    const seen = new SeenDeliveries();
    const given = header(good, 'x-delivery', '1');
    const first = receive(webhook, given, { seen });
    expect([fateOf(first), fateOf(receive(webhook, given, { seen }))]).toEqual(['accepted', 'accepted']);
    seen.remember(first.outcome === 'accepted' ? first.remember : []);
    expect(receive(webhook, given, { seen })).toMatchObject({ reason: 'replayed', status: 200 });
  });

  const idOf = (id: string | undefined, rule = webhook, body: unknown = { id: 7 }) =>
    header(signed(rule, request(body)), 'x-delivery', id);
  const after = (rule: Webhook, first: WebhookRequest, second: WebhookRequest): string => {
    const seen = new SeenDeliveries();
    const taken = receive(rule, first, { seen });
    if (taken.outcome !== 'accepted') throw new Error(`the first was ${fateOf(taken)}`);
    seen.remember(taken.remember);
    return fateOf(receive(rule, second, { seen }));
  };
  const byField = told({ signature: plain.signature as never, id: { field: ['id'] } });
  const token = told({ token: { secret: 'signing', header: 'x-token' }, id: { header: 'x-delivery' } });

  it.each<[string, string, string]>([
    ['the same under another id, which is not signed', after(webhook, idOf('1'), idOf('2')), 'replayed'],
    ['the same without its id', after(webhook, idOf('1'), idOf(undefined)), 'replayed'],
    ['something else under another id', after(webhook, idOf('1'), idOf('2', webhook, { id: 8 })), 'accepted'],
    [
      'something else under the same id',
      after(webhook, idOf('1'), idOf('1', webhook, { id: 8 })),
      'replayed',
    ],
    ['the same without any id', after(plain, idOf(undefined, plain), idOf(undefined, plain)), 'replayed'],
    [
      'a signed id again',
      after(byField, idOf('', byField), idOf('', byField, { id: 7, more: true })),
      'replayed',
    ],
    ['another signed id', after(byField, idOf('', byField), idOf('', byField, { id: 8 })), 'accepted'],
    [
      'another id that is too large for a number',
      after(
        byField,
        signed(byField, request('{"id":12345678901234567890}')),
        signed(byField, request('{"id":12345678901234567891}')),
      ),
      'accepted',
    ],
    ['by a token: the same under another id', after(token, idOf('1', token), idOf('2', token)), 'accepted'],
    ['by a token: the same id', after(token, idOf('1', token), idOf('1', token)), 'replayed'],
  ])('%s', (_, fate, expected) => expect(fate).toBe(expected));

  it('the same plugin under another name has not seen it', () => {
    const seen = new SeenDeliveries();
    const first = receive(webhook, good, { seen });
    seen.remember(first.outcome === 'accepted' ? first.remember : []);
    const fates = ['tracker', 'tracker-two'].map((name) => fateOf(receive(webhook, good, { seen, name })));
    expect(fates).toEqual(['replayed', 'accepted']);
  });

  it('only the last ones are remembered', () => {
    const seen = new SeenDeliveries(3);
    seen.remember(['a', 'b', 'c']);
    seen.remember(['a']);
    seen.remember(['d']);
    expect(['a', 'b', 'c', 'd'].map((key) => seen.has(key))).toEqual([true, false, true, true]);
  });
});

function upper(headers: WebhookRequest['headers']): WebhookRequest['headers'] {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
}
