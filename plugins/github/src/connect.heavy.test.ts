/** The door with the real kit: what it sends is what the query says, and what comes back is told as it is. */
import { startFaultServer } from '@msp/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Call, call } from './call.js';
import { connect } from './connect.js';
import { ROUTES } from './routes.js';
import { settingsWith } from './testing/context.js';
import { service } from './testing/service.js';

async function door(path = '') {
  const github = service();
  const server = await startFaultServer(github);
  onTestFinished(() => server.close());
  const { send } = connect({
    ...{ name: 'github', secrets: { token: 'ghp_made_up' }, fetch, log: { debug() {}, warn() {} } },
    settings: settingsWith({ apiUrl: server.url + path }),
  }) as ReturnType<typeof connect>;
  const { signal } = new AbortController();
  return { github, server, send: (wanted: Call) => send(call(wanted), { signal }) };
}

const place = { owner: 'ada', repo: 'webshop' };

describe('what is sent', () => {
  it('is what the query says, with the token and the version', async () => {
    const { send, server } = await door();
    await send({ route: ROUTES.comment, parameters: { ...place, issue_number: 7, body: ['One ', 'two'] } });
    expect(server.requests).toMatchObject([
      {
        ...{ method: 'POST', path: '/repos/ada/webshop/issues/7/comments', value: { body: 'One two' } },
        headers: { authorization: 'token ghp_made_up', 'x-github-api-version': '2022-11-28' },
      },
    ]);
  });

  it.each([
    ['owner', '..'],
    ['owner', '.'],
    ['owner', ''],
    ['repo', '../../user'],
    ['repo', 'a/b'],
    ['repo', 'a\\..\\b'],
    ['repo', null],
    ['repo', { a: 1 }],
    ['repo', ['..', 'user']],
  ] as const)('never leads elsewhere: %s is %j', async (name, value) => {
    const { send, server } = await door();
    const parameters = { ...place, [name]: value as never };
    expect(await send({ route: ROUTES.repository, parameters })).toMatchObject({
      kind: 'failure',
      landed: 'no',
    });
    expect(server.requests).toEqual([]);
  });

  it.each(['baseUrl', 'url', 'method', 'headers', 'request', 'mediaType', 'data'])(
    'takes no parameter %s',
    async (name) => {
      const { send, server } = await door();
      const parameters = { ...place, [name]: 'https://example.com' };
      expect(await send({ route: ROUTES.repository, parameters })).toMatchObject({
        kind: 'failure',
        landed: 'no',
      });
      expect(server.requests).toEqual([]);
    },
  );

  it('is encoded where it stands in an address', async () => {
    const { send, server } = await door();
    const strange = 'a?b#c%2e%2e&d:e{f}';
    await send({ route: ROUTES.repository, parameters: { owner: 'ada', repo: strange } });
    await send({ route: ROUTES.commits, parameters: { ...place, sha: 'feature/x?y=../z' } });
    expect(server.requests[0]?.path).toBe(`/repos/ada/${encodeURIComponent(strange)}`);
    expect(server.requests[1]?.query.get('sha')).toBe('feature/x?y=../z');
  });

  it('is GraphQL beside the version, on a server of one’s own', async () => {
    const { send, server } = await door('/api/v3');
    await send({ route: ROUTES.graphql, parameters: { query: '{ viewer { login } }' } });
    await send({ route: ROUTES.user, parameters: {} });
    expect(server.requests.map(({ path }) => path)).toEqual(['/api/graphql', '/api/v3/user']);
  });

  it('is no route that is not in the list', async () => {
    const { send } = await door();
    expect(() => send({ route: 'DELETE /repos/{owner}/{repo}' as never, parameters: place })).toThrow();
  });
});

describe('what comes back', () => {
  const repository = { route: ROUTES.repository, parameters: place } as const;

  it('is told with its status and headers, also where nothing changed', async () => {
    const { send } = await door();
    const { headers, status } = await send(repository);
    expect([status, headers?.['x-ratelimit-limit']]).toEqual([200, '5000']);
    const again = await send({ ...repository, headers: { 'if-none-match': headers?.etag ?? '' } });
    expect(again).toMatchObject({ kind: 'answer', status: 304 });
  });

  it('is a refusal in GitHub’s words, and no secret', async () => {
    const { send, github } = await door();
    github.revoked = true;
    const reply = await send(repository);
    expect(reply).toMatchObject({ kind: 'answer', status: 401, value: { message: 'Bad credentials' } });
    expect(JSON.stringify(reply)).not.toContain('ghp_made_up');
  });

  it('is a broken connection, and not the HTTP 500 that the kit makes of it', async () => {
    const { send, server } = await door();
    server.fail({ kind: 'reset', when: 'before' });
    await expect(send(repository)).rejects.not.toHaveProperty('status');
    await expect(send(repository)).rejects.not.toHaveProperty('request');
  });

  it('is unreadable where it breaks off or is a page for people', async () => {
    const { send, server } = await door();
    server.fail({ kind: 'truncated', connection: 'cut' });
    await expect(
      send(repository).then(
        ({ kind }) => kind,
        () => 'failure',
      ),
    ).resolves.toBe('failure');
    server.heal();
    server.fail({
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<p>Sign in</p>',
    });
    expect(await send(repository)).toMatchObject({ kind: 'failure', reason: 'unreadable', status: 200 });
  });
});
