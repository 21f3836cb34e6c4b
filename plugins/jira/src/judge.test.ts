import type { Json, Operation, Reply, Verdict } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { judge } from './judge.js';
import { findFor, move } from './operations/moving.js';
import { comments, createIssue } from './operations/writing.js';
import { CLOUD, contextWith } from './testing/context.js';

const context = contextWith(CLOUD);
const place = { issue: 'WEB-1', key: 'upd-1', lane: 'msp-1', summary: 'Update' };
const [comment] = comments(context, place, [{ text: 'Done' }]) as [Operation];
const [way, moving] = move(context, { issue: 'WEB-1', to: 'Done', fields: {}, key: 'e', lane: 'l' }) as [
  Operation,
  Operation,
];
const issue = (key: string) =>
  createIssue(
    context,
    { key, lane: 'l', summary: key },
    { project: 'WEB', type: 'Task', title: key, blocks: [] },
  )[0] as Operation;

const answer = (status: number, value: Json = null, headers: Record<string, string> = {}): Reply => ({
  ...{ kind: 'answer', status, value, headers },
});
const NOW = Date.parse('2026-11-21T09:00:00.000Z');
const verdict = (reply: Reply, operation = comment) => judge(reply, [operation], NOW) as Verdict;

describe('who may not', () => {
  it.each([
    ['401', answer(401)],
    [
      '403 of somebody who is not signed in',
      answer(403, null, { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' }),
    ],
    [
      '404 of somebody who is not signed in',
      answer(404, null, { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' }),
    ],
  ])('%s: nothing of the plugin can succeed', (_, reply) =>
    expect(verdict(reply)).toMatchObject({
      ...{ outcome: 'failed', scope: 'plugin' },
      reason: 'Jira authentication failed. Run `msp add jira` to reconnect.',
    }),
  );

  it('a CAPTCHA is told as one', () =>
    expect(verdict(answer(403, null, { 'x-seraph-loginreason': 'AUTHENTICATION_DENIED' }))).toMatchObject({
      hint: expect.stringMatching(/CAPTCHA/),
    }));

  it.each([
    [answer(403), 'Add comments', comment],
    [
      answer(400, { errors: { comment: 'You do not have the permission to comment.' } }),
      'Add comments',
      comment,
    ],
    [answer(403), 'Transition issues', moving],
    [answer(403), 'Create issues', issue('a')],
  ])('a permission is named', (reply, permission, operation) => {
    const told = verdict(reply, operation);
    expect(told).toMatchObject({ outcome: 'failed', hint: expect.stringContaining(`"${permission}"`) });
    expect(told).not.toHaveProperty('scope');
  });
});

describe('when', () => {
  it.each<[Record<string, string>, Partial<Verdict>]>([
    [{ 'retry-after': '600' }, { scope: 'plugin', after: 600_000 }],
    [{ 'x-ratelimit-reset': '2026-11-21T09:10:00Z' }, { scope: 'plugin', after: 600_000 }],
    [
      { 'retry-after': '5', 'ratelimit-reason': 'jira-per-issue-on-write' },
      { scope: 'operation', after: 5_000 },
    ],
  ])('429 with %j', (headers, expected) =>
    expect(verdict(answer(429, null, headers))).toMatchObject({
      outcome: 'retry',
      landed: 'no',
      ...expected,
    }),
  );

  it.each([409, 500, 502, 503])('%i is tried again', (status) =>
    expect(verdict(answer(status)).outcome).toBe('retry'),
  );
});

it('what Jira says is told in its own words', () =>
  expect(verdict(answer(400, { errorMessages: ['One.'], errors: { body: 'Two.' } }))).toEqual({
    ...{ outcome: 'failed', reason: 'One. body: Two.' },
  }));

it.each<[string, Operation, RegExp]>([
  [
    'the issue of a session',
    findFor(context, 'msp-1', 'e/issue', 'WEB-1'),
    /deleted.*; what the session writes/,
  ],
  ['a way', way, /deleted.*; the move waits behind it/],
])('where %s is not found, it says what waits behind it', (_, operation, hint) => {
  expect(verdict(answer(404), operation)).toMatchObject({
    ...{ outcome: 'failed', hint: expect.stringMatching(hint) },
  });
  // The whole of the plugin waits then anyway.
  expect(verdict(answer(401), operation)).toMatchObject({
    ...{ scope: 'plugin', hint: expect.not.stringMatching(/waits/) },
  });
});

describe('which way', () => {
  const value = (status: string, transitions: Json): Json => ({
    ...{ id: '10001', key: 'WEB-1', fields: { status: { name: status } }, transitions },
  });
  const finish = { id: '61', name: 'Finish', to: { name: 'Done' } };

  it.each<[string, Json, string]>([
    ['by the name of a status', [finish], '61'],
    ['by its own name first', [finish, { id: '9', name: ' DONE ', to: { name: 'Closed' } }], '9'],
    [
      'a required field with a default',
      [{ ...finish, fields: { a: { required: true, hasDefaultValue: true } } }],
      '61',
    ],
  ])('%s', (_, transitions, id) =>
    expect(verdict(answer(200, value('To Do', transitions)), way)).toEqual({
      ...{ outcome: 'done', links: [{ local: 'e/way', remote: id }] },
    }),
  );

  it('where it is there already, none', () =>
    expect(verdict(answer(200, value('done', [])), way)).toMatchObject({ links: [{ remote: '.' }] }));

  it('where none is open, the permission may be missing', () =>
    expect(verdict(answer(200, value('To Do', [])), way)).toMatchObject({
      ...{ outcome: 'failed', hint: expect.stringContaining('"Transition issues"') },
    }));

  it('what the host could not send for another reason is not done', () => {
    const reply = { kind: 'failure', reason: 'thrown', landed: 'no' } as const;
    const told = (message: string) => verdict({ ...reply, message }, moving).outcome;
    expect(told("it cannot be sent: what it puts into its address is '.'")).toBe('done');
    expect(told('it cannot be sent: the secret token is not known')).toBe('retry');
  });
});

it('of several new issues each has its own verdict, in its place', () => {
  const operations = ['a', 'b', 'c'].map(issue);
  const value = {
    issues: [
      { id: '1', key: 'WEB-8' },
      { id: '2', key: 'WEB-9' },
    ],
    errors: [{ status: 400, failedElementNumber: 1, elementErrors: { errors: { summary: 'Too long.' } } }],
  };
  expect(judge(answer(201, value), operations, NOW)).toMatchObject([
    { outcome: 'done', links: [{ local: 'a', remote: '1', url: 'https://acme.atlassian.net/browse/WEB-8' }] },
    { outcome: 'failed', reason: 'summary: Too long.' },
    { outcome: 'done', links: [{ local: 'c', remote: '2' }] },
  ]);
});
