/** The examples of plugins, used as a stranger would. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LoadedPlugin, type RequestFacts, requested, setupOf } from '@msp/core';
import { checkConnection } from '@msp/delivery';
import { ConfigFile, type Query, type RequestContext } from '@msp/protocol';
import { examine, type Service } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { blocker, decision, end, start, update } from '../../packages/core/src/testing/record.ts';
import { importsOf } from '../rules/imports.ts';
import { copyExample, type ExampleProject, exampleProject, loadExample } from './plugins/project.ts';
import { jira, noticeBoard, SECRETS, slack, webhook } from './plugins/services.ts';

const folder = join(import.meta.dirname, '..', '..', 'examples');
const examples = readdirSync(folder, { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => name);

/** What each is certified with. */
const certified: Record<string, { address: Record<string, string>; service: () => Service }> = {
  hello: { address: { url: 'https://hooks.example.com/decisions' }, service: webhook },
  'notice-board': { address: { url: 'https://board.example.com' }, service: noticeBoard },
  'slack-notifier': { address: { channel: 'C0123456789' }, service: () => slack() },
  'jira-commenter': {
    address: { site: 'https://acme.atlassian.net', email: 'ada@example.com' },
    service: () => jira(),
  },
};

const FACTS = { request: 'r1', time: '2026-11-21T09:00:00.000Z', project: 'shop', session: null };

/** The context that the host gives to actions, questions and checks. */
function contextOf(loaded: LoadedPlugin, facts: RequestFacts = FACTS): RequestContext {
  const seen: RequestContext[] = [];
  requested(loaded, facts, (context) => {
    seen.push(context);
    return [];
  });
  return seen[0] as RequestContext;
}

it.each(examples)('%s loads, and passes the certification', async (name) => {
  const { plugin } = await loadExample(copyExample(name), {});
  const { address = {}, service = webhook } = certified[name] ?? {};
  const secrets = Object.fromEntries(
    Object.keys(plugin.manifest.secrets ?? {}).map((secret) => [secret, SECRETS.JIRA_API_TOKEN]),
  );
  const readme = join(folder, name, 'README.md');
  const findings = await examine(plugin, { settings: address, secrets, service, readme });
  expect(findings.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
});

it.each(examples)('%s has a configuration that is one, and imports only what the host gives', (name) => {
  ConfigFile.parse(JSON.parse(readFileSync(join(folder, name, 'config.json'), 'utf8')));
  const path = join(folder, name, `${name}.ts`);
  const { specifiers } = importsOf({ path, text: readFileSync(path, 'utf8') });
  expect(specifiers.filter((each) => !['@msp/protocol', 'zod'].includes(each))).toEqual([]);
});

describe('hello', () => {
  it('posts a decision', async () => {
    const { host, server, deliver } = await exampleProject('hello', 'MSP_HELLO_URL', webhook());
    await start(host);
    await decision(host, 'Rotate refresh tokens on every use');
    expect(await deliver()).toMatchObject({ planned: 1, sent: 1 });
    expect(server.requests).toMatchObject([
      { method: 'POST', path: '/', value: { text: 'Rotate refresh tokens on every use' } },
    ]);
  });
});

describe('notice board', () => {
  const board = (secrets?: Record<string, string>) =>
    exampleProject('notice-board', 'MSP_NOTICE_BOARD_URL', noticeBoard(), secrets);
  const requestsOf = ({ server }: Awaited<ReturnType<typeof board>>) =>
    server.requests.map(({ method, path }) => `${method} ${path}`);

  it('makes its wall, puts the session on it and the decision below, and remembers both', async () => {
    const project = await board();
    const { host, deliver, outbox, loaded } = project;
    const sessionId = await start(host);
    const id = await decision(host, 'Use PostgreSQL');
    await deliver();
    expect((await outbox()).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
    expect(requestsOf(project)).toEqual([
      'PUT /walls/team',
      'POST /walls/team/notices',
      'POST /notices/n1/replies',
    ]);
    expect(await host.store.links(loaded.name, [sessionId])).toMatchObject([
      { remote: 'n1', url: 'https://board.example.com/n1' },
    ]);
    expect(await host.store.links(loaded.name, [id])).toMatchObject([{ remote: 'n2' }]);
  });

  it('asks before it sends again what may have landed', async () => {
    const project = await board();
    const { host, server, deliver, outbox } = project;
    await start(host);
    const lost = ({ method }: { method: string }) => method === 'POST';
    server.fail({ kind: 'reset', when: 'after' }, { times: 1, when: lost });
    await deliver();
    host.pass(1);
    await deliver();
    expect((await outbox()).map(({ status, attempts }) => [status, attempts])).toEqual([
      ['sent', 1],
      ['sent', 2],
    ]);
    expect(requestsOf(project).slice(1)).toEqual(['POST /walls/team/notices', 'GET /walls/team/notices']);
  });

  it('parks what the board refuses, with its words', async () => {
    const { host, deliver, outbox } = await board();
    await start(host);
    await decision(host, 'Say something forbidden');
    await deliver();
    expect((await outbox()).at(-1)).toMatchObject({
      status: 'parked',
      problem: 'The wall does not take that. (Look at the wall.)',
    });
  });

  it('keeps everything queued where the token is wrong', async () => {
    const { host, deliver, outbox } = await board({ NOTICE_BOARD_TOKEN: 'another-token' });
    await start(host);
    await deliver();
    expect((await outbox()).every(({ status }) => status === 'queued')).toBe(true);
    expect(await host.store.connections()).toMatchObject([
      { breaker: 'open', problem: expect.stringMatching(/401/) },
    ]);
  });

  it('says who we are, pins a notice and finds it', async () => {
    const { loaded, transport } = await board();
    const way = await transport();
    const { plugin } = loaded;
    const context = contextOf(loaded);
    expect(await checkConnection(way, plugin, context)).toMatchObject({ ok: true, account: 'ada' });
    for (const { query } of setupOf(loaded)) await way.send(query, []);
    const { pin } = plugin.actions ?? {};
    const { search } = plugin.recall ?? {};
    for (const { query } of requested(loaded, FACTS, (given) => pin?.run({ text: 'Lunch at one' }, given)))
      expect(await way.send(query, [])).toMatchObject({ status: 201 });
    const reply = await way.send(search?.ask({ words: 'Lunch' }, context) as Query, []);
    expect(search?.read(reply)).toEqual([{ title: 'Lunch at one', url: 'https://board.example.com/n1' }]);
  });
});

describe('slack notifier', () => {
  const notifier = (service: Service = slack()) =>
    exampleProject('slack-notifier', 'MSP_SLACK_NOTIFIER_ADDRESS', service);

  it('says everything of a session in one thread', async () => {
    const service = slack();
    const { host, deliver } = await notifier(service);
    await start(host);
    await deliver();
    await decision(host, 'Use <PostgreSQL> & nothing else');
    await blocker(host, 'No credentials', 'Found them');
    await deliver();
    host.pass(2);
    await end(host);
    await deliver();
    const channel = 'C0123456789';
    const thread = { channel, thread_ts: '1763715600.000000' };
    expect(service.state?.()).toEqual([
      { channel, text: 'ada works on shop: a new session', ts: '1763715600.000000' },
      { ...thread, text: '*Decided*: Use &lt;PostgreSQL&gt; &amp; nothing else', ts: '1763715600.000001' },
      { ...thread, text: '*Blocked*: No credentials', ts: '1763715600.000002' },
      {
        ...thread,
        text: expect.stringMatching(/^\*Ended\* \(2.*, 1 decisions\): Done$/),
        ts: '1763715600.000003',
      },
    ]);
  });

  it('waits as a whole, with a word of what to do, where the bot is not in the channel', async () => {
    const { host, deliver, outbox } = await notifier(slack('C999'));
    await start(host);
    await deliver();
    expect(await outbox()).toMatchObject([{ status: 'queued' }]);
    expect(await host.store.connections()).toMatchObject([
      { breaker: 'open', problem: 'Slack says channel_not_found', hint: expect.stringContaining('/invite') },
    ]);
  });

  it('says who we are', async () => {
    const { loaded, transport } = await notifier();
    expect(await checkConnection(await transport(), loaded.plugin, contextOf(loaded))).toMatchObject({
      account: 'msp in Acme',
    });
  });
});

describe('jira commenter', () => {
  const commenter = (service: Service) =>
    exampleProject('jira-commenter', 'MSP_JIRA_COMMENTER_SITE', service);
  /** A plugin that is new begins with the session that is under way. */
  const session = async ({ host, deliver }: ExampleProject, branch: string) => {
    host.identity = { ...host.identity, branch };
    await start(host);
    await deliver();
    await update(host, 'Refresh endpoint answers with a new token', 20);
    await decision(host, 'Rotate refresh tokens on every use');
    host.pass(2);
    await end(host);
  };

  it('comments once on the issue that the branch names, also where the answer was lost', async () => {
    const service = jira();
    const project = await commenter(service);
    const { host, server, deliver } = project;
    await session(project, 'feature/SHOP-12-tokens');
    server.fail({ kind: 'reset', when: 'after' }, { times: 1 });
    await deliver();
    host.pass(1);
    await deliver();
    expect(await project.outbox()).toMatchObject([{ status: 'sent', attempts: 2 }]);
    expect(server.requests.map(({ method }) => method)).toEqual(['POST', 'GET']);
    const comments = JSON.stringify(service.state?.());
    expect(comments.match(/MSP session msp-/g)).toHaveLength(1);
    for (const words of [' h, 0% → 20%', 'Refresh endpoint answers', 'Rotate refresh tokens', 'Done'])
      expect(comments).toContain(words);
  });

  it('leaves a session alone that names no issue', async () => {
    const project = await commenter(jira());
    const { server, deliver, outbox } = project;
    await session(project, 'main');
    await deliver();
    expect([await outbox(), server.requests]).toEqual([[], []]);
  });

  it('parks a comment on an issue that is not there', async () => {
    const project = await commenter(jira('SHOP-99'));
    const { deliver, outbox } = project;
    await session(project, 'SHOP-12');
    await deliver();
    expect(await outbox()).toMatchObject([{ status: 'parked', problem: expect.stringContaining('404') }]);
  });

  it('says who we are', async () => {
    const { loaded, transport } = await commenter(jira());
    expect(await checkConnection(await transport(), loaded.plugin, contextOf(loaded))).toMatchObject({
      account: 'Ada Lovelace',
    });
  });
});
