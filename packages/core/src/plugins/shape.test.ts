import { describe, expect, it } from 'vitest';
import { shapeProblem } from './shape.js';

const manifest = { id: 'tracker', name: 'Tracker', summary: 'Issues', hosts: ['api.tracker.example'] };
const act = () => [];
const tasks = { fields: { title: 'both' }, list: act, read: act };
const webhook = {
  signature: { secret: 'key', header: 'x-signature', algorithm: 'sha256', encoding: 'hex' },
  parse: act,
};
const reasonFor = (parts: object) => shapeProblem({ contract: 1, manifest, ...parts })?.reason ?? null;

describe('tasks', () => {
  it.each([
    { tasks },
    { tasks: { ...tasks, statuses: ['todo', 'done'], get: act, write: act } },
    { tasks: { ...tasks, fields: { title: 'in', stars: 'in' } } },
    { tasks: undefined },
  ])('%o are taken', (parts) => expect(reasonFor(parts)).toBeNull());

  it.each<[RegExp, unknown]>([
    [/part "tasks"/, null],
    [/part "tasks"/, []],
    [/part "tasks"/, { ...tasks, read: undefined }],
    [/part "tasks"/, { ...tasks, write: true }],
    [/part "tasks"/, { ...tasks, get: 'all' }],
    [/which fields/, { ...tasks, fields: undefined }],
    [/which fields/, { ...tasks, fields: { title: 'out' } }],
    [/statuses that are none/, { ...tasks, statuses: [] }],
    [/statuses that are none/, { ...tasks, statuses: 'todo' }],
    [/statuses that are none/, { ...tasks, statuses: ['todo', 'later'] }],
  ])('%s: %o', (reason, part) => expect(reasonFor({ tasks: part })).toMatch(reason));
});

describe('webhook', () => {
  it.each([
    { webhook },
    { webhook: { ...webhook, answer: act, id: { field: ['id'] } } },
    { webhook: { token: { secret: 'key', header: 'x-token' }, parse: act } },
    { webhook: undefined },
  ])('%o is taken', (parts) => expect(reasonFor(parts)).toBeNull());

  it.each<[RegExp, unknown]>([
    [/part "webhook"/, 'yes'],
    [/part "webhook"/, { ...webhook, parse: undefined }],
    [/part "webhook"/, { ...webhook, answer: 'pong' }],
    [/cannot be checked: it needs either/, { parse: act }],
    [
      /cannot be checked: signature\.nonce is not known/,
      { ...webhook, signature: { ...webhook.signature, nonce: 1 } },
    ],
    [
      /cannot be checked: signature\.algorithm/,
      { ...webhook, signature: { ...webhook.signature, algorithm: 'md5' } },
    ],
  ])('%s: %o', (reason, part) => expect(reasonFor({ webhook: part })).toMatch(reason));

  it('what a later version can check is not this MSP’s to take', () => {
    const later = { ...webhook, signature: { ...webhook.signature, algorithm: 'sha3' } };
    expect(shapeProblem({ contract: 1, manifest, webhook: later })?.hint).toContain('Update MSP');
  });
});

describe('feeds', () => {
  const feed = { summary: 'Issues', keeps: 'snapshot', ask: act, read: act };

  it.each([
    { feeds: { issues: feed } },
    { feeds: {} },
    { feeds: { runs: { ...feed, keeps: 'log', every: 60 } } },
  ])('%o are taken', (parts) => expect(reasonFor(parts)).toBeNull());

  it.each<[RegExp, unknown]>([
    [/feeds are no object/, null],
    [/feeds are no object/, 'all'],
    [/feed "issues"/, { issues: act }],
    [/feed "issues"/, { issues: { ...feed, read: undefined } }],
    [/feed "issues"/, { issues: { ...feed, keeps: 'all' } }],
    [/feed "issues"/, { issues: { ...feed, every: 1 } }],
    [/feed "issues"/, { issues: { ...feed, every: '300' } }],
  ])('%s: %o', (reason, feeds) => expect(reasonFor({ feeds })).toMatch(reason));
});

describe('a guide', () => {
  const pick = { kind: 'pick', setting: 'team', label: 'Which team?', ask: act, read: act };
  const step = (each: unknown) => ({ guide: { steps: [{ kind: 'secret', secret: 'apiKey' }, each] } });

  it.each([
    pick,
    { kind: 'text', setting: 'url', label: 'Where?' },
    { kind: 'choose', setting: 'kind', label: 'Which?', options: [] },
    { kind: 'of a later version' },
  ])('with %o is taken', (each) => expect(reasonFor(step(each))).toBeNull());

  it.each([
    null,
    'pick',
    {},
    { kind: 'secret' },
    { kind: 'text', setting: 'url' },
    { kind: 'choose', setting: 'kind', label: 'Which?' },
    { ...pick, ask: undefined },
  ])('with %o is not', (each) => expect(reasonFor(step(each))).toMatch(/^step 2 of its guide/));

  it.each([null, [], {}, { steps: {} }])('%o is none', (guide) =>
    expect(reasonFor({ guide })).toBe('its guide has no steps'),
  );
});
