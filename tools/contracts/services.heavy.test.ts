import type { ServiceAnswer } from '@msp/testing';
import { expect, it } from 'vitest';
import { adfProblems, jiraRules } from './adf.ts';
import { checked } from './checked.ts';
import { describeWithContracts } from './folder.ts';
import { ADF, GITHUB, githubContract, JIRA, jiraContract, SLACK, slackContract } from './services.ts';
import { slackArguments, slackRefusals } from './slack.ts';
import { found } from './testing/found.ts';
import { asked } from './testing/request.ts';

describeWithContracts('GitHub', [GITHUB], () => {
  const contract = githubContract();
  const comments = { path: '/repos/ada/shop/issues/7/comments' };

  it('takes what it describes', async () => {
    expect(
      await found(contract, { ...comments, query: 'since=2026-11-14T00:00:00Z&per_page=5' }, { body: [] }),
    ).toEqual([]);
    expect(await found(contract, comments, { status: 304 })).toEqual([]);
    expect(
      await found(
        contract,
        { path: '/repos/ada/shop/contents/a/b.md' },
        { status: 404, body: { message: 'No' } },
      ),
    ).toEqual([]);
  });

  it('names what it does not', async () => {
    const post = { ...comments, method: 'POST', value: { text: 'x' } };
    const problems = (await found(contract, post, { status: 200, body: {} })).join('\n');
    expect(problems).toContain("issues/create-comment): the body: / must have required property 'body'");
    expect(problems).toContain('/text is not known');
    expect(problems).toContain('the status 200 is not documented');
    const reply = await found(contract, { path: '/user' }, { body: { login: 7 } });
    expect(reply.join('\n')).toContain('GET /user (users/get-authenticated): the reply (200)');
  });
});

describeWithContracts('Slack', [SLACK], () => {
  const contract = slackContract({
    patches: [
      slackArguments('chat.postMessage', { metadata: {} }),
      slackRefusals('chat.postMessage', ['invalid_blocks']),
    ],
  });
  const form = {
    method: 'POST',
    type: 'application/x-www-form-urlencoded',
    authorization: 'Bearer xoxb-1234567890',
  };
  const post = { ...form, path: '/api/chat.postMessage' };
  const refused = (error: string): ServiceAnswer => ({ body: { ok: false, error } });

  it('takes what it describes, as a form and as JSON, and knows a refusal', async () => {
    const body = 'channel=C123ABC&text=Hello&blocks=%5B%5D&metadata=%7B%7D';
    expect(await found(contract, { ...post, body }, refused('missing_scope'))).toEqual([]);
    expect(await found(contract, { ...post, body }, refused('invalid_blocks'))).toEqual([]);
    const json = { method: 'POST', path: '/api/chat.postMessage', value: { channel: 'C123ABC', blocks: [] } };
    expect(await found(contract, json, refused('channel_not_found'))).toEqual([]);
    expect(
      await found(
        contract,
        { ...form, path: '/api/conversations.list', body: 'limit=5' },
        refused('not_authed'),
      ),
    ).toEqual([]);
    expect(
      await found(contract, { path: '/api/conversations.list', query: 'limit=5' }, refused('not_authed')),
    ).toEqual([]);
  });

  it('does not take a refusal for success', async () => {
    const service = checked({ answer: () => refused('not_authed') }, contract);
    await service.answer(asked({ ...post, body: 'channel=C1' }));
    expect(service.covered()).toEqual([]);
  });

  it('names what it does not', async () => {
    const problems = (
      await found(contract, { ...post, body: 'text=Hello&colour=red' }, { body: { ok: true } })
    ).join('\n');
    expect(problems).toContain("(chat.postMessage): the body: / must have required property 'channel'");
    expect(problems).toContain('/colour is not known');
    expect(problems).toContain("the reply (200): / must have required property 'ts'");
    expect((await found(contract, { ...post, body: 'channel=C1' }, refused('no_idea'))).join()).toContain(
      '/error must be equal to one of',
    );
    expect(
      (
        await found(contract, { path: '/api/auth.test', query: 'token=xoxb-1' }, refused('not_authed'))
      ).join(),
    ).toContain('the query parameter token is not known');
  });
});

describeWithContracts('Jira', [JIRA, ADF], () => {
  const contract = jiraContract();
  const text = (value: string) => ({
    ...{ type: 'doc', version: 1 },
    content: [{ type: 'paragraph', content: [{ type: 'text', text: value }] }],
  });
  const comment = { method: 'POST', path: '/rest/api/3/issue/WEB-7/comment' };

  it('takes what it describes', async () => {
    const answer = {
      status: 201,
      body: { id: '10', body: text('Hello'), created: '2026-11-21T09:00:00.000+0000' },
    };
    expect(
      await found(contract, { ...comment, value: { body: text('Hello') } }, answer, { extra: jiraRules }),
    ).toEqual([]);
    expect(adfProblems(text('Hello'))).toEqual([]);
  });

  it('names what it does not, also what its document leaves open', async () => {
    const plain = (
      await found(
        contract,
        { ...comment, value: { body: 'Hello', colour: 1 } },
        { status: 201, body: {} },
        { extra: jiraRules },
      )
    ).join('\n');
    expect(plain).toContain('the body: /body has to be a document, not a text');
    expect(plain).toContain('/colour is not known');
    const empty = { method: 'POST', path: '/rest/api/3/issue', value: { fields: { description: 'x' } } };
    const missing = (await found(contract, empty, { status: 201, body: {} }, { extra: jiraRules })).join(
      '\n',
    );
    expect(missing).toContain('/fields/summary is missing');
    expect(missing).toContain('/fields/description has to be a document');
    const badly = { ...text('x'), content: [{ type: 'heading', attrs: { level: 9 }, content: [] }] };
    expect(adfProblems(badly)).toHaveLength(1);
    expect(
      (
        await found(
          contract,
          { ...comment, value: { body: badly } },
          { status: 201, body: {} },
          { extra: jiraRules },
        )
      ).join('\n'),
    ).toContain('the body: /body: ');
  });
});
