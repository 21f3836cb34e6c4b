/** What goes wrong at GitHub, and what becomes of it: with the real deliverer, a real store, and a real server. */
import { describe, expect, it } from 'vitest';
import { bench } from './testing/bench.js';

const UPDATES = { issue: 7, events: ['update-recorded', 'session-ended'] };
const bodies = ({ repository }: Awaited<ReturnType<typeof bench>>) =>
  repository.written.map(({ body }) => body);

describe('credentials', () => {
  it('that expire in the middle stop everything, lose nothing, and name the way back', async () => {
    const at = await bench(UPDATES);
    await at.happen('update-recorded', { data: { description: 'One' } });
    await at.pass();
    at.github.revoked = true;
    await at.happen('update-recorded', { data: { description: 'Two' } });
    await at.pass();
    expect(await at.connection()).toMatchObject({
      problem: 'GitHub authentication failed. Run `msp add github` to reconnect.',
    });
    expect(await at.entries('parked')).toEqual([]);
    at.github.revoked = false;
    at.later(3600);
    await at.pass();
    expect(bodies(at).map((body) => /One|Two/.exec(body)?.[0])).toEqual(['One', 'Two']);
  });

  it('without a permission park what needs it, name the permission, and let the rest through', async () => {
    const at = await bench({
      issue: 7,
      decisions: 'issue',
      dispatch: { workflow: 'notes.yml', ref: 'main' },
    });
    at.github.lacking.add('actions=write');
    await at.happen('decision-made', { data: { content: 'Rotate hourly' } });
    await at.happen('session-ended');
    await at.pass();
    const [parked, ...others] = (await at.outcome()).filter(({ status }) => status !== 'sent');
    expect(others).toEqual([]);
    expect(parked).toMatchObject({
      summary: 'Start the workflow notes.yml of ada/webshop',
      status: 'parked',
    });
    expect(parked?.problem).toContain('Resource not accessible by personal access token');
    expect(parked?.problem).toContain('actions=write');
    expect([at.repository.written.length, at.repository.issues.length]).toEqual([1, 8]);
  });
});

describe('an issue', () => {
  it.each([
    ['that was deleted', (at: Awaited<ReturnType<typeof bench>>) => at.repository.deleted.add(7), 'HTTP 410'],
    [
      'that is locked',
      (at: Awaited<ReturnType<typeof bench>>) => at.repository.change(7, { locked: true }),
      'unlock it',
    ],
    [
      'that never was',
      (at: Awaited<ReturnType<typeof bench>>) => at.repository.issues.splice(6, 1),
      'HTTP 404',
    ],
  ])('%s parks the comment, and a later one on another issue goes through', async (_, spoil, said) => {
    const at = await bench(UPDATES);
    spoil(at);
    await at.happen('session-ended');
    await at.happen('session-ended', { sessionId: 'msp-2' }, { id: 'msp-2', epic: '#3' });
    await at.pass();
    const [parked] = await at.entries('parked');
    expect(parked?.problem).toContain(said);
    expect(at.repository.written.map(({ issue }) => issue)).toEqual([3]);
  });
});

describe('limits', () => {
  it('that are reached: all waits until the reset, and goes on by itself', async () => {
    const at = await bench(UPDATES);
    at.github.remaining = 0;
    await at.happen('session-ended');
    await at.pass();
    at.later(590);
    await at.pass();
    expect(at.server.requests).toHaveLength(1);
    at.github.remaining = 5000;
    at.later(12);
    await at.pass();
    expect(bodies(at)).toHaveLength(1);
  });

  it('of the second kind: all waits as long as GitHub says', async () => {
    const at = await bench(UPDATES);
    at.github.slower = 120;
    await at.happen('session-ended');
    await at.pass();
    at.github.slower = null;
    at.later(100);
    await at.pass();
    expect(at.server.requests).toHaveLength(1);
    at.later(25);
    await at.pass();
    expect(bodies(at)).toHaveLength(1);
  });
});

describe('an answer that is lost', () => {
  it('after a comment: it is found by its mark, and not written twice', async () => {
    const at = await bench(UPDATES);
    at.server.fail({ kind: 'reset', when: 'after' }, { times: 1, when: ({ method }) => method === 'POST' });
    const event = await at.happen('session-ended');
    await at.pass();
    expect((await at.outcome())[0]).toMatchObject({ status: 'queued' });
    at.later(60);
    await at.pass();
    expect(bodies(at)).toEqual([expect.stringContaining(`<!-- msp:${event.id} -->`)]);
    expect(await at.links('msp-1')).toMatchObject([
      { remote: '7', url: 'https://github.com/ada/webshop/issues/7' },
    ]);
  });

  it('after several comments went as one: each is found in it', async () => {
    const at = await bench(UPDATES);
    at.server.fail({ kind: 'reset', when: 'after' }, { times: 1, when: ({ method }) => method === 'POST' });
    for (const description of ['One', 'Two', 'Three'])
      await at.happen('update-recorded', { data: { description } });
    await at.pass();
    at.later(60);
    await at.pass();
    expect(await at.entries('sent')).toHaveLength(3);
    expect(bodies(at)).toHaveLength(1);
  });

  it('behind more than a page of other comments: all pages are looked through', async () => {
    const at = await bench(UPDATES);
    for (let index = 0; index < 120; index += 1) at.repository.comment(7, `Other ${index}`);
    at.server.fail({ kind: 'reset', when: 'after' }, { times: 1, when: ({ method }) => method === 'POST' });
    await at.happen('session-ended');
    await at.pass();
    at.later(60);
    await at.pass();
    expect(bodies(at)).toHaveLength(121);
  });

  it('after a workflow was started: its run is found by the key', async () => {
    const at = await bench({ dispatch: { workflow: 'notes.yml', ref: 'main', keyInput: 'key' } });
    at.server.fail({ kind: 'reset', when: 'after' }, { times: 1, when: ({ method }) => method === 'POST' });
    await at.happen('session-ended');
    await at.pass();
    at.later(60);
    await at.pass();
    expect([at.repository.runs.length, (await at.entries('sent')).length]).toEqual([1, 1]);
  });

  it('before it reached GitHub: it is sent again', async () => {
    const at = await bench(UPDATES);
    at.server.fail({ kind: 'reset', when: 'before' }, { times: 1 });
    await at.happen('session-ended');
    await at.pass();
    at.later(60);
    await at.pass();
    expect(bodies(at)).toHaveLength(1);
  });
});

describe('a workflow', () => {
  it.each([
    ['without the trigger', { ref: 'main' }, 'workflow_dispatch'],
    ['on a branch that was not pushed', { ref: 'nowhere' }, 'No ref found for: nowhere'],
  ])('%s is parked, and it is said what to do', async (_, dispatch, said) => {
    const at = await bench({ dispatch: { workflow: 'notes.yml', ...dispatch } });
    at.repository.startable = dispatch.ref !== 'main';
    await at.happen('session-ended');
    await at.pass();
    const [parked] = await at.entries('parked');
    expect(parked?.problem).toContain(said);
  });
});

it('a long summary becomes several comments, and nothing of it is lost', async () => {
  const at = await bench(UPDATES);
  const summary = 'Every word counts. '.repeat(8000);
  await at.happen('session-ended', { data: { summary } }, { summary });
  for (let pass = 0; pass < 3; pass += 1) await at.pass();
  const written = bodies(at);
  expect(written.length).toBeGreaterThan(2);
  expect(Math.max(...written.map((body) => body.length))).toBeLessThanOrEqual(65_536);
  const text = written.join('').replace(/\n*<!-- msp:[^>]*-->/g, '');
  expect(text.match(/Every word counts\./g)).toHaveLength(8000);
});
