import type { Json, Operation, Reply } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { judge } from './judge.js';
import { addComments, closeIssue, findSessionIssue, makeIssue } from './operations.js';
import { probe } from './probe.js';
import { heldBack } from './problems.js';
import { rateLimited, unauthenticated } from './testing/refusals.js';

const NOW = Date.parse('2026-11-21T09:00:00.000Z');
const place = (key: string) => ({ key, lane: 'msp-1', summary: key });
const uuid = (key: string) => `id-${key}`;
const comment = (key: string, issue = 'issue-1') =>
  addComments(place(key), { issue, text: key }, uuid)[0] as Operation;
const made = makeIssue(
  place('ses-1'),
  'MakeSessionIssue',
  { id: 'id-issue', teamId: 't', title: 'T', description: 'D' },
  uuid,
)[0] as Operation;

const answer = (value: Json, more: Partial<Reply> = {}): Reply =>
  ({ kind: 'answer', value, status: 200, headers: {}, ...more }) as Reply;
/** As connect.ts tells of an error. */
const refused = (code: string, message: string, more: Readonly<Record<string, Json>> = {}) =>
  answer({ data: null, errors: [{ code, message, told: message, type: 'Unknown', ...more }] });
const entity = (id: string) => ({ success: true, entity: { id, url: `https://linear.app/acme/${id}` } });
const all = (reply: Reply, operations: readonly Operation[]) => [judge(reply, operations, NOW)].flat();
const one = (reply: Reply, operation = comment('upd-1')) => all(reply, [operation])[0];

describe('what is done brings a link', () => {
  it('to a comment, an issue of the session, and one that was named', () => {
    const url = 'https://linear.app/acme/r-1';
    const reply = answer({ data: { o0: entity('r-1') } });
    expect(one(reply)).toEqual({ outcome: 'done', links: [{ local: 'upd-1', remote: 'r-1', url }] });
    expect(one(reply, made)).toEqual({ outcome: 'done', links: [{ local: 'msp-1', remote: 'r-1', url }] });
    const found = answer({ data: { o0: { id: 'r-1', url } } });
    expect(one(found, findSessionIssue(place('ses-1'), 'WEB-12'))).toEqual({
      ...{ outcome: 'done', links: [{ local: 'msp-1', remote: 'r-1', url }] },
    });
  });

  it('also where our id is there already: it is that id', () => {
    const reply = refused('INPUT_ERROR', 'conflict on insert of Comment', {
      ...{ path: ['o0'], told: 'Entity Comment with id id-upd-1 already exists.' },
    });
    expect(one(reply)).toEqual({ outcome: 'done', links: [{ local: 'upd-1', remote: 'id-upd-1' }] });
  });

  it('but not where it is another id that is there', () => {
    const told = 'Entity Label with id 7 already exists.';
    expect(one(refused('INPUT_ERROR', 'conflict on insert of Label', { told }))).toMatchObject({
      outcome: 'failed',
    });
  });
});

describe('what is refused', () => {
  it.each([
    [
      'AUTHENTICATION_ERROR',
      'Authentication required',
      {
        scope: 'plugin',
        reason: 'Linear authentication failed. Run `msp add linear` to reconnect.',
      },
    ],
    ['FORBIDDEN', 'No', { hint: expect.stringContaining('Create comments') }],
    ['INPUT_ERROR', 'Entity not found: Issue', { hint: expect.stringContaining('deleted') }],
    ['INPUT_ERROR', 'Argument Validation Error', {}],
    ['GRAPHQL_VALIDATION_FAILED', 'Cannot query field', { hint: expect.stringContaining('newer version') }],
    ['USAGE_LIMIT_EXCEEDED', 'Too many issues', { hint: expect.stringContaining('plan') }],
  ])('%s: %s', (code, message, more) => {
    expect(one(refused(code, message))).toMatchObject({ outcome: 'failed', ...more });
  });

  it('is known by what the SDK calls it, too', () => {
    const reply = answer({
      data: null,
      errors: [{ type: 'AuthenticationError', message: 'No', code: null }],
    });
    expect(one(reply)).toMatchObject({ outcome: 'failed', scope: 'plugin' });
  });

  it('an issue that is not there: of a session it has a hint, to be closed it is as wanted', () => {
    const reply = refused('INPUT_ERROR', 'Entity not found: Issue', { path: ['o0'] });
    const hint = expect.stringContaining('msp query linear use');
    expect(one(reply, findSessionIssue(place('ses-1'), 'WEB-99'))).toMatchObject({ outcome: 'failed', hint });
    expect(one(reply, closeIssue(place('end-1'), 'id', 'state'))).toEqual({ outcome: 'done' });
  });

  it('what Linear could not do now is tried again', () => {
    expect(one(refused('INTERNAL_SERVER_ERROR', 'Oops'))).toMatchObject({
      outcome: 'retry',
      landed: 'unknown',
    });
    expect(one(answer({}))).toMatchObject({ outcome: 'retry', landed: 'unknown' });
    expect(one(answer('<html>', { status: 502 }))).toMatchObject({ outcome: 'retry' });
  });
});

describe('the rate limit', () => {
  const told = (headers: Readonly<Record<string, string>>) =>
    one({ ...refused('RATELIMITED', 'Rate limit exceeded'), status: 400, headers } as Reply);

  it('is a 400, and is waited for until the budget is full again', () => {
    const { status, headers, body } = rateLimited(NOW + 600_000);
    const errors = body.errors.map(({ message, extensions }) => ({ message, code: String(extensions.code) }));
    expect(one(answer({ data: null, errors }, { status, headers }))).toMatchObject({
      ...{ outcome: 'retry', scope: 'plugin', landed: 'no', after: 600_000 },
    });
  });

  it('of complexity or of one field counts as well; the one that takes longest', () => {
    const reset = (minutes: number) => String(NOW + minutes * 60_000);
    expect(
      told({
        ...{ 'x-ratelimit-requests-remaining': '17', 'x-ratelimit-requests-reset': reset(50) },
        ...{ 'x-ratelimit-complexity-remaining': '0', 'x-ratelimit-complexity-reset': reset(5) },
        ...{
          'x-ratelimit-endpoint-requests-remaining': '0',
          'x-ratelimit-endpoint-requests-reset': reset(7),
        },
      }),
    ).toMatchObject({ after: 420_000 });
  });

  it('that tells nothing is asked again after minutes; a time that is over is waited for a few seconds', () => {
    expect(told({})).toMatchObject({ after: 300_000 });
    expect(told({ 'retry-after': '7' })).toMatchObject({ after: 7_000 });
    const past = { 'x-ratelimit-requests-remaining': '0', 'x-ratelimit-requests-reset': String(NOW - 5) };
    expect(told(past)).toMatchObject({ after: 5_000 });
  });

  const low = (left: number, minutes = 50) => ({
    ...{ 'x-ratelimit-requests-limit': '2500', 'x-ratelimit-requests-remaining': '1700' },
    ...{ 'x-ratelimit-requests-reset': String(NOW + 1_000) },
    ...{ 'x-ratelimit-complexity-limit': '36000', 'x-ratelimit-complexity-remaining': String(left) },
    'x-ratelimit-complexity-reset': String(NOW + minutes * 60_000),
  });

  it('with something left is waited for until a tenth of it has flowed in', () => {
    expect(told(low(100))).toMatchObject({ scope: 'plugin', landed: 'no', after: 350_000 });
    expect(told(low(100, 2))).toMatchObject({ after: 120_000 });
    expect(told(low(3_599))).toMatchObject({ after: 5_000 });
  });

  it('with much left of all that is told is waited for until all of it is full', () => {
    expect(told(low(30_000))).toMatchObject({ after: 3_000_000 });
  });

  it('that the transport has foreseen is no attempt', () => {
    expect(one(heldBack(61_500))).toMatchObject({
      ...{ outcome: 'retry', scope: 'plugin', landed: 'no', after: 62_000 },
    });
  });
});

describe('several in one request', () => {
  const three = ['upd-1', 'upd-2', 'upd-3'].map((key) => comment(key, key));

  it('each has its own result', () => {
    const data = { o0: entity('a'), o1: { success: false, entity: null }, o2: entity('c') };
    expect(all(answer({ data }), three).map(({ outcome }) => outcome)).toEqual(['done', 'failed', 'done']);
  });

  it('one error takes all results away: its own is known, what was before it is looked for, what comes after goes again', () => {
    expect(all(refused('FORBIDDEN', 'No', { path: ['o1'] }), three)).toMatchObject([
      { outcome: 'retry', landed: 'unknown' },
      { outcome: 'failed' },
      { outcome: 'retry', landed: 'no', scope: 'plugin' },
    ]);
  });

  it('also where only our id in its words says whose it is', () => {
    const reply = refused('INPUT_ERROR', 'conflict on insert of Comment', {
      told: 'Entity Comment with id id-upd-2 already exists.',
    });
    expect(all(reply, three).map(({ outcome }) => outcome)).toEqual(['retry', 'done', 'retry']);
  });

  it('what is gone for one is gone for the others that are written on it', () => {
    const same = ['upd-1', 'upd-2', 'upd-3'].map((key) => comment(key));
    const reply = refused('INPUT_ERROR', 'Entity not found: Issue', { path: ['o0'] });
    expect(all(reply, [...same, comment('upd-4', 'issue-2')]).map(({ outcome }) => outcome)).toEqual([
      ...['failed', 'failed', 'failed', 'retry'],
    ]);
  });

  it('what is there already, and nobody says whose it is, is looked for', () => {
    const reply = refused('INPUT_ERROR', 'conflict on insert of Comment', { told: 'It already exists.' });
    expect(judge(reply, three, NOW)).toMatchObject({ outcome: 'retry', landed: 'unknown' });
    expect(
      judge(
        refused('INPUT_ERROR', 'Entity not found: Issue'),
        [closeIssue(place('a'), 'i', 's'), ...three],
        NOW,
      ),
    ).toMatchObject({
      outcome: 'retry',
    });
  });

  it('an error that is nobody’s is one verdict, so that MSP finds out whose it is', () => {
    expect(judge(refused('INPUT_ERROR', 'Too long'), three, NOW)).toMatchObject({ outcome: 'failed' });
    const { status } = unauthenticated();
    expect(judge(answer({ message: 'no' }, { status }), three, NOW)).toMatchObject({ scope: 'plugin' });
  });
});

describe('the probe', () => {
  const { found } = probe;

  it('finds it by our id, and says when it is not there', () => {
    const query = probe.ask(comment('upd-1'));
    expect(query).toMatchObject({
      parameters: { id: 'id-upd-1' },
      text: expect.stringContaining('comment(id: $id)'),
    });
    const links = [{ local: 'upd-1', remote: 'r' }];
    expect(found(answer({ data: { o0: { id: 'r' } } }), comment('upd-1'))).toEqual({
      outcome: 'done',
      links,
    });
    expect(found(refused('INPUT_ERROR', 'Entity not found: Comment'), comment('upd-1'))).toBeNull();
    expect(found(refused('INTERNAL_SERVER_ERROR', 'Oops'), comment('upd-1'))).toEqual({
      ...{ outcome: 'retry', reason: 'Oops' },
    });
  });

  it('says what is so for everything: the key, or a limit, which is waited for although it does not know the time', () => {
    expect(found(refused('AUTHENTICATION_ERROR', 'No'), comment('upd-1'))).toMatchObject({
      ...{ outcome: 'failed', scope: 'plugin' },
    });
    const { headers } = rateLimited(NOW + 600_000);
    const limited = { ...refused('RATELIMITED', 'No'), status: 400, headers } as Reply;
    expect(found(limited, comment('upd-1'))).toMatchObject({
      ...{ outcome: 'retry', scope: 'plugin', landed: 'unknown', after: 360_000 },
    });
  });
});
