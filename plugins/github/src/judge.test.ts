import type { Operation, Reply } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { call } from './call.js';
import { judge } from './judge.js';
import { ROUTES } from './routes.js';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const place = { owner: 'ada', repo: 'webshop' };
const operation: Operation = {
  ...{ key: 'evt-1', lane: 'msp-1', summary: 'Comment', delivery: 'probe' },
  query: call({ route: ROUTES.comment, parameters: { ...place, issue_number: 7, body: 'Done' } }),
};
const answer = (status: number, message: string, headers = {}, more = {}): Reply => ({
  ...{ kind: 'answer', status, headers, value: { message, ...more } },
});
const verdict = (reply: Reply, one = operation) => [judge(reply, [one], NOW)].flat()[0];

describe('limits', () => {
  const reset = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 600) };
  it.each([
    ['the primary one, by its reset', answer(403, 'API rate limit exceeded', reset), 600_000],
    ['the primary one, as 429', answer(429, 'API rate limit exceeded', reset), 600_000],
    [
      'the secondary one, with a time',
      answer(403, 'You have exceeded a secondary rate limit', { 'retry-after': '30' }),
      30_000,
    ],
    ['the secondary one, without', answer(403, 'You have exceeded a secondary rate limit'), 60_000],
    ['as nothing but 429', answer(429, ''), 60_000],
  ])('%s', (_, reply, after) => {
    expect(verdict(reply)).toMatchObject({ outcome: 'retry', scope: 'plugin', landed: 'no', after });
  });

  it('with something left of it, a 403 is none', () => {
    expect(verdict(answer(403, 'No', { 'x-ratelimit-remaining': '12' }))).toMatchObject({
      outcome: 'failed',
    });
  });
});

describe('refusals', () => {
  it('a wrong token: nothing of the plugin can succeed', () => {
    expect(verdict(answer(401, 'Bad credentials'))).toEqual({
      ...{
        outcome: 'failed',
        scope: 'plugin',
        reason: 'GitHub authentication failed. Run `msp add github` to reconnect.',
      },
      hint: expect.any(String),
    });
  });

  it.each([
    [
      'Resource not accessible by personal access token',
      { 'x-accepted-github-permissions': 'issues=write; pull_requests=write' },
      'issues=write or pull_requests=write',
    ],
    ['Resource not accessible by personal access token', {}, 'Issues: read and write'],
    ['Must have admin rights to Repository.', {}, 'Issues: read and write'],
    ['Resource protected by organization SAML enforcement.', {}, 'Configure SSO'],
    ['Unable to create comment because issue is locked.', {}, 'ada/webshop#7 is locked'],
    ['Repository was archived so is read-only.', {}, 'archived'],
  ])('403 %s', (message, headers, hint) => {
    expect(verdict(answer(403, message, headers))).toMatchObject({
      outcome: 'failed',
      hint: expect.stringContaining(hint),
    });
    expect(verdict(answer(403, message, headers))).not.toHaveProperty('scope');
  });

  it.each([
    [404, 'Not Found', 'ada/webshop#7 was deleted'],
    [410, 'This issue was deleted', 'ada/webshop#7 was deleted'],
    [422, "Workflow does not have 'workflow_dispatch' trigger", 'on: workflow_dispatch'],
    [422, 'No ref found for: tokens', 'Push the branch'],
    [422, 'Unexpected inputs provided: ["key"]', 'dispatch.keyInput'],
    [301, 'Moved Permanently', 'msp configure github'],
  ])('%i %s', (status, message, hint) => {
    expect(verdict(answer(status, message))).toMatchObject({
      outcome: 'failed',
      hint: expect.stringContaining(hint),
    });
  });

  it('a validation tells its details', () => {
    const errors = [
      { resource: 'Issue', field: 'title', code: 'missing_field' },
      { message: 'body is too long' },
    ];
    expect(verdict(answer(422, 'Validation Failed', {}, { errors }))).toMatchObject({
      reason: 'GitHub refused it (HTTP 422): Validation Failed: title missing_field: body is too long',
    });
  });

  it.each([500, 502, 503, 504])('%i is tried again', (status) => {
    expect(verdict(answer(status, 'Oops'))).toMatchObject({ outcome: 'retry' });
  });
});

describe('GraphQL says yes to everything', () => {
  const query = call({ route: ROUTES.graphql, parameters: { query: 'mutation', variables: {} } });
  const graph = (value: object): Reply => ({
    kind: 'answer',
    status: 200,
    headers: {},
    value: value as never,
  });
  const error = (type: string) => graph({ data: null, errors: [{ type, message: 'No' }] });

  it.each([
    ['RATE_LIMITED', { outcome: 'retry', scope: 'plugin' }],
    ['FORBIDDEN', { outcome: 'failed', hint: expect.stringContaining('Discussions: read and write') }],
    ['NOT_FOUND', { outcome: 'failed', hint: expect.stringContaining('msp configure github') }],
  ])('%s', (type, expected) => {
    expect(verdict(error(type), { ...operation, query })).toMatchObject(expected);
  });

  it('and is believed where it names what it made', () => {
    const made = graph({
      data: { createDiscussion: { discussion: { id: 'D_1', url: 'https://github.com/d/1' } } },
    });
    expect(verdict(made, { ...operation, query })).toMatchObject({
      outcome: 'done',
      links: [{ local: 'evt-1', remote: 'D_1' }],
    });
    expect(verdict(graph({ data: {} }), { ...operation, query })).toMatchObject({ outcome: 'retry' });
  });
});
