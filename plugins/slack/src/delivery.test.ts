/** What goes wrong between us and Slack, with the real deliverer, Slack's own kit and a real server. */
import { describe, expect, it } from 'vitest';
import plugin from './index.js';
import { bench } from './testing/bench.js';
import { wordsIn } from './testing/words.js';

type Bench = Awaited<ReturnType<typeof bench>>;
const updates = async (at: Bench, from: number, to: number) => {
  for (let index = from; index < to; index += 1)
    await at.happen('update-recorded', { id: `upd-${index}`, data: { description: `step ${index};` } });
};
const steps = (at: Bench) =>
  [...wordsIn(at.slack.messages).matchAll(/step (\d+);/g)].map(([, index]) => Number(index));
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
const isPost = ({ path }: { readonly path: string }) => path.endsWith('/chat.postMessage');

describe('a hundred updates that waited', () => {
  it('are one thread of few messages, in their order, one a second', async () => {
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
    expect(at.server.requests.length).toBeLessThanOrEqual(14);
    const pauses = at.started.slice(1).map((time, index) => time - (at.started[index] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(1000);
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
        'Slack refused it: is_archived (The channel was archived. Restore it in Slack, or pick another one: msp configure slack)',
      ]),
    );
    at.later(3600);
    await at.pass();
    expect(at.server.requests.length - before).toBe(1);
    for (const channel of at.slack.channels) channel.archived = false;
    await at.store.transaction((transaction) =>
      transaction.requeue(
        parked.map(({ id }) => id),
        at.now().toISOString(),
      ),
    );
    await at.pass();
    expect(steps(at)).toEqual(numbers(0, 8));
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
      ...{ breaker: 'open', problem: 'Slack authentication failed.' },
      hint: 'Run `msp add slack` to reconnect. (Slack says: token_revoked)',
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
