/** Linear's limits, with the real store, deliverer and transport against a budget that leaks as Linear's does. */
import { createSamples } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import plugin from './index.js';
import { Meter } from './meter.js';
import { question } from './questions.js';
import { render } from './statements.js';
import { openBench } from './testing/bench.js';
import { LeakyBucket } from './testing/leaky-bucket.js';
import { overBudget } from './testing/refusals.js';

type Bench = Awaited<ReturnType<typeof openBench>>;

/** With so many comments waiting, and so many points of 3,600 an hour left: one flows in each second. */
async function opened(count: number, left: number) {
  const at = await openBench(plugin);
  const bucket = new LeakyBucket(3_600, left, () => at.now().getTime());
  at.service.bucket = bucket;
  const updates = Array.from({ length: count }, (_, index) =>
    at.planned(createSamples().event('update-recorded', { id: `upd-${index}`, sessionId: 'msp-1' })),
  );
  await at.enqueue(updates.flat());
  return { ...at, bucket };
}

/** Passes every half minute, as a process in the background makes them. */
async function passes(at: Bench, minutes: number): Promise<number> {
  let sent = 0;
  for (let pass = 0; pass < minutes * 2; pass += 1) {
    sent += (await at.pass()).sent;
    at.later(30_000);
  }
  return sent;
}

describe('complexity', () => {
  it('that is too little for the next request is waited for; nothing is sent, and nothing refused', async () => {
    const at = await opened(100, 160);
    expect(await at.pass()).toMatchObject({ sent: 50, parked: 0, retried: 0 });
    expect(await at.connection()).toMatchObject({ problem: expect.stringContaining('rate limit') });
    at.later(130_000);
    expect(await at.pass()).toMatchObject({ sent: 0 });
    expect(at.server.requests).toHaveLength(1);
    at.later(15_000);
    expect(await at.pass()).toMatchObject({ sent: 50 });
    expect([at.server.requests.length, at.bucket.refused]).toEqual([2, 0]);
  });

  it('for which Linear refuses a request although something is left costs one request, not one each half minute', async () => {
    const at = await opened(100, 40);
    expect(await passes(at, 15)).toBe(100);
    expect(at.bucket.refused).toBe(1);
    expect(at.server.requests).toHaveLength(3);
  });

  it('refused for fifty minutes, whatever is left, costs a few requests', async () => {
    const at = await opened(50, 3_600);
    const until = at.now().getTime() + 3_000_000;
    at.service.instead = () =>
      at.now().getTime() < until
        ? overBudget({
            ...{ 'x-ratelimit-complexity-limit': '3600', 'x-ratelimit-complexity-remaining': '40' },
            'x-ratelimit-complexity-reset': String(until),
          })
        : null;
    expect(await passes(at, 50)).toBe(0);
    expect(at.server.requests.length).toBeLessThan(12);
    expect(await passes(at, 1)).toBe(50);
  });

  it('refused without a word of when costs a few requests as well', async () => {
    const at = await opened(50, 3_600);
    at.service.instead = () => overBudget({});
    expect(await passes(at, 50)).toBe(0);
    expect(at.server.requests.length).toBeLessThan(12);
  });

  it('refused to the probe is waited for in the same way', async () => {
    const at = await opened(1, 3_600);
    at.server.fail({ kind: 'reset', when: 'after' }, { times: 1 });
    await at.pass();
    at.later(10_000);
    at.service.instead = () => overBudget({ 'x-ratelimit-complexity-remaining': '40' });
    expect(await passes(at, 50)).toBe(0);
    expect(at.server.requests.length).toBeLessThan(14);
    at.service.instead = null;
    at.later(600_000);
    await passes(at, 10);
    expect(at.service.model.changes).toBe(1);
  });
});

describe('the meter', () => {
  const comments = (count: number) =>
    render(
      'Together',
      Array.from({ length: count }, () => ({ name: 'AddComment' as const, variables: {} })),
    ).text;
  const told = (left: number, points: number) => ({
    ...{ 'x-complexity': String(points), 'x-ratelimit-complexity-limit': '3600' },
    'x-ratelimit-complexity-remaining': String(left),
  });

  it('lets all pass until an answer tells, and then what there is enough for, with what flows in', () => {
    const meter = new Meter();
    expect(meter.begin(comments(50), 0)).toEqual({ points: 150 });
    meter.end(comments(50), 150, told(30, 200), 0);
    // A mutation turned out to cost four.
    expect(meter.begin(comments(10), 0)).toEqual({ wait: 10_000 });
    expect(meter.begin(comments(10), 10_000)).toEqual({ points: 40 });
  });

  it('counts what is under way, and not what has come back', () => {
    const meter = new Meter();
    meter.end('', 0, told(100, 0), 0);
    expect(meter.begin(comments(20), 0)).toEqual({ points: 60 });
    expect(meter.begin(comments(20), 0)).toEqual({ wait: 20_000 });
    meter.end(comments(20), 60, undefined, 0);
    expect(meter.begin(comments(20), 0)).toEqual({ points: 60 });
  });

  it('knows what a question cost the last time, and waits a few seconds at least', () => {
    const meter = new Meter();
    const { text } = question('issues', {});
    meter.end(text, 0, told(238, 240), 0);
    expect(meter.begin(text, 0)).toEqual({ wait: 5_000 });
    expect(meter.begin(question('teams', {}).text, 0)).toEqual({ points: 0 });
  });

  it('what costs more than there ever is goes when the budget is full', () => {
    const meter = new Meter();
    meter.end('', 0, told(3_600, 0), 0);
    expect(meter.begin(comments(2_000), 0)).toEqual({ points: 6_000 });
  });
});
