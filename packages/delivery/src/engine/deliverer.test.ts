import { describe, expect, it } from 'vitest';
import { bench } from '../testing/bench.js';

const lanes = (count: number, each: number) =>
  Array.from({ length: each }, (_, place) =>
    Array.from({ length: count }, (_, lane) => ({ key: `${lane}-${place}`, lane: `lane-${lane}` })),
  ).flat();

/** Are the keys `<lane>-<place>` of each lane in their order? */
function expectOrder(landed: readonly { key: string; lane: string }[]): void {
  const places = new Map<string, number>();
  for (const { key, lane } of landed) {
    const place = Number(key.split('-')[1]);
    expect(place).toBeGreaterThan(places.get(lane) ?? -1);
    places.set(lane, place);
  }
}

const queued = async (at: Awaited<ReturnType<typeof bench>>) =>
  (await at.store.outbox({ statuses: ['queued'] })).map(({ operation: { key } }) => key);

describe('a pass', () => {
  it('sends everything that is due, each lane in its order, lanes side by side', async () => {
    const at = await bench();
    at.server.delay = 5;
    await at.enqueue(lanes(10, 12));
    expect(await at.pass({ limits: { concurrency: 6 } })).toMatchObject({ sent: 120, parked: 0, retried: 0 });
    expect(at.server.landed).toHaveLength(120);
    expectOrder(at.server.landed);
    expect(at.server.most).toBe(6);
    expect(await at.store.nextDue(['sample'])).toBeNull();
  });

  it('sends several operations as one query where the plugin can', async () => {
    const at = await bench();
    await at.enqueue(lanes(10, 12));
    await at.pass({ together: 50 });
    expect(at.server.landed).toHaveLength(120);
    expectOrder(at.server.landed);
    expect(at.server.requests).toBeLessThanOrEqual(4);
  });

  it('finds the one of many that the tool refuses, and parks only that', async () => {
    const at = await bench();
    at.server.behave = () => ({ lands: true, status: 200 });
    await at.enqueue(lanes(4, 8));
    const refusing = {
      together: 32,
      judge: (_: unknown, operations: readonly { key: string }[]) =>
        operations.some(({ key }) => key === '2-3')
          ? ({ outcome: 'failed', reason: 'not this one' } as const)
          : ({ outcome: 'done' } as const),
    };
    expect(await at.pass(refusing)).toMatchObject({ sent: 31, parked: 1 });
    const [parked] = await at.store.outbox({ statuses: ['parked'] });
    expect(parked).toMatchObject({ problem: 'not this one', operation: { key: '2-3' } });
  });

  it('tries what failed again: after 5 s, then later and later, and nothing of its lane goes before it', async () => {
    const at = await bench();
    at.server.behave = (key, attempt) =>
      key === '0-0' && attempt <= 2 ? { lands: false, status: 500 } : { lands: true, status: 200 };
    await at.enqueue(lanes(2, 3));
    expect(await at.pass()).toMatchObject({ sent: 3, retried: 1 });
    expect(await queued(at)).toEqual(['0-0', '0-1', '0-2']);
    expect(await at.pass()).toMatchObject({ sent: 0, retried: 0 });
    at.later(5_001);
    expect(await at.pass()).toMatchObject({ sent: 0, retried: 1 });
    at.later(5_001);
    expect(await at.pass()).toMatchObject({ sent: 0, retried: 0 });
    at.later(25_000);
    expect(await at.pass()).toMatchObject({ sent: 3, retried: 0 });
    expectOrder(at.server.landed);
  });

  it('parks what the tool refuses, and goes on with the rest of the lane', async () => {
    const at = await bench();
    at.server.behave = (key) =>
      key === '0-1' ? { lands: false, status: 404 } : { lands: true, status: 200 };
    await at.enqueue(lanes(1, 4));
    expect(await at.pass()).toMatchObject({ sent: 3, parked: 1 });
    expect(at.server.landed.map(({ key }) => key)).toEqual(['0-0', '0-2', '0-3']);
  });

  it('waits as a whole where the tool says how long, and forgets nothing', async () => {
    const at = await bench();
    at.server.behave = (_, attempt) =>
      attempt === 1
        ? { lands: false, status: 429, headers: { 'retry-after': '90' } }
        : { lands: true, status: 200 };
    await at.enqueue(lanes(20, 1));
    await at.pass({ limits: { concurrency: 1 } });
    expect(at.server.requests).toBe(1);
    at.later(89_000);
    await at.pass({ limits: { concurrency: 1 } });
    expect(at.server.requests).toBe(1);
    at.server.behave = () => ({ lands: true, status: 200 });
    at.later(2_000);
    expect(await at.pass()).toMatchObject({ sent: 20 });
  });

  it('stops where the headers say that nothing is left of the limit', async () => {
    const at = await bench();
    at.server.behave = () => ({
      lands: true,
      status: 200,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '60' },
    });
    await at.enqueue(lanes(5, 1));
    await at.pass({ limits: { concurrency: 1 } });
    expect(at.server.landed).toHaveLength(1);
    at.server.behave = () => ({ lands: true, status: 200 });
    at.later(61_000);
    expect(await at.pass()).toMatchObject({ sent: 4 });
  });

  it('keeps to the limit of the manifest', async () => {
    const at = await bench();
    await at.enqueue(lanes(10, 1));
    await at.pass({ limits: { perMinute: 2 } });
    expect(at.server.landed).toHaveLength(1);
    at.later(60_000);
    await at.pass({ limits: { perMinute: 2 } });
    expect(at.server.landed).toHaveLength(2);
  });
});

describe('the circuit breaker', () => {
  it('opens after five failures in a row, lets one try after a minute, and closes when that works', async () => {
    const at = await bench();
    at.server.behave = () => ({ lands: false, status: 503 });
    await at.enqueue(lanes(40, 1));
    await at.pass({ limits: { concurrency: 1 } });
    expect(at.server.requests).toBe(5);
    expect((await at.store.connections())[0]).toMatchObject({ breaker: 'open', failures: 5 });
    at.later(61_000);
    await at.pass({ limits: { concurrency: 1 } });
    expect(at.server.requests).toBe(6);
    at.server.behave = () => ({ lands: true, status: 200 });
    at.later(61_000);
    expect(await at.pass()).toMatchObject({ sent: 40 });
    expect((await at.store.connections())[0]).toMatchObject({
      breaker: 'closed',
      failures: 0,
      problem: null,
    });
  });

  it('opens at once where the credentials are refused, and everything stays queued', async () => {
    const at = await bench();
    at.server.behave = () => ({ lands: false, status: 401 });
    await at.enqueue(lanes(10, 1));
    await at.pass({ limits: { concurrency: 1 } });
    expect(at.server.requests).toBe(1);
    expect(await queued(at)).toHaveLength(10);
    expect((await at.store.connections())[0]).toMatchObject({
      breaker: 'open',
      problem: expect.stringContaining('401'),
    });
  });
});

describe('an operation whose fate is unknown', () => {
  it.each([
    ['probe', true, 1],
    ['probe', false, 1],
    ['idempotent', true, 2],
    ['at-least-once', true, 2],
  ] as const)('%s, landed: %s', async (delivery, lands, times) => {
    const at = await bench();
    at.server.behave = (_, attempt) => (attempt === 1 ? { lands } : { lands: true, status: 200 });
    await at.enqueue([{ key: 'once', lane: 'lane', delivery }]);
    expect(await at.pass()).toMatchObject({ retried: 1 });
    at.later(10_000);
    expect(await at.pass()).toMatchObject({ sent: 1 });
    expect(at.server.counts().get('once')).toBe(times);
  });

  it('is asked for also where the process died with it', async () => {
    const at = await bench();
    await at.enqueue([{ key: 'once', lane: 'lane', delivery: 'probe' }]);
    const now = at.now();
    const until = new Date(now.getTime() + 60_000).toISOString();
    await at.store.transaction((transaction) =>
      transaction.claim({
        plugin: 'sample',
        owner: 'gone/9/z',
        now: now.toISOString(),
        until,
        lanes: 1,
        perLane: 1,
      }),
    );
    at.server.landed.push({ key: 'once', lane: 'lane' });
    expect(await at.pass()).toMatchObject({ sent: 0 });
    at.later(61_000);
    expect(await at.pass()).toMatchObject({ sent: 1 });
    expect(at.server.counts().get('once')).toBe(1);
  });
});

describe('two that deliver at once', () => {
  it('never send the same', async () => {
    const at = await bench();
    at.server.delay = 1;
    await at.enqueue(lanes(40, 5));
    const passes = ['here/1/a', 'here/2/b', 'there/1/c'].map((owner) => at.pass({}, owner));
    const sent = (await Promise.all(passes)).map((pass) => pass.sent);
    expect(sent.reduce((sum, count) => sum + count)).toBe(200);
    expect(at.server.landed).toHaveLength(200);
    expectOrder(at.server.landed);
  });
});
