/** What goes wrong at work: with the real store, deliverer and transport, over HTTP. */
import { createSamples } from '@msp/testing';
import { expect, it } from 'vitest';
import plugin from './index.js';
import { openBench } from './testing/bench.js';
import { ISSUE, SETTINGS } from './testing/context.js';
import { rateLimited } from './testing/refusals.js';
import { budgets } from './testing/service.js';

const bench = (wanted?: Readonly<Record<string, unknown>>) => openBench(plugin, wanted);
type Bench = Awaited<ReturnType<typeof bench>>;

/** Updates of one session as comments, with the keys `upd-0`, `upd-1` … */
const updates = (at: Bench, count: number, sessionId = 'msp-1') =>
  Array.from({ length: count }, (_, index) =>
    at.planned(
      createSamples().event('update-recorded', {
        ...{ id: `upd-${sessionId}-${index}`, sessionId },
        data: { description: `Step ${index}`, progress: index },
      }),
    ),
  ).flat();
const bodies = ({ service }: Bench) => [...service.model.comments.values()].map(({ body }) => body);

it('hundred updates that waited go in two requests, in their order, each once', async () => {
  const at = await bench();
  await at.enqueue(updates(at, 100));
  expect(await at.pass()).toMatchObject({ sent: 100, parked: 0, retried: 0 });
  expect(at.server.requests).toHaveLength(2);
  expect(bodies(at)).toEqual(
    Array.from({ length: 100 }, (_, index) => expect.stringContaining(`Step ${index}`)),
  );
});

it('a session that names its issue: it is found first, and all else goes with its id', async () => {
  const at = await bench({ teamKeys: ['WEB'] });
  const samples = createSamples();
  const branch = { branch: 'ada/web-12-login' };
  await at.enqueue([
    ...at.planned(samples.event('session-started', { id: 'ses-1', sessionId: 'msp-1' }), branch),
    ...at.planned(samples.event('update-recorded', { id: 'upd-1', sessionId: 'msp-1' }), branch),
    ...at.planned(samples.event('decision-made', { id: 'dec-1', sessionId: 'msp-1' }), branch),
  ]);
  expect(await at.pass()).toMatchObject({ sent: 3 });
  expect(at.server.requests).toHaveLength(2);
  expect([...at.service.model.comments.values()].map(({ issueId }) => issueId)).toEqual([ISSUE, ISSUE]);
  const [found] = at.links();
  expect(found).toEqual({ local: 'msp-1', remote: ISSUE, url: 'https://linear.app/acme/issue/WEB-12' });
});

it('an issue is made for a session, and its comments go in the same request', async () => {
  const at = await bench({ issue: undefined, sessionIssue: true });
  const samples = createSamples();
  await at.enqueue([
    ...at.planned(samples.event('session-started', { id: 'ses-1', sessionId: 'msp-1' }), { goal: 'Log in' }),
    ...at.planned(samples.event('update-recorded', { id: 'upd-1', sessionId: 'msp-1' })),
  ]);
  expect(await at.pass()).toMatchObject({ sent: 2 });
  expect(at.server.requests).toHaveLength(1);
  expect([...at.service.model.issues.values()][1]).toMatchObject({ title: 'Log in' });
});

it('a key that expires in the middle: the rest waits, and goes when there is a new one', async () => {
  const at = await bench();
  await at.enqueue(updates(at, 60));
  let asked = 0;
  at.service.knows = () => {
    asked += 1;
    return asked === 1;
  };
  expect(await at.pass()).toMatchObject({ sent: 50, parked: 0 });
  expect(await at.connection()).toMatchObject({
    breaker: 'open',
    problem: 'Linear authentication failed. Run `msp add linear` to reconnect.',
  });
  at.service.knows = () => true;
  at.later(61_000);
  expect(await at.pass()).toMatchObject({ sent: 10 });
  expect(new Set(bodies(at)).size).toBe(60);
});

it('no permission for one of three: it is parked, with what to do, and the others are written', async () => {
  const at = await bench({ blockers: true });
  const [first, second] = updates(at, 2);
  const blocker = at.planned(
    createSamples().event('blocker-raised', {
      id: 'blk-1',
      sessionId: 'msp-1',
      data: { description: 'No key' },
    }),
  )[0];
  if (!first || !second || !blocker) throw new Error('nothing is planned');
  at.service.model.rights = { forbidden: ['issueCreate'] };
  await at.enqueue([first, blocker, second]);
  for (let pass = 0; pass < 4; pass += 1) {
    await at.pass();
    at.later(61_000);
  }
  const outcome = await at.outcome();
  expect(outcome).toMatchObject({ [first.key]: 'sent', [second.key]: 'sent' });
  expect(outcome['blk-1']).toMatch(/^parked: You do not have permission.*Create issues/);
  expect(bodies(at)).toHaveLength(2);
});

it('an issue that is deleted there: its comments are parked, with what to do, and those of others go on', async () => {
  const at = await bench();
  const comments = updates(at, 60);
  await at.enqueue(comments);
  const other = await bench({ issue: undefined, sessionIssue: true });
  const samples = createSamples();
  const started = samples.event('session-started', { id: 'ses-2', sessionId: 'msp-2' });
  const told = samples.event('update-recorded', { id: 'upd-9', sessionId: 'msp-2' });
  await at.enqueue([...other.planned(started), ...other.planned(told)]);
  at.service.model.rights = { hidden: [ISSUE] };
  for (let pass = 0; pass < 6; pass += 1) {
    await at.pass();
    at.later(61_000);
  }
  const outcome = await at.outcome();
  for (const { key } of comments)
    expect(outcome[key]).toMatch(/^parked: Could not find referenced Issue.*was deleted/);
  expect(outcome).toMatchObject({ 'ses-2': 'sent', 'upd-9': 'sent' });
  expect(bodies(at)).toHaveLength(1);
  expect(at.server.requests.length).toBeLessThan(10);
});

it('rate limited for ten minutes: one request is told so, nothing is asked before, then all goes on', async () => {
  const at = await bench();
  await at.enqueue(updates(at, 100));
  const until = at.now().getTime() + 600_000;
  at.service.instead = () => (at.now().getTime() < until ? rateLimited(until) : null);
  expect(await at.pass()).toMatchObject({ sent: 0, parked: 0 });
  expect(at.server.requests).toHaveLength(1);
  at.later(599_000);
  await at.pass();
  expect(at.server.requests).toHaveLength(1);
  at.later(2_000);
  expect(await at.pass()).toMatchObject({ sent: 100 });
  expect(at.server.requests).toHaveLength(3);
});

it('a budget that is used up by an answer is waited for, before Linear has to refuse', async () => {
  const at = await bench();
  await at.enqueue(updates(at, 100));
  at.service.headers = budgets(2000, 0);
  expect(await at.pass()).toMatchObject({ sent: 50 });
  at.service.headers = budgets(2000);
  await at.pass();
  expect(at.server.requests).toHaveLength(1);
  at.later(3_600_001);
  expect(await at.pass()).toMatchObject({ sent: 50 });
});

it('the answer of a whole batch is lost: each is looked for, found, and not written again', async () => {
  const at = await bench();
  await at.enqueue(updates(at, 10));
  at.server.fail({ kind: 'reset', when: 'after' }, { times: 1 });
  expect(await at.pass()).toMatchObject({ sent: 0, retried: 10 });
  at.later(10_000);
  expect(await at.pass()).toMatchObject({ sent: 10 });
  expect(at.service.model.changes).toBe(10);
  expect(at.links()).toContainEqual(expect.objectContaining({ url: expect.stringContaining('#comment-') }));
});

it('killed after it was sent: the next process finds it, and writes it once', async () => {
  const at = await bench();
  const [update] = updates(at, 1);
  if (!update) throw new Error('nothing is planned');
  await at.enqueue([update]);
  const until = new Date(at.now().getTime() + 60_000).toISOString();
  const [plugin, now] = ['linear', at.now().toISOString()];
  await at.store.transaction((transaction) =>
    transaction.claim({ plugin, owner: 'gone/9/z', now, until, lanes: 1, perLane: 1 }),
  );
  const query = 'text' in update.query ? update.query : null;
  const body = JSON.stringify({ query: query?.text, variables: query?.parameters });
  await fetch(`${at.server.url}/graphql`, { method: 'POST', headers: { authorization: 'x' }, body });
  expect(at.service.model.changes).toBe(1);
  at.later(61_000);
  expect(await at.pass('here/2/b')).toMatchObject({ sent: 1 });
  expect(at.service.model.changes).toBe(1);
});

it('sent again although it is there: Linear refuses it by its id, and that is as good as done', async () => {
  const at = await bench();
  const [update] = updates(at, 1);
  if (!update) throw new Error('nothing is planned');
  await at.enqueue([update, { ...update, key: 'again' }]);
  for (let pass = 0; pass < 4; pass += 1) {
    await at.pass();
    at.later(61_000);
  }
  expect(await at.outcome()).toEqual({ [update.key]: 'sent', again: 'sent' });
  expect(at.service.model.changes).toBe(1);
});

it('a day without Linear, with five hundred updates of ten sessions: order kept, nothing doubled, told once', async () => {
  const at = await bench();
  for (let session = 0; session < 10; session += 1) await at.enqueue(updates(at, 50, `msp-${session}`));
  at.server.fail({ kind: 'answer', status: 503 });
  for (let hour = 0; hour < 24; hour += 1) {
    await at.pass();
    at.later(3_600_000);
  }
  expect(await at.connection()).toMatchObject({ breaker: 'open' });
  at.server.heal();
  const before = at.server.requests.length;
  for (let pass = 0; pass < 40; pass += 1) {
    await at.pass();
    at.later(61_000);
  }
  expect(bodies(at)).toHaveLength(500);
  expect(at.service.model.changes).toBe(500);
  expect(at.server.requests.length - before).toBeLessThan(45);
  expect(before).toBeLessThan(60);
});

it('settings of a session without an issue: nothing is planned, and nothing waits', async () => {
  const at = await bench({ issue: undefined });
  expect(SETTINGS.sessionIssue).toBe(false);
  expect(updates(at, 3)).toEqual([]);
});
