/** The door to Slack, over real HTTP: what is asked, how often, and what comes of an answer. */
import { judgeReply, type Reply } from '@msp/protocol';
import { startFaultServer } from '@msp/testing';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { connect } from './connect.js';
import { call, history } from './queries.js';
import { SETTINGS } from './testing/context.js';
import { service } from './testing/service.js';

const SECRETS = { botToken: 'xoxb-1-made-up' };
const signal = () => new AbortController().signal;

async function open(secrets: Readonly<Record<string, string>> = SECRETS) {
  const server = await startFaultServer(service());
  onTestFinished(() => server.close());
  const settings = { ...SETTINGS, apiUrl: `${server.url}/api/` };
  const log = { debug() {}, warn() {} };
  return { server, transport: connect({ name: 'slack', settings, secrets, fetch, log }) };
}

afterEach(() => vi.restoreAllMocks());

describe('a call', () => {
  it('goes to the address of the settings, once, as a form, with the token in its header', async () => {
    const { server, transport } = await open();
    const reply = await transport.send(history('C0MSPTEST1', 5, { oldest: '17' }), { signal: signal() });
    expect(reply).toMatchObject({ kind: 'answer', status: 200, value: { ok: true, messages: [] } });
    expect(reply.headers?.['x-oauth-scopes']).toContain('chat:write');
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      ...{ method: 'POST', path: '/api/conversations.history', body: 'channel=C0MSPTEST1&limit=5&oldest=17' },
      headers: { authorization: 'Bearer xoxb-1-made-up' },
    });
  });

  it.each([
    [500, {}],
    [503, { 'retry-after': '3' }],
    [429, { 'retry-after': '3' }],
    [429, {}],
  ])(
    'that is answered %i %j is not tried again by the kit, and nothing is written to the terminal',
    async (status, headers) => {
      const write = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
      const { server, transport } = await open();
      server.fail({ kind: 'answer', status, headers, body: { ok: false, error: 'ratelimited' } });
      const reply: Reply = await transport.send(call('auth.test'), { signal: signal() });
      expect(reply).toMatchObject({ kind: 'answer', status, headers });
      expect(judgeReply(reply, 0)).toMatchObject({ outcome: 'retry' });
      expect(server.requests).toHaveLength(1);
      for (const spy of write) expect(spy).not.toHaveBeenCalled();
    },
  );

  it('that is no JSON is a failure that may have landed', async () => {
    const { server, transport } = await open();
    server.fail({ kind: 'answer', status: 200, body: '<html>Sign in to the network</html>' });
    expect(await transport.send(call('auth.test'), { signal: signal() })).toMatchObject({
      ...{ kind: 'failure', reason: 'unreadable', landed: 'unknown', status: 200 },
    });
  });

  it('ends when it is told to', async () => {
    const { server, transport } = await open();
    server.fail({ kind: 'hang', when: 'before' });
    const stop = new AbortController();
    const sending = transport.send(call('auth.test'), { signal: stop.signal });
    stop.abort(new Error('time is up'));
    await expect(sending).rejects.toThrow('time is up');
  });
});

describe('a secret that is missing', () => {
  it.each([
    ['auth.test', 'The bot token of Slack is missing.'],
    ['webhook', 'The address of the webhook of Slack is missing.'],
    ['webhook-address', 'The address of the webhook of Slack is missing.'],
  ] as const)('%s: says which, and asks nobody', async (name, message) => {
    const { server, transport } = await open({});
    expect(await transport.send(call(name), { signal: signal() })).toMatchObject({
      ...{ kind: 'failure', landed: 'no', code: 'missing_secret', message: expect.stringContaining(message) },
    });
    expect(server.requests).toEqual([]);
  });
});

it.each([
  ['https://hooks.slack.com/services/T0/B0/x', true],
  ['https://hooks.slack-gov.com/services/T0/B0/x', true],
  ['http://hooks.slack.com/services/T0/B0/x', false],
  ['https://hooks.slack.com.example.com/services/T0/B0/x', false],
  ['no address', false],
])('the address %s is one of Slack: %s', async (webhookUrl, webhook) => {
  const { server, transport } = await open({ webhookUrl });
  const reply = await transport.send(call('webhook-address'), { signal: signal() });
  expect(reply).toMatchObject({ kind: 'answer', value: { ok: true, webhook } });
  expect(JSON.stringify(reply)).not.toContain('/services/');
  expect(server.requests).toEqual([]);
});
