/** A Linear that others wrote (emulate 0.12.2), asked through our own connect.ts and by Linear's own client. README.md says what it cannot show. */
import { LinearClient } from '@linear/sdk';
import { openTransport } from '@msp/delivery';
import type { Operation, Query } from '@msp/protocol';
import { expect, it } from 'vitest';
import { emulated } from '../../../tools/contracts/emulate.ts';
import { guide } from './guide.js';
import plugin from './index.js';
import { judge } from './judge.js';
import { findSessionIssue } from './operations.js';
import { settings as schema } from './settings.js';
import { bringIssue, setState } from './steps.js';
import { contextOf, TEAM } from './testing/context.js';

const SEED = {
  linear: {
    users: [{ email: 'ada@example.com', name: 'Ada' }],
    teams: [{ key: 'WEB', name: 'Web' }],
    issues: [{ team: 'WEB', title: 'Login', description: '**Goal:** Log in\n\n* Person: Ada' }],
  },
};

async function opened() {
  const { url } = await emulated('linear', SEED as Parameters<typeof emulated>[1]);
  const settings = schema.parse({ teamId: TEAM, apiUrl: `${url}/graphql` });
  const [secrets, log] = [{ apiKey: 'lin_api_test' }, { debug: () => {}, warn: () => {} }];
  const transport = await openTransport({
    name: 'linear',
    plugin,
    settings,
    secrets,
    log,
    mask: (text) => text,
  });
  const ask = (query: Query) => transport.send(query, []);
  const read = async (text: string, parameters = {}) => {
    const reply = await ask({ language: 'graphql', text, parameters });
    return JSON.parse(JSON.stringify(reply.kind === 'answer' ? reply.value : null)).data;
  };
  const verdict = async (operation: Operation) =>
    [judge(await ask(operation.query), [operation], 0)].flat()[0];
  // Sends by itself, over the `fetch` of this process.
  const client = new LinearClient({ apiKey: secrets.apiKey, apiUrl: settings.apiUrl ?? '' });
  return { ask, read, verdict, client };
}

const place = { key: 'k', lane: 'msp-1', summary: 's' };
const sending = (query: Query): Operation => ({ ...place, query, delivery: 'idempotent' });
const FIND = '{ issues(first: 9) { nodes { id identifier title description state { name } } } }';

it('an issue is found by its key, and its id and address are kept; one that is not there is not waited for', async () => {
  const { read, verdict } = await opened();
  const { nodes } = (await read(FIND)).issues;
  const { id } = nodes.find(({ identifier }: { identifier: string }) => identifier === 'WEB-1');
  expect(await verdict(findSessionIssue(place, 'WEB-1'))).toEqual({
    outcome: 'done',
    links: [{ local: 'msp-1', remote: id, url: expect.stringMatching(/\/issue\/WEB-1$/) }],
  });
  expect(await verdict(findSessionIssue(place, 'WEB-99'))).toMatchObject({ outcome: 'failed' });
});

it('the teams are there to be picked', async () => {
  const { ask } = await opened();
  const step = guide.steps.find((each) => 'setting' in each && each.setting === 'teamId');
  if (step?.kind !== 'pick') throw new Error('no team can be picked');
  const context = contextOf();
  const { options } = step.read(await ask(step.ask({ ...context, settings: {} }, null)), {
    ...context,
    settings: {},
  });
  expect(options.map(({ label, hint }) => `${label} ${hint}`)).toContain('Web WEB');
});

it('a state is found by its name, whatever its case; one that the team does not have is named with those it has', async () => {
  const { read, verdict } = await opened();
  expect(await verdict(sending(setState('WEB-1', 'in progress')))).toEqual({ outcome: 'done', links: [] });
  const { nodes } = (await read(FIND)).issues;
  expect(nodes).toContainEqual(
    expect.objectContaining({ identifier: 'WEB-1', state: { name: 'In Progress' } }),
  );
  expect(await verdict(sending(setState('WEB-1', 'Shipped')))).toMatchObject({
    ...{
      outcome: 'failed',
      reason: 'The team Web has no state "Shipped". It has: Backlog, Todo, In Progress, Done',
    },
  });
});

it('a new goal is brought to an issue; what a person wrote beside it stays', async () => {
  const { read, verdict } = await opened();
  const wanted = { title: 'Log in again', goal: '**Goal:** Log in again', rest: '- Person: Ada' };
  expect(await verdict(sending(bringIssue('WEB-1', wanted)))).toMatchObject({ outcome: 'done' });
  const changed = { title: 'Log in again', description: '**Goal:** Log in again\n\n- Person: Ada' };
  expect((await read(FIND)).issues.nodes).toContainEqual(expect.objectContaining(changed));
  const other = { title: 'Third', goal: '**Goal:** Third', rest: '- Person: Bob' };
  await verdict(sending(bringIssue('WEB-1', other)));
  expect((await read(FIND)).issues.nodes).toContainEqual(
    expect.objectContaining({ ...changed, title: 'Third' }),
  );
});

it('two mutations in one request are carried out in their order', async () => {
  const { read } = await opened();
  const text =
    'mutation Together($input0: CommentCreateInput!, $input1: CommentCreateInput!) { ' +
    'o0: commentCreate(input: $input0) { success } o1: commentCreate(input: $input1) { success } }';
  const [{ id }] = (await read(FIND)).issues.nodes;
  const done = await read(text, {
    input0: { issueId: id, body: 'One' },
    input1: { issueId: id, body: 'Two' },
  });
  expect(done).toEqual({ o0: { success: true }, o1: { success: true } });
  const { issue } = await read(
    'query Q($id: String!) { issue(id: $id) { comments(first: 9) { nodes { body } } } }',
    { id },
  );
  expect(issue.comments.nodes.slice(-2).map(({ body }: { body: string }) => body)).toEqual(['One', 'Two']);
});

/** A comment without its address and an id of ours, which the emulator does not know. */
const COMMENT = {
  language: 'graphql',
  text: 'mutation Comment($input: CommentCreateInput!) { o0: commentCreate(input: $input) { success } }',
} as const;

/** An issue, as Linear's own client reads it. */
interface Seen {
  readonly issue: {
    readonly title: string;
    readonly state: { readonly name: string };
    readonly comments: { readonly nodes: readonly { readonly body: string }[] };
  };
}
const SEEN =
  'query Seen($id: String!) { issue(id: $id) { title state { name } comments(first: 9) { nodes { body } } } }';

it("Linear's own client reads what the plugin wrote: a title, a state, a comment", async () => {
  const { ask, read, verdict, client } = await opened();
  expect((await client.viewer).name).toBe('Ada');
  const { nodes } = (await read(FIND)).issues;
  const { id } = nodes.find(({ identifier }: { identifier: string }) => identifier === 'WEB-1');
  await verdict(sending(setState('WEB-1', 'done')));
  await verdict(sending(bringIssue('WEB-1', { title: 'Keys', goal: '**Goal:** Keys', rest: '' })));
  await ask({ ...COMMENT, parameters: { input: { issueId: id, body: 'By the plugin' } } });
  const { data } = await client.client.rawRequest<Seen, { readonly id: string }>(SEEN, { id });
  expect(data?.issue).toEqual({
    ...{ title: 'Keys', state: { name: 'Done' } },
    comments: { nodes: [{ body: 'By the plugin' }] },
  });
});

it("the plugin reads what Linear's own client wrote: an issue, another title, a comment", async () => {
  const { read, verdict, client } = await opened();
  const [team] = (await read('{ teams(first: 9) { nodes { id key } } }')).teams.nodes.filter(
    ({ key }: { key: string }) => key === 'WEB',
  );
  const { issueId = '' } = await client.createIssue({ teamId: team.id, title: 'By the client' });
  expect(await verdict(findSessionIssue(place, 'WEB-2'))).toMatchObject({
    ...{ outcome: 'done', links: [{ remote: issueId }] },
  });
  await client.updateIssue(issueId, { title: 'Another title' });
  await client.createComment({ issueId, body: 'By the client' });
  const { issue } = await read(SEEN, { id: issueId });
  expect(issue).toMatchObject({ title: 'Another title', comments: { nodes: [{ body: 'By the client' }] } });
});

it('an error is called the same by both', async () => {
  const { ask, client } = await opened();
  const error = await client.createComment({ issueId: 'none', body: 'x' }).catch((thrown) => thrown);
  const reply = await ask({ ...COMMENT, parameters: { input: { issueId: 'none', body: 'x' } } });
  expect(reply).toMatchObject({
    value: { errors: [{ type: error.type, told: error.errors[0].message }] },
  });
});
