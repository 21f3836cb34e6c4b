import type { FeedContext, FeedPage, Json, PickStep, Reply } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { check } from './check.js';
import { feeds } from './feeds/index.js';
import { guide } from './guide.js';
import { recall } from './recall.js';
import { CLOUD, contextWith, requestingWith, SERVER, settingsOf } from './testing/context.js';
import { requests } from './testing/webhook.js';
import { signed } from './text/body.js';
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
  const onServer = { ...feed, ...requestingWith(SERVER) } as unknown as typeof feed;
  const page = (more: object) =>
    answer({ issues: [{ id: '1', key: 'WEB-1', fields: { summary: 'Rotate' } }], ...more });
  const jqlOf = (query: unknown) => (query as { request: { body: { jql: string } } }).request.body.jql;

  it('issues: yours come first and are called so, page by page, three at most, and it begins anew', () => {
    const { issues } = feeds;
    const read = (more: object, state: Json) => issues?.read(page(more), feed, state) as FeedPage;
    const first = read({ nextPageToken: 'after 1' }, null);
    expect(jqlOf(issues?.ask(feed, null))).toContain('assignee = currentUser()');
    expect(first.items).toMatchObject([{ values: { key: 'WEB-1', assigned: true } }]);
    expect(issues?.ask(feed, first.state)).toMatchObject({ request: { body: { nextPageToken: 'after 1' } } });
    const second = read({}, first.state);
    expect([second.more, second.items[0]?.values?.assigned]).toEqual([true, true]);
    const others = issues?.ask(feed, second.state);
    expect(jqlOf(others)).toContain('(assignee != currentUser() OR assignee is EMPTY)');
    expect(others).not.toMatchObject({ request: { body: { nextPageToken: expect.anything() } } });
    const third = read({ nextPageToken: 'after 3' }, second.state);
    expect(third).toMatchObject({ more: false, state: null });
    expect(third.items[0]?.values).toEqual({ key: 'WEB-1' });
  });

  it('issues: without projects they are all yours', () => {
    const own = { ...feed, settings: settingsOf({ ...CLOUD, projects: [] }) } as typeof feed;
    expect(feeds.issues?.read(page({}), own, null)).toMatchObject({
      ...{ more: false, items: [{ values: { assigned: true } }] },
    });
  });

  const said = (id: string, created: string, more: object = {}) => ({
    ...{ id, created, body: 'Hm', author: { displayName: 'Ada' }, ...more },
  });
  const issueWith = (...comments: object[]) =>
    answer({
      issues: [{ id: '1', key: 'WEB-1', fields: { summary: 'Rotate', comment: { comments } } }],
    } as Json);
  const [old, new1, new2] = ['2026-11-01', '2026-11-20', '2026-11-21'].map(
    (day) => `${day}T09:00:00.000+0000`,
  );

  it('comments of Cloud: the recent ones are asked for again with their properties, and ours are left out', () => {
    const found = feeds.comments?.read(
      issueWith(said('1', old ?? ''), said('2', new1 ?? ''), said('3', new2 ?? '')),
      feed,
      null,
    ) as FeedPage;
    expect(found).toMatchObject({ items: [], more: true });
    expect(feeds.comments?.ask(feed, found.state)).toMatchObject({
      request: { url: expect.stringMatching(/comment\/list\?expand=properties$/), body: { ids: [2, 3] } },
    });
    const ours = { properties: [{ key: 'msp', value: { keys: ['upd-1'] } }] };
    const theirs = { properties: [{ key: 'other', value: 'x' }] };
    const values = [
      said('2', new1 ?? '', theirs),
      said('3', new2 ?? '', ours),
      said('9', new2 ?? '', theirs),
    ];
    const read = feeds.comments?.read(answer({ values } as Json), feed, found.state);
    expect(read).toMatchObject({ more: false, state: null });
    expect(read?.items.map(({ id }) => id)).toEqual(['2']);
    expect(read?.items[0]).toMatchObject({
      ...{ title: 'Ada on WEB-1 Rotate', values: { key: 'WEB-1' } },
      url: 'https://acme.atlassian.net/browse/WEB-1?focusedCommentId=2',
    });
  });

  it('comments of Cloud: where there is none that is recent, nothing else is asked', () =>
    expect(feeds.comments?.read(issueWith(said('1', old ?? '')), feed, null)).toEqual({
      ...{ items: [], state: null, more: false },
    }));

  it('comments of a Server: ours are known by their last line', () => {
    const body = signed('Two', 'e-1/report');
    const read = feeds.comments?.read(
      issueWith(
        ...[said('1', old ?? ''), said('2', new1 ?? ''), said('3', new2 ?? '', { body })],
        ...[said('4', new2 ?? ''), said('5', new1 ?? '', { body: `${body}\n\nIndeed` })],
      ),
      onServer,
      null,
    );
    expect(read).toMatchObject({ more: false, state: null });
    expect(read?.items.map(({ id }) => id)).toEqual(['4', '2', '5']);
  });
});

describe('the guide', () => {
  const asked = (settings: Record<string, Json>) =>
    guide.steps.flatMap((step) =>
      step.when?.({ settings, secrets: [] }) === false
        ? []
        : ['setting' in step ? step.setting : step.kind === 'secret' ? step.secret : step.kind],
    );
  const rest = ['token', 'projects', 'issue', 'comments', 'startTransition', 'doneTransition', 'worklog'];

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

  it('are to be of the last hour: Jira says when in what it signs', () =>
    expect(webhook.signature?.timestamp).toEqual({
      ...{ at: { field: ['timestamp'] }, unit: 'milliseconds', tolerance: 3_600 },
    }));

  it('what nobody asked for is passed over, and what is no message is refused', () => {
    expect(parse({ ...requests[0].body, webhookEvent: 'sprint_started' })).toEqual([]);
    expect(() => parse({ webhookEvent: 'jira:issue_created' })).toThrow();
  });
});
