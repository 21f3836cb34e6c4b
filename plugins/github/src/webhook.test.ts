import { createHmac } from 'node:crypto';
import type { Json } from '@msp/protocol';
import { expect, it } from 'vitest';
import { settingsWith } from './testing/context.js';
import { requests } from './testing/webhook.js';
import { webhook } from './webhook.js';

const parse = (event: string, body: unknown) =>
  webhook.parse(
    { method: 'POST', headers: { 'x-github-event': event }, parameters: {}, body: body as Json },
    { name: 'github', settings: settingsWith() },
  );
const told = requests.map(({ headers, body }) => parse(headers?.['x-github-event'] ?? '', body));

it('an issue that changed is told, with where it is', () => {
  expect(told[0]).toEqual([
    {
      ...{ kind: 'task-changed', remote: 'ada/webshop#7', title: 'Tokens do not rotate' },
      ...{ url: 'https://github.com/ada/webshop/issues/7', time: '2026-11-21T10:00:00Z' },
      values: { action: 'closed', state: 'closed' },
    },
  ]);
});

it('comments, pull requests, pushes and runs are told', () => {
  expect(told.slice(1).map(([message]) => [message?.kind, message?.title, message?.detail])).toEqual([
    ['comment-added', 'Tokens do not rotate', 'Fixed'],
    ['task-changed', 'Tokens do not rotate', undefined],
    ['other', 'ada/webshop: 1 commit on main', 'Rotate'],
    ['other', 'ada/webshop: Tests ended with failure', undefined],
  ]);
});

it('an issue that was deleted is told as such', () => {
  const body = { ...(requests[0]?.body as object), action: 'deleted' };
  expect(parse('issues', body)).toMatchObject([{ kind: 'task-deleted', remote: 'ada/webshop#7' }]);
});

it('a ping, other events and other repositories are passed over', () => {
  expect(parse('ping', { zen: 'Keep it logically awesome.', hook_id: 1 })).toEqual([]);
  expect(parse('star', requests[0]?.body)).toEqual([]);
  expect(
    parse('issues', { ...(requests[0]?.body as object), repository: { full_name: 'eve/other' } }),
  ).toEqual([]);
});

it('what is none of theirs is refused', () => {
  expect(() => parse('issues', { repository: { full_name: 'ada/webshop' } })).toThrow();
});

/** Secret, payload and signature stand in GitHub's documentation, "Validating webhook deliveries". */
it('the signature is the one that GitHub describes', () => {
  const { algorithm, encoding, prefix, header } = webhook.signature ?? {};
  const made = createHmac(algorithm ?? '', "It's a Secret to Everybody").update('Hello, World!');
  expect([header, `${prefix}${made.digest(encoding ?? 'hex')}`]).toEqual([
    'x-hub-signature-256',
    'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
  ]);
});
