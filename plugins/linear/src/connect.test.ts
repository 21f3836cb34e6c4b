import { type FaultServer, startFaultServer } from '@msp/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from './connect.js';
import { question } from './questions.js';
import { statement } from './statements.js';
import { setState } from './steps.js';
import { ISSUE, SETTINGS } from './testing/context.js';
import { service } from './testing/service.js';

async function opened(apiKey = 'lin_api_1') {
  const made = service();
  const server: FaultServer = await startFaultServer(made);
  onTestFinished(() => server.close());
  const hosts: string[] = [];
  const transport = await connect({
    ...{ name: 'linear', settings: SETTINGS, secrets: { apiKey }, log: { debug() {}, warn() {} } },
    fetch(input, init) {
      hosts.push(String(input));
      return fetch(server.url, init);
    },
  });
  const send = (query: Parameters<typeof transport.send>[0]) =>
    transport.send(query, { signal: new AbortController().signal });
  return { ...made, made, server, hosts, send };
}

describe('a request', () => {
  it('goes to Linear through the fetch that it was given, with the key as it is', async () => {
    const at = await opened();
    const reply = await at.send(question('whoAmI', {}));
    expect(at.hosts).toEqual(['https://api.linear.app/graphql']);
    expect(at.server.requests[0]?.headers.authorization).toBe('lin_api_1');
    expect(reply).toMatchObject({
      ...{ kind: 'answer', status: 200, headers: { 'x-ratelimit-complexity-remaining': '2999997' } },
      value: { data: { o0: { name: 'Ada' } } },
    });
  });

  it('shows a token of OAuth as one', async () => {
    const at = await opened('lin_oauth_1');
    await at.send(question('whoAmI', {}));
    expect(at.server.requests[0]?.headers.authorization).toBe('Bearer lin_oauth_1');
  });
});

describe('an answer', () => {
  it('with errors says what the SDK calls them, their code, where, and the words for people', async () => {
    const at = await opened();
    expect(await at.send(statement('FindSessionIssue', { id: 'WEB-99' }))).toMatchObject({
      value: {
        data: null,
        errors: [
          {
            ...{
              type: 'InvalidInput',
              code: 'INPUT_ERROR',
              path: ['o0'],
              message: 'Entity not found: Issue',
            },
            told: 'Could not find referenced Issue.',
          },
        ],
      },
    });
  });

  it('that breaks off is a failure that may have landed; a page of HTML is told with its status', async () => {
    const at = await opened();
    at.server.fail({ kind: 'truncated', connection: 'kept' }, { times: 1 });
    expect(await at.send(question('whoAmI', {}))).toMatchObject({
      ...{ kind: 'failure', reason: 'unreadable', landed: 'unknown', status: 200 },
    });
    at.server.fail({ kind: 'answer', status: 502, body: '<html>Bad gateway</html>' });
    expect(await at.send(question('whoAmI', {}))).toMatchObject({ kind: 'answer', status: 502 });
  });
});

describe('steps', () => {
  it('are two requests; where the first one fails, the second is not made', async () => {
    const at = await opened();
    await at.send(setState(ISSUE, 'done'));
    expect(at.server.requests).toHaveLength(2);
    expect(at.made.model.issues.get(ISSUE)?.state).toMatchObject({ name: 'Done' });
    expect(await at.send(setState('WEB-99', 'done'))).toMatchObject({
      value: { errors: [{ path: ['o0'] }] },
    });
    expect(at.server.requests).toHaveLength(3);
    at.server.fail({ kind: 'answer', status: 200, body: { data: { o0: { id: 'i' } } } });
    expect(await at.send(setState('WEB-12', 'done'))).toMatchObject({ kind: 'failure', landed: 'no' });
  });
});
