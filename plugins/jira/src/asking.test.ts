import type { FeedContext, FeedPage, Json, PickStep, Reply } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { check } from './check.js';
import { feeds } from './feeds.js';
import { guide } from './guide.js';
import { recall } from './recall.js';
import { CLOUD, contextWith, requestingWith, settingsOf } from './testing/context.js';
import { requests } from './testing/webhook.js';
import { webhook } from './webhook.js';

const context = contextWith(CLOUD);
const answer = (value: Json, status = 200): Reply => ({ kind: 'answer', status, value, headers: {} });

describe('questions', () => {
  it('issues are told with where they are', () =>
    expect(
      recall.issues.read(
        answer({
          issues: [
            {
              ...{ id: '1', key: 'WEB-1', self: 'https://x.com/jira/rest/api/2/issue/1' },
              fields: {
                summary: 'Rotate',
                status: { name: 'To Do' },
                assignee: null,
                updated: '2026-11-21T09:30:00.000+0100',
              },
            },
          ],
        }),
      ),
    ).toEqual([
      {
        ...{
          title: 'WEB-1 Rotate',
          detail: 'To Do',
          time: '2026-11-21T08:30:00.000Z',
          url: 'https://x.com/jira/browse/WEB-1',
        },
        values: { key: 'WEB-1', status: 'To Do' },
      },
    ]));

  it('a JQL that is wrong is told in the words of Jira', () =>
    expect(() => recall.jql.read(answer({ errorMessages: ["Field 'sprnt' does not exist."] }, 400))).toThrow(
      /sprnt/,
    ));

  it('transitions say what they ask for', () =>
    expect(
      recall.transitions.read(
        answer({
          ...{ id: '1', key: 'WEB-1', fields: {} },
          transitions: [
            {
              id: '61',
              name: 'Finish',
              to: { name: 'Done' },
              fields: { resolution: { required: true, name: 'Resolution' } },
            },
          ],
        }),
      ),
    ).toMatchObject([{ title: '"Finish" (to Done)', detail: 'asks for Resolution (resolution)' }]));
});

describe('feeds', () => {
  const feed = {
    ...requestingWith(CLOUD),
    branch: null,
    branches: [],
    since: '2026-11-14T09:00:00.000Z',
    now: '2026-11-21T09:00:00.000Z',
  } as unknown as FeedContext<never, never>;
  const page = (more: object) =>
    answer({ issues: [{ id: '1', key: 'WEB-1', fields: { summary: 'Rotate' } }], ...more });

  it('pages of open issues follow one another, three at most, and begin anew', () => {
    let state: Json = null;
    for (let pages = 1; pages <= 3; pages += 1) {
      const read: FeedPage | undefined = feeds.issues?.read(
        page({ nextPageToken: `after ${pages}` }),
        feed,
        state,
      );
      expect(read?.more).toBe(pages < 3);
      state = read?.state ?? null;
      if (pages < 3)
        expect(feeds.issues?.ask(feed, state)).toMatchObject({
          request: { body: { nextPageToken: `after ${pages}` } },
        });
    }
    expect(state).toBeNull();
  });

  it('comments that are older than what is of interest are passed over', () => {
    const at = (id: string, created: string) => ({ id, created, body: 'Hm', author: { displayName: 'Ada' } });
    const all = [
      at('1', '2026-11-01T09:00:00.000+0000'),
      at('2', '2026-11-20T09:00:00.000+0000'),
      at('3', '2026-11-21T09:00:00.000+0000'),
    ];
    const fields = { summary: 'Rotate', comment: { comments: all } };
    const read = feeds.comments?.read(answer({ issues: [{ id: '1', key: 'WEB-1', fields }] }), feed, null);
    expect(read?.items.map(({ id }) => id)).toEqual(['3', '2']);
    expect(read?.items[0]).toMatchObject({
      title: 'Ada on WEB-1 Rotate',
      url: 'https://acme.atlassian.net/browse/WEB-1?focusedCommentId=3',
    });
  });
});

describe('the guide', () => {
  const asked = (settings: Record<string, Json>) =>
    guide.steps.flatMap((step) =>
      step.when?.({ settings, secrets: [] }) === false
        ? []
        : [step.kind === 'secret' ? step.secret : step.setting],
    );
  const rest = ['token', 'projects', 'comments', 'startTransition', 'doneTransition', 'worklog'];

  it('asks for the kind only where the address does not tell, and for an e-mail address only in the Cloud', () => {
    expect(asked({ url: 'acme.atlassian.net' })).toEqual(['url', 'email', ...rest]);
    expect(asked({ url: 'https://jira.acme.com', kind: 'server' })).toEqual(['url', 'kind', ...rest]);
    expect(asked({ url: 'https://jira.acme.com', kind: 'cloud' })).toEqual(['url', 'kind', 'email', ...rest]);
  });

  it('lets projects be picked, page by page', () => {
    const step = guide.steps.find((each) => each.kind === 'pick') as PickStep;
    const values = [{ key: 'WEB', name: 'Webshop' }];
    expect(step.read(answer({ startAt: 50, isLast: false, values }), context as never)).toEqual({
      ...{ options: [{ value: 'WEB', label: 'Webshop', hint: 'WEB' }], next: '51' },
    });
    expect(step.read(answer(values), context as never).next).toBeNull();
    expect(() => step.read(answer(null, 401), context as never)).toThrow(/msp add jira/);
  });
});

it('the check tells what is wrong in words', () => {
  const told = (reply: Reply) => {
    try {
      return check.read(reply).account;
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(told(answer({ displayName: 'Ada' }))).toBe('Ada');
  expect(told(answer('', 401))).toBe('Jira authentication failed. Run `msp add jira` to reconnect.');
  expect(told(answer('<html>', 404))).toMatch(/no Jira at this address/);
  expect(told(answer('<html>Sign in</html>'))).toMatch(/does not know us/);
});

describe('webhooks', () => {
  const parse = (body: unknown) =>
    webhook.parse(
      { method: 'POST', headers: {}, parameters: {}, body: body as Json },
      { name: 'jira', settings: settingsOf(CLOUD) },
    );

  it('tell what happened, and where', () =>
    expect(requests.map(({ body }) => parse(body)[0])).toMatchObject([
      {
        kind: 'task-changed',
        remote: '10001',
        title: 'WEB-1 Rotate tokens',
        url: 'https://acme.atlassian.net/browse/WEB-1',
      },
      { kind: 'task-changed', detail: 'status: To Do → In Progress', time: '2026-11-21T09:31:00.000Z' },
      {
        kind: 'comment-added',
        title: 'Ada Lovelace on WEB-1 Rotate tokens',
        detail: 'Shall we rotate on every use?',
      },
      { kind: 'task-deleted' },
    ]));

  it('what nobody asked for is passed over, and what is no message is refused', () => {
    expect(parse({ ...requests[0].body, webhookEvent: 'sprint_started' })).toEqual([]);
    expect(() => parse({ webhookEvent: 'jira:issue_created' })).toThrow();
  });
});
