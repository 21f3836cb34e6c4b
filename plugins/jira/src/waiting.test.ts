/** What cannot be found in Jira, and what waits for it: the real deliverer before a real server. */
import { expect, it } from 'vitest';
import plugin from './index.js';
import { bench } from './testing/bench.js';
import { issueBy, type JiraOptions } from './testing/jira.js';
import { STRICT } from './testing/workflow.js';

const openBench = (given: object = {}, options: JiraOptions = {}) => bench(plugin, given, options);

const ALL = { comments: ['updates', 'session'], worklog: true };

it('a workflow without the wanted transition: what is open is told, and the rest goes on', async () => {
  const at = await openBench({ ...ALL, startTransition: 'Shipped' }, { workflow: STRICT });
  await at.start();
  await at.update('One');
  await at.pass();
  const [way] = (await at.outbox()).filter(({ status }) => status === 'parked');
  expect(way?.problem).toMatch(
    /^No transition "Shipped" is open for WEB-1, which is in "To Do" \(open are: "Start work" \(to In Progress\); the move waits behind it/,
  );
  await at.end();
  at.later(60_000);
  await at.pass();
  expect(issueBy(at.jira, 'WEB-1')).toMatchObject({ status: 'To Do', works: [{}] });
  expect(await at.entries()).toContain('queued: Move the issue to Shipped');
});

it('a way that opens later: trying it again sends it and its move', async () => {
  const at = await openBench({ startTransition: 'Ask for review' }, { workflow: STRICT });
  await at.start();
  await at.pass();
  const issue = issueBy(at.jira, 'WEB-1');
  if (issue) issue.status = 'In Progress';
  await at.retry();
  at.later(3_600_000);
  await at.pass();
  at.later(3_600_000);
  await at.pass();
  expect(issue?.status).toBe('In Review');
  expect((await at.outbox()).every(({ status }) => status === 'sent')).toBe(true);
});

it('a way out that is not open holds up nothing that is written after it', async () => {
  const at = await openBench({ ...ALL, endTransition: 'Shipped' }, { workflow: STRICT });
  await at.start();
  await at.end();
  await at.pass();
  await at.comment('Later');
  at.later(3_600_000);
  await at.pass();
  expect((await at.entries()).filter((entry) => !entry.startsWith('sent'))).toEqual([
    'parked: Find the way to Shipped',
    'queued: Move the issue to Shipped',
  ]);
  expect(issueBy(at.jira, 'WEB-1')?.comments).toHaveLength(2);
});

it('an issue that is not there: all that the session writes waits, and goes once it is', async () => {
  const at = await openBench(ALL);
  const [gone] = at.jira.issues.splice(0, 1);
  await at.start();
  await at.update('One');
  await at.pass();
  expect(await at.entries()).toEqual(['parked: Find the issue WEB-1', 'queued: Update: One']);
  expect((await at.outbox())[0]?.problem).toMatch(/what the session writes to Jira waits behind it/);
  if (gone) at.jira.issues.push(gone);
  await at.retry();
  at.later(3_600_000);
  await at.pass();
  at.later(3_600_000);
  await at.pass();
  expect((await at.entries()).every((entry) => entry.startsWith('sent'))).toBe(true);
  expect(issueBy(at.jira, 'WEB-1')?.comments).toHaveLength(1);
});

it('an issue that is not there, and another that is named: what waits goes to that one', async () => {
  const at = await openBench(ALL);
  at.jira.issues.splice(0, 1);
  await at.start();
  await at.update('One');
  await at.pass();
  await at.use('WEB-2');
  for (let passes = 0; passes < 2; passes += 1) {
    at.later(3_600_000);
    await at.pass();
  }
  expect((await at.entries()).sort()).toEqual([
    'parked: Find the issue WEB-1',
    'sent: Find the issue WEB-2',
    'sent: Update: One',
  ]);
  expect(issueBy(at.jira, 'WEB-2')?.comments).toHaveLength(1);
});
