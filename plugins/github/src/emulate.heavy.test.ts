/** The plugin's own door, with GitHub's kit behind it, before an emulator of GitHub that others wrote (emulate 0.12.2). */
import { describe, expect, it } from 'vitest';
import { emulated } from '../../../tools/contracts/emulate.ts';
import { play } from '../../../tools/contracts/play.ts';
import { withTool } from '../../../tools/contracts/tool.ts';
import { call } from './call.js';
import plugin from './index.js';
import { inRepository } from './queries.js';
import { ROUTES } from './routes.js';

const TOKEN = 'ghp_made_up_for_tests';
const start = () =>
  emulated('github', {
    tokens: { [TOKEN]: { login: 'ada', scopes: ['repo'] } },
    github: {
      users: [{ login: 'ada', name: 'Ada' }],
      repos: [{ owner: 'ada', name: 'webshop', auto_init: true }],
    },
  });
const place = inRepository('ada/webshop');
const options = (url: string) => ({
  ...{ service: { url }, secrets: { token: TOKEN } },
  settings: { repositories: ['ada/webshop'], issue: 1, decisions: 'issue', apiUrl: url },
});

describe('an emulator of GitHub', () => {
  it('takes a session: comments on the issue, decisions as issues, one of them replaced', async () => {
    const { url } = await start();
    const open = call({
      route: ROUTES.createIssue,
      parameters: { ...place, title: 'Tokens', body: 'Rotate' },
    });
    await withTool(plugin, options(url), ({ transport }) => transport.send(open, []));
    const { problems, links, session } = await play(plugin, { ...options(url), story: { branch: null } });
    expect(problems).toEqual([]);
    expect(links.find(({ local }) => local === session.id)?.remote).toBe('1');
    await withTool(plugin, options(url), async ({ transport }) => {
      const ask = (route: typeof ROUTES.comments | typeof ROUTES.issues, more: object) =>
        transport.send(call({ route, parameters: { ...place, ...more } }), []);
      expect(await ask(ROUTES.comments, { issue_number: 1 })).toMatchObject({
        value: [{ body: expect.stringContaining('### Session: Tokens rotate every hour') }],
      });
      const issues = await ask(ROUTES.issues, { state: 'all', labels: 'decision' });
      const closed = { state: 'closed', state_reason: 'not_planned' };
      expect(issues).toMatchObject({ value: expect.arrayContaining([expect.objectContaining(closed)]) });
      expect(issues).toMatchObject({
        value: expect.arrayContaining([expect.objectContaining({ state: 'open' })]),
      });
    });
  });

  it('tells who we are, commits, issues and comments', async () => {
    const { url } = await start();
    await withTool(plugin, options(url), async ({ transport, context }) => {
      const account = await transport.send(plugin.check?.ask(context) as never, []);
      expect(plugin.check?.read(account)).toMatchObject({ account: 'ada' });
      await transport.send(
        call({ route: ROUTES.createIssue, parameters: { ...place, title: 'Tokens' } }),
        [],
      );
      const facts = {
        ...{ ...context, project: 'webshop', branch: 'main', branches: ['main'] },
        ...{ since: '2020-01-01T00:00:00.000Z', now: '2036-01-01T00:00:00.000Z' },
      };
      for (const [name, count] of [
        ['commits', 1],
        ['issues', 1],
        ['comments', 0],
      ] as const) {
        const feed = plugin.feeds?.[name];
        const items = [];
        for (let state = null as never, more = true; more && feed; ) {
          const query = feed.ask(facts, state);
          if (query === null) break;
          const page = feed.read(await transport.send(query, []), facts, state);
          items.push(...page.items);
          [state, more] = [page.state as never, page.more];
        }
        expect([name, items.length]).toEqual([name, count]);
      }
    });
  });

  it('says no to an issue that is not there: it is parked, with a hint', async () => {
    const { url } = await start();
    const { entries } = await play(plugin, {
      ...{ ...options(url), settings: { ...options(url).settings, issue: 99, decisions: 'off' } },
      story: { branch: null },
    });
    expect(entries).toMatchObject([{ status: 'parked', problem: expect.stringContaining('ada/webshop#99') }]);
  });
});
