/** What goes wrong between us and Slack, with the real deliverer, Slack's own kit and a real server. */
import { describe, expect, it } from 'vitest';
import plugin from './index.js';
import { bench } from './testing/bench.js';
import { isPost, numbers, requeue, steps, updates } from './testing/steps.js';
import { wordsIn } from './testing/words.js';

describe('a hundred updates that waited', () => {
  it('are one thread of two messages, in their order, one a second', async () => {
    const at = await bench(plugin);
    await at.happen('session-started', { id: 'ses-1' });
    await updates(at, 0, 100);
    await at.happen('session-ended', { id: 'end-1' });
    expect(await at.pass()).toMatchObject({ sent: 103, parked: 0, retried: 0 });
    expect(steps(at)).toEqual(numbers(0, 100));
    const [parent, ...answers] = at.slack.messages;
    expect(parent).toMatchObject({ edited: true });
    expect(parent?.thread).toBeUndefined();
    expect(new Set(answers.map(({ thread }) => thread))).toEqual(new Set([parent?.ts]));
    // The first message, two with all answers, and the change of the first.
    expect(at.server.requests).toHaveLength(4);
    const pauses = at.started.slice(1).map((time, index) => time - (at.started[index] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(1000);
  });

  it('and a session of ten is three requests', async () => {
    const at = await bench(plugin);
    await at.happen('session-started', { id: 'ses-1' });
    await updates(at, 0, 10);
    await at.happen('session-ended', { id: 'end-1' });
    await at.pass();
    expect(at.server.requests.map(({ path }) => path)).toEqual([
      '/api/chat.postMessage',
      '/api/chat.postMessage',
      '/api/chat.update',
    ]);
    expect(at.slack.messages).toHaveLength(2);
    expect(wordsIn(at.slack.messages)).toMatch(/step 9;\n?.*Session summary/s);
    expect(wordsIn(at.slack.messages.slice(0, 1))).toMatch(/^Session ended/);
  });
});

describe('a channel that is archived in the middle', () => {
  it('parks what comes, says what to do, asks no more, and goes on when a person has restored it', async () => {
    const at = await bench(plugin);
    await at.happen('session-started', { id: 'ses-1' });
    await updates(at, 0, 3);
    await at.pass();
    for (const channel of at.slack.channels) channel.archived = true;
    await updates(at, 3, 8);
    const before = at.server.requests.length;
    expect(await at.pass()).toMatchObject({ sent: 0, parked: 5 });
    expect(at.server.requests.length - before).toBe(1);
    const parked = await at.entries('parked');
    expect(new Set(parked.map(({ problem }) => problem))).toEqual(
      new Set([
        'Slack refused it: is_archived (The channel was archived. Restore it in Slack, then: msp outbox retry --plugin slack --all. For new sessions another one can be picked: msp configure slack)',
      ]),
    );
    at.later(3600);
    await at.pass();
    expect(at.server.requests.length - before).toBe(1);
    for (const channel of at.slack.channels) channel.archived = false;
    await requeue(at);
    await at.pass();
    expect(steps(at)).toEqual(numbers(0, 8));
  });
});

describe('five hundred updates for a channel that is archived', () => {
  it('are parked with one sentence and few requests, and all stand there when it is restored', async () => {
    const at = await bench(plugin);
    await at.happen('session-started', { id: 'ses-1' });
    await at.pass();
    for (const channel of at.slack.channels) channel.archived = true;
    await updates(at, 0, 500);
    const before = at.server.requests.length;
    expect(await at.pass()).toMatchObject({ sent: 0, parked: 500 });
    expect(at.server.requests.length - before).toBeLessThanOrEqual(8);
    const parked = await at.entries('parked');
    const [sentence, ...others] = new Set(parked.map(({ problem }) => problem));
    expect(sentence).toContain('msp outbox retry --plugin slack --all');
    expect(others).toEqual([]);
    for (const channel of at.slack.channels) channel.archived = false;
    await requeue(at);
    expect(await at.pass()).toMatchObject({ sent: 500 });
    expect(steps(at)).toEqual(numbers(0, 500));
  });
});

describe('ten minutes of rate limit', () => {
  it('are waited for, and nothing is lost', async () => {
    const at = await bench(plugin);
    await at.happen('session-started', { id: 'ses-1' });
    await at.pass();
    await updates(at, 0, 20);
    const limited = { ok: false, error: 'ratelimited' };
    at.server.fail({ kind: 'answer', status: 429, headers: { 'retry-after': '600' }, body: limited });
    const before = at.server.requests.length;
    await at.pass();
    at.later(598);
    await at.pass();
    expect(at.server.requests.length - before).toBe(1);
    expect(await at.entries('queued')).toHaveLength(20);
    expect((await at.entries('queued')).every(({ attempts }) => attempts === 0)).toBe(true);
    at.server.heal();
    at.later(3);
    expect(await at.pass()).toMatchObject({ sent: 20 });
    expect(steps(at)).toEqual(numbers(0, 20));
  });
});

describe('a token that is revoked in the middle', () => {
  it('stops everything with one sentence, keeps it, and goes on with a new one', async () => {
    const at = await bench(plugin);
    await at.happen('session-started', { id: 'ses-1' });
    await at.pass();
    at.slack.error = 'token_revoked';
    await updates(at, 0, 6);
    const before = at.server.requests.length;
    expect(await at.pass()).toMatchObject({ sent: 0, parked: 0 });
    expect(at.server.requests.length - before).toBe(1);
    expect(await at.connection()).toMatchObject({
      breaker: 'open',
      problem: 'Slack authentication failed. Run `msp add slack` to reconnect.',
      hint: 'The key may have expired or been revoked. (Slack says: token_revoked)',
    });
    at.slack.error = null;
    at.later(61);
    await at.pass();
    expect(steps(at)).toEqual(numbers(0, 6));
    expect(await at.connection()).toMatchObject({ breaker: 'closed', problem: null });
  });
});

describe('an answer that is lost', () => {
  it.each(['after', 'before'] as const)(
    '%s several were posted as one: none is doubled, none is missing',
    async (when) => {
      const at = await bench(plugin);
      await at.happen('session-started', { id: 'ses-1' });
      await at.pass();
      await updates(at, 0, 5);
      at.server.fail({ kind: 'reset', when }, { times: 1, when: isPost });
      expect(await at.pass()).toMatchObject({ sent: 0 });
      expect(at.slack.messages).toHaveLength(when === 'after' ? 2 : 1);
      at.later(120);
      await at.pass();
      expect(await at.entries('queued')).toEqual([]);
      expect(steps(at)).toEqual(numbers(0, 5));
    },
  );

  it('of the first message: the thread is found and used, also behind pages of other messages', async () => {
    const at = await bench(plugin);
    await at.happen('session-started', { id: 'ses-1' });
    at.server.fail({ kind: 'reset', when: 'after' }, { times: 1, when: isPost });
    await at.pass();
    for (let index = 0; index < 450; index += 1) at.slack.say(`chatter ${index}`);
    await updates(at, 0, 1);
    at.later(120);
    await at.pass();
    expect(await at.entries('queued')).toEqual([]);
    const [parent] = at.slack.messages;
    expect(at.slack.messages.filter(({ bot }) => bot)).toHaveLength(2);
    expect(at.slack.messages.at(-1)).toMatchObject({ thread: parent?.ts });
    expect(at.server.requests.filter(({ path }) => path.endsWith('conversations.history'))).toHaveLength(3);
  });
});

describe('a webhook', () => {
  it('posts the summary alone, and says what is wrong with the channel or with itself', async () => {
    const at = await bench(plugin, { via: 'webhook' });
    await at.happen('session-started', { id: 'ses-1' });
    await updates(at, 0, 3);
    await at.happen('session-ended', { id: 'end-1' });
    expect(await at.pass()).toMatchObject({ sent: 1, parked: 0 });
    expect(wordsIn(at.slack.messages)).toContain('Session summary');
    for (const channel of at.slack.channels) channel.archived = true;
    await at.happen('session-ended', { id: 'end-2' });
    await at.pass();
    expect((await at.entries('parked'))[0]?.problem).toContain('make a webhook for another one');
    at.slack.error = 'no_service';
    await at.happen('session-ended', { id: 'end-3' });
    await at.pass();
    expect((await at.connection())?.problem).toBe('The webhook does not exist any more.');
  });
});
