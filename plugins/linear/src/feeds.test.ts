import type { FeedContext, Json, Reply } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { check } from './check.js';
import type { Secret } from './contract.js';
import { feeds } from './feeds.js';
import { guide } from './guide.js';
import { type Settings, settings } from './settings.js';
import { contextOf, PROJECT, TEAM } from './testing/context.js';

const context: FeedContext<Settings, Secret> = {
  ...contextOf({ settings: { projectId: PROJECT } }),
  ...{
    project: 'shop',
    branch: null,
    branches: [],
    since: '2026-11-14T00:00:00.000Z',
    now: '2026-11-21T00:00:00.000Z',
  },
};
const page = (nodes: Json, endCursor: string | null = null): Reply => ({
  ...{ kind: 'answer', status: 200, headers: {} },
  value: { data: { o0: { nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } } } },
});
const asked = (query: ReturnType<typeof feeds.issues.ask>) =>
  query && 'parameters' in query ? query.parameters : null;

describe('open issues', () => {
  const node = {
    id: 'i',
    identifier: 'WEB-12',
    title: 'Login',
    url: 'https://linear.app/x',
    state: { name: 'Todo' },
  };

  it('are those of the team and the project that are not over', () => {
    expect(asked(feeds.issues.ask(context, null))).toEqual({
      filter: {
        ...{ team: { id: { eq: TEAM } }, project: { id: { eq: PROJECT } } },
        state: { type: { nin: ['completed', 'canceled', 'duplicate'] } },
      },
      ...{ first: 50, after: null },
    });
  });

  it('come page by page, four at most, and begin anew then', () => {
    let state: Json = null;
    const pages = [1, 2, 3, 4].map((number) => {
      const read = feeds.issues.read(page([node], `cursor-${number}`), context, state);
      state = read.state;
      return read.more;
    });
    expect([pages, state]).toEqual([[true, true, true, false], null]);
    expect(asked(feeds.issues.ask(context, { after: 'cursor-1', pages: 1 }))).toMatchObject({
      after: 'cursor-1',
    });
    expect(feeds.issues.read(page([node]), context, null)).toMatchObject({
      ...{ more: false, state: null },
      items: [{ id: 'i', kind: 'issue', title: 'WEB-12 Login', state: 'Todo', url: 'https://linear.app/x' }],
    });
  });

  it('are not read from what is no answer', () => {
    for (const value of [null, {}, { data: null }, { data: { o0: {} } }] as Json[])
      expect(() => feeds.issues.read({ kind: 'answer', status: 200, value }, context, null)).toThrow(
        'which issues',
      );
  });
});

describe('comments', () => {
  const node = (updatedAt: string) => ({
    ...{ id: 'c', body: 'Works', updatedAt, createdAt: updatedAt, user: { name: 'Bob' } },
    issue: { id: 'i', identifier: 'WEB-12', title: 'Login' },
  });
  const since = (state: Json) => JSON.stringify(asked(feeds.comments.ask(context, state)));

  it('are those of others, since the last one that was seen', () => {
    expect(since(null)).toContain(
      '"user":{"isMe":{"eq":false}},"updatedAt":{"gt":"2026-11-14T00:00:00.000Z"}',
    );
    const read = feeds.comments.read(page([node('2026-11-20T10:00:00.000Z')]), context, null);
    expect(read).toMatchObject({
      ...{ more: false, state: { newest: '2026-11-20T10:00:00.000Z' } },
      items: [{ kind: 'comment', title: 'Bob on WEB-12 Login', detail: 'Works', author: 'Bob' }],
    });
    expect(since(read.state)).toContain('"gt":"2026-11-20T10:00:00.000Z"');
  });

  it('of further pages are asked for from the same time on', () => {
    const first = feeds.comments.read(page([node('2026-11-20T10:00:00.000Z')], 'next'), context, null);
    expect(first.more).toBe(true);
    expect(since(first.state)).toContain('"gt":"2026-11-14T00:00:00.000Z"');
    expect(since(first.state)).toContain('"after":"next"');
    const last = feeds.comments.read(page([node('2026-11-19T10:00:00.000Z')]), context, first.state);
    expect(last.state).toMatchObject({
      newest: '2026-11-20T10:00:00.000Z',
      from: null,
      after: null,
      pages: 0,
    });
  });
});

describe('the guide', () => {
  const due = (answers: Readonly<Record<string, Json>>) =>
    guide.steps
      .filter((step) => step.when?.({ settings: answers, secrets: ['apiKey'] }) ?? true)
      .map((step) => ('setting' in step ? step.setting : step.kind === 'secret' ? step.secret : step.label));

  it('asks only what follows from the answers, and every setting is one', () => {
    const start = ['apiKey', 'teamId', 'teamKeys', 'projectId', 'sessionIssue'];
    expect(due({})).toEqual([...start, 'issue', 'updates', 'blockers']);
    expect(due({ sessionIssue: true })).toEqual([...start, 'updates', 'blockers', 'completedStateId']);
    const known = Object.keys(settings.shape);
    for (const step of guide.steps) if ('setting' in step) expect(known).toContain(step.setting);
  });

  it('shows the states in which something is over first', () => {
    const step = guide.steps.find((each) => 'setting' in each && each.setting === 'completedStateId');
    if (step?.kind !== 'pick') throw new Error('no state can be picked');
    const state = (name: string, type: string) => ({ id: name, name, type, position: 1 });
    const reply = page([
      state('Todo', 'unstarted'),
      state('Canceled', 'canceled'),
      state('Done', 'completed'),
    ]);
    expect(step.read(reply, { ...context, settings: {} }).options.map(({ label }) => label)).toEqual([
      ...['Done', 'Canceled', 'Todo'],
    ]);
  });
});

it('the check says how to connect again where the key is not known', () => {
  const errors = [{ message: 'Authentication required', code: 'AUTHENTICATION_ERROR' }];
  const reply: Reply = { kind: 'answer', status: 400, value: { data: null, errors } };
  expect(() => check.read(reply)).toThrow('Linear authentication failed. Run `msp add linear` to reconnect.');
});
