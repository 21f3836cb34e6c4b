import type { Json, Operation, Reply } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { judge } from './judge.js';
import { call } from './queries.js';

const NOW = Date.UTC(2026, 10, 21);
const operation = (query: Operation['query'], key = 'upd-1'): Operation => ({
  ...{ key, lane: 'msp-1', summary: 'Update', delivery: 'probe', query },
});
const reply = operation(call('chat.postMessage', { channel: 'C1', thread_ts: '1.2' }, { key: 'k' }));
const start = operation(call('chat.postMessage', { channel: 'C1' }, { key: 'k', session: 'msp-1' }), 'ses-1');
const posted = operation(call('webhook', { text: 'x' }));
const answer = (value: Json, status = 200, headers: Record<string, string> = {}): Reply => ({
  ...{ kind: 'answer', value, status, headers },
});
const judged = (given: Reply, ...operations: Operation[]) => judge(given, operations, NOW);
const refusal = (error: string, more: Record<string, Json> = {}) => answer({ ok: false, error, ...more });

describe('what was done', () => {
  it('brings the thread of a session', () => {
    expect(judged(answer({ ok: true, channel: 'C1', ts: '17.01' }), start)).toEqual([
      {
        outcome: 'done',
        links: [
          { local: 'msp-1', remote: '17.01' },
          { local: 'msp-1/channel', remote: 'C1' },
        ],
      },
    ]);
  });

  it('of several is done for each', () => {
    expect(judged(answer({ ok: true, channel: 'C1', ts: '17.01' }), reply, reply)).toEqual([
      { outcome: 'done' },
      { outcome: 'done' },
    ]);
  });

  it.each([[{}], [null], ['<html>'], [{ ok: true }]])('is not known from %j', (value) => {
    expect(judged(answer(value as Json), start)).toMatchObject([{ outcome: 'retry', landed: 'unknown' }]);
  });

  it('through a webhook is told by a word', () => {
    expect(judged(answer('ok'), posted)).toEqual([{ outcome: 'done' }]);
    expect(judged(answer('<html>'), posted)).toMatchObject([{ outcome: 'retry', landed: 'unknown' }]);
  });
});

describe('what stops everything', () => {
  it.each(['invalid_auth', 'token_revoked', 'token_expired', 'account_inactive', 'not_authed'])(
    '%s',
    (error) => {
      expect(judged(refusal(error), reply)).toEqual([
        {
          ...{ outcome: 'failed', scope: 'plugin' },
          reason: 'Slack authentication failed. Run `msp add slack` to reconnect.',
          hint: `The key may have expired or been revoked. (Slack says: ${error})`,
        },
      ]);
    },
  );

  it('a status 401, and a secret that is missing', () => {
    expect(judged(answer('no', 401), reply)).toMatchObject({
      scope: 'plugin',
      reason: 'Slack authentication failed. Run `msp add slack` to reconnect.',
    });
    const missing: Reply = {
      ...{ kind: 'failure', reason: 'thrown', landed: 'no' },
      code: 'missing_secret',
      message: 'Gone',
    };
    expect(judged(missing, reply)).toMatchObject({ outcome: 'failed', scope: 'plugin', reason: 'Gone' });
  });

  it('a webhook that is gone', () => {
    expect(judged(answer('no_service', 404), posted)).toMatchObject([{ outcome: 'failed', scope: 'plugin' }]);
  });
});

describe('what waits', () => {
  it.each([
    [answer({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': '30' }), 30_000],
    [refusal('ratelimited'), undefined],
    [answer(null, 429, { 'retry-after': '5' }), 5000],
  ])('a limit: %#', (given, after) => {
    const [verdict] = [judged(given, reply)].flat();
    expect(verdict).toMatchObject({
      outcome: 'retry',
      scope: 'plugin',
      landed: 'no',
      ...(after && { after }),
    });
  });

  it.each(['internal_error', 'fatal_error', 'service_unavailable'])('%s, which may have landed', (error) => {
    expect(judged(refusal(error), reply)).toMatchObject([{ outcome: 'retry', landed: 'unknown' }]);
  });
});

describe('what cannot succeed as it is', () => {
  it.each([
    ['channel_not_found', '/invite @'],
    ['not_in_channel', '/invite @'],
    ['is_archived', 'archived'],
    ['thread_not_found', 'deleted'],
    ['is_archived', 'msp outbox retry --plugin slack --all'],
    ['restricted_action', 'administrator'],
  ])('%s concerns all of a message, and has a hint', (error, hint) => {
    const verdicts = judged(refusal(error), reply, reply);
    expect(verdicts).toHaveLength(2);
    expect(verdicts).toMatchObject([{ outcome: 'failed', hint: expect.stringContaining(hint) }, {}]);
    expect(verdicts).not.toMatchObject([{ scope: 'plugin' }, {}]);
  });

  it('a scope that is missing is named, with what there is', () => {
    expect(
      judged(refusal('missing_scope', { needed: 'chat:write', provided: 'channels:read' }), reply),
    ).toMatchObject([
      {
        outcome: 'failed',
        reason: 'The bot lacks a scope: chat:write.',
        hint: expect.stringContaining('(it has channels:read)'),
      },
    ]);
  });

  it.each(['msg_too_long', 'invalid_blocks', 'msg_blocks_too_long', 'something_new'])(
    '%s may be the fault of one of them: it is looked for',
    (error) => {
      expect(judged(refusal(error), reply, reply)).toEqual({
        outcome: 'failed',
        reason: `Slack refused it: ${error}`,
      });
    },
  );

  it('says what Slack says of the blocks', () => {
    const told = { response_metadata: { messages: ['[ERROR] no more than 50 items allowed'] } };
    expect(judged(refusal('invalid_blocks', told), reply)).toMatchObject({
      reason: expect.stringContaining('50 items'),
    });
  });

  it.each([
    ['channel_is_archived', 410],
    ['action_prohibited', 403],
    ['invalid_payload', 400],
  ])('of a webhook: %s', (word, status) => {
    const [verdict] = [judged(answer(word, status), posted)].flat();
    expect(verdict).toMatchObject({ outcome: 'failed', reason: `Slack refused it: ${word}` });
  });
});

it.each(['edit_window_closed', 'message_not_found'])(
  'a first message that may not be changed any more is left as it is: %s',
  (error) => expect(judged(refusal(error), reply)).toEqual({ outcome: 'done' }),
);
