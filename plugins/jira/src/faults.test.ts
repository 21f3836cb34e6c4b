/** What goes wrong with Jira, and what becomes of it: the real deliverer before a real server. */
import { expect, it } from 'vitest';
import plugin from './index.js';
import { bench } from './testing/bench.js';
import { issueBy, type JiraOptions } from './testing/jira.js';
import { STRICT } from './testing/workflow.js';

const openBench = (given: object = {}, options: JiraOptions = {}) => bench(plugin, given, options);

const ALL = { comments: ['updates', 'session'], worklog: true };

it('all is well: found once, one comment for what waits, time and workflow', async () => {
  const at = await openBench({ ...ALL, startTransition: 'in progress', doneTransition: 'Done' });
  await at.start();
  await at.pass();
  expect(issueBy(at.jira, 'WEB-1')?.status).toBe('In Progress');
  await at.update('One');
  await at.update('Two');
  await at.pass();
  const issue = issueBy(at.jira, 'WEB-1');
  expect(issue?.comments).toHaveLength(1);
  expect(JSON.stringify(issue?.comments[0]?.body)).toMatch(/One.*Two/);
  expect(issue?.comments[0]?.properties).toMatchObject([{ key: 'msp', value: { keys: { length: 2 } } }]);
  await at.end(100);
  await at.pass();
  at.later(3_600_000);
  await at.pass();
  expect(issue).toMatchObject({ status: 'Done', works: [{ started: expect.stringMatching(/\+0000$/) }] });
  expect((await at.outbox()).every(({ status }) => status === 'sent')).toBe(true);
});

it('fields that a transition asks for are told by name, and with them it goes', async () => {
  const missing = await openBench({ endTransition: 'Done' }, { workflow: STRICT });
  const given = await openBench(
    { endTransition: 'Done', endFields: { resolution: { name: 'Done' } } },
    { workflow: STRICT },
  );
  for (const at of [missing, given]) {
    const issue = issueBy(at.jira, 'WEB-1');
    if (issue) issue.status = 'In Review';
    await at.start();
    await at.end();
    await at.pass();
    at.later(60_000);
    await at.pass();
  }
  expect(issueBy(given.jira, 'WEB-1')?.status).toBe('Done');
  const [way] = (await missing.outbox()).filter(({ status }) => status === 'parked');
  expect(way?.problem).toMatch(
    /The transition "Finish" of WEB-1 asks for Resolution \(resolution\).*endFields/,
  );
});

it('an issue that is there already is left as it is: nothing is sent', async () => {
  const at = await openBench({ startTransition: 'To Do' });
  await at.start();
  await at.pass();
  at.later(60_000);
  await at.pass();
  expect((await at.entries()).sort()).toEqual([
    'sent: Find the issue WEB-1',
    'sent: Find the way to To Do',
    'sent: Move the issue to To Do',
  ]);
  expect(at.server.requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
});

it('one permission that is missing parks what needs it, and nothing else', async () => {
  const at = await openBench({ ...ALL, endTransition: 'Done' });
  at.jira.denied.add('Work on issues');
  await at.start();
  await at.pass();
  await at.end();
  await at.pass();
  at.later(60_000);
  await at.pass();
  const parked = (await at.outbox()).filter(({ status }) => status === 'parked');
  expect(parked).toMatchObject([
    { operation: { summary: 'Log work: Tokens rotate' }, problem: expect.stringMatching(/"Work on issues"/) },
  ]);
  expect(issueBy(at.jira, 'WEB-1')).toMatchObject({ status: 'Done', comments: [{}], works: [] });
});

it('what may not be written is parked in the words of Jira', async () => {
  const at = await openBench({ comments: ['updates'] });
  at.jira.denied.add('Add comments');
  await at.start();
  await at.update('One');
  await at.pass();
  at.later(60_000);
  await at.pass();
  const parked = (await at.outbox()).filter(({ status }) => status === 'parked');
  expect(parked).toMatchObject([
    { problem: expect.stringMatching(/you do not have the permission to comment.*"Add comments"/) },
  ]);
});

it('an issue that was deleted: each comment is parked, and says why', async () => {
  const at = await openBench(ALL);
  await at.start();
  await at.pass();
  at.jira.issues.splice(0, 1);
  await at.update('One');
  await at.pass();
  const parked = (await at.outbox()).filter(({ status }) => status === 'parked');
  expect(parked).toMatchObject([{ problem: expect.stringMatching(/Issue does not exist.*deleted/) }]);
  expect(await at.problem()).toBeNull();
});

it('a token that expires: everything waits, and goes once there is a new one', async () => {
  const at = await openBench(ALL);
  await at.start();
  await at.pass();
  const old = at.jira.token;
  at.jira.token = 'another';
  await at.update('One');
  await at.update('Two');
  await at.pass();
  expect(await at.problem()).toBe('Jira authentication failed. Run `msp add jira` to reconnect.');
  expect((await at.entries()).filter((entry) => entry.startsWith('queued'))).toHaveLength(2);
  at.jira.token = old;
  at.later(24 * 3_600_000);
  await at.pass();
  expect(JSON.stringify(issueBy(at.jira, 'WEB-1')?.comments)).toMatch(/One.*Two/);
  expect(await at.problem()).toBeNull();
});

it('a rate limit of ten minutes: nobody asks before, and nothing is lost', async () => {
  const at = await openBench(ALL);
  await at.start();
  at.jira.limit = { seconds: 600, reason: 'jira-burst-based' };
  await at.pass();
  const asked = at.server.requests.length;
  at.jira.limit = null;
  at.later(599_000);
  await at.pass();
  expect(at.server.requests).toHaveLength(asked);
  at.later(2_000);
  await at.pass();
  expect(at.server.requests.length).toBeGreaterThan(asked);
  expect((await at.outbox()).every(({ status }) => status === 'sent')).toBe(true);
});

it.each(['cloud', 'server'] as const)(
  'an answer that is lost after a comment was written (%s): it is found',
  async (kind) => {
    const at = await openBench(ALL, { kind });
    await at.start();
    await at.pass();
    await at.update('Only once');
    at.server.fail({ kind: 'reset', when: 'after' }, { times: 1, when: ({ method }) => method === 'POST' });
    await at.pass();
    expect((await at.entries()).at(-1)).toBe('queued: Update: Only once');
    at.later(60_000);
    await at.pass();
    expect((await at.entries()).at(-1)).toBe('sent: Update: Only once');
    expect(issueBy(at.jira, 'WEB-1')?.comments).toHaveLength(1);
  },
);

it('a move whose answer is lost is not made twice', async () => {
  const at = await openBench({ startTransition: 'Start work' }, { workflow: STRICT });
  await at.start();
  at.server.fail({ kind: 'reset', when: 'after' }, { times: 1, when: ({ method }) => method === 'POST' });
  for (let passes = 0; passes < 3; passes += 1) {
    await at.pass();
    at.later(60_000);
  }
  expect(issueBy(at.jira, 'WEB-1')?.status).toBe('In Progress');
  expect((await at.outbox()).every(({ status }) => status === 'sent')).toBe(true);
  expect(at.server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});
