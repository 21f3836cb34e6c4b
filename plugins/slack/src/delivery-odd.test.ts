/** What Slack does not let us do, or what people took away there, with the real deliverer, Slack's own kit and a real server. */
import { describe, expect, it } from 'vitest';
import plugin from './index.js';
import { bench } from './testing/bench.js';
import { isPost, numbers, requeue, steps, updates } from './testing/steps.js';
import { ALL_SCOPES } from './testing/store.js';
import { wordsIn } from './testing/words.js';

describe('a scope that is missing', () => {
  it('for posting: parks what needs it with its name, stops nothing, and all is there when it is given', async () => {
    const at = await bench(plugin);
    await at.happen('session-started', { id: 'ses-1' });
    await at.pass();
    at.slack.scopes = ['channels:read'];
    await updates(at, 0, 4);
    expect(await at.pass()).toMatchObject({ sent: 0, parked: 4 });
    const [parked] = await at.entries('parked');
    expect(parked?.problem).toMatch(/^The bot lacks a scope: chat:write\..*install the app again/);
    expect(await at.connection()).toMatchObject({ breaker: 'closed' });
    at.slack.scopes = [...ALL_SCOPES];
    await updates(at, 4, 6);
    expect(await at.pass()).toMatchObject({ sent: 2, parked: 0 });
    await requeue(at);
    await at.pass();
    expect(steps(at).sort()).toEqual(numbers(0, 6));
  });

  it('for looking: only what has to be looked for waits, with its name; other sessions go on', async () => {
    const at = await bench(plugin);
    await at.happen('session-started', { id: 'ses-1' });
    await at.happen('session-started', { id: 'ses-2', sessionId: 'msp-2' });
    await at.pass();
    at.slack.scopes = ALL_SCOPES.filter((scope) => scope !== 'channels:history');
    await updates(at, 0, 2);
    at.server.fail({ kind: 'reset', when: 'after' }, { times: 1, when: isPost });
    await at.pass();
    await at.happen('update-recorded', { id: 'upd-8', sessionId: 'msp-2', data: { description: 'step 8;' } });
    at.later(120);
    expect(await at.pass()).toMatchObject({ sent: 1 });
    expect(steps(at)).toEqual([0, 1, 8]);
    const waiting = await at.entries('queued');
    expect(waiting.map(({ problem }) => problem)).toContain('The bot lacks a scope: channels:history.');
    at.slack.scopes = [...ALL_SCOPES];
    at.later(3600);
    await at.pass();
    expect(await at.entries('queued')).toEqual([]);
    expect(steps(at)).toEqual([0, 1, 8]);
  });
});

describe('a first message that was deleted in Slack', () => {
  const deleted = async () => {
    const at = await bench(plugin);
    await at.happen('session-started', { id: 'ses-1' });
    await at.pass();
    at.slack.messages.splice(0);
    return at;
  };

  it('the answers to it stand in the channel, as Slack does it, and nothing is lost', async () => {
    const at = await deleted();
    await updates(at, 0, 3);
    await at.happen('session-ended', { id: 'end-1' });
    expect(await at.pass()).toMatchObject({ sent: 5, parked: 0 });
    expect(at.slack.messages.every(({ thread }) => thread === undefined)).toBe(true);
    expect(steps(at)).toEqual(numbers(0, 3));
    expect(wordsIn(at.slack.messages)).toContain('Session summary');
  });

  it('one whose answer is lost is found there, and not posted again', async () => {
    const at = await deleted();
    await updates(at, 0, 3);
    at.server.fail({ kind: 'reset', when: 'after' }, { times: 1, when: isPost });
    await at.pass();
    at.later(3600);
    await at.pass();
    expect(await at.entries('queued')).toEqual([]);
    expect(steps(at)).toEqual(numbers(0, 3));
  });

  it('what Slack refuses all the same is parked, and says why', async () => {
    const at = await deleted();
    const answer = { ok: false, error: 'thread_not_found' };
    at.server.fail({ kind: 'answer', status: 200, body: answer }, { when: isPost });
    await updates(at, 0, 3);
    await at.happen('session-ended', { id: 'end-1' });
    expect(await at.pass()).toMatchObject({ sent: 1, parked: 4 });
    expect((await at.entries('parked'))[0]?.problem).toContain('was deleted in Slack');
  });
});
