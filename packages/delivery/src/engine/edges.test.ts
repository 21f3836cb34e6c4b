import { describe, expect, it } from 'vitest';
import { bench } from '../testing/bench.js';
import { doorTo } from '../testing/door.js';

const many = (count: number, lane: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => ({ key: `k-${at}`, lane: lane(at) }));
const forever = new AbortController().signal;
type At = Awaited<ReturnType<typeof bench>>;
/** The same object but for one of its methods. */
const withMethod = <Target extends object>(of: Target, name: keyof Target, method: unknown): Target =>
  new Proxy(of, {
    get(target, asked) {
      if (asked === name) return method;
      const value = Reflect.get(target, asked, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
const keysOf = async (at: At, status: 'queued' | 'parked') =>
  (await at.store.outbox({ statuses: [status] })).map(({ operation: { key } }) => key);

describe('limits', () => {
  it.each([
    ['0', 1],
    [new Date(0).toUTCString(), 1],
  ])('"retry-after: %s" is no leave to knock without end', async (after, requests) => {
    const at = await bench();
    at.server.behave = () => ({ lands: false, status: 429, headers: { 'retry-after': after } });
    await at.enqueue(many(4, (number) => `lane-${number}`));
    await at.pass({ limits: { concurrency: 1 } });
    expect(at.server.requests).toBe(requests);
    at.later(500);
    await at.pass({ limits: { concurrency: 1 } });
    expect(at.server.requests).toBe(requests);
    at.later(600);
    await at.pass({ limits: { concurrency: 1 } });
    expect(at.server.requests).toBe(requests + 1);
  });

  it('hold from pass to pass', async () => {
    const at = await bench();
    const deliverer = at.deliverer([{ limits: { perMinute: 2 } }]);
    await at.enqueue(many(20, (number) => `lane-${number}`));
    const landed: number[] = [];
    // Every six seconds of the bench's clock, one a half minute may go.
    for (let pass = 0; pass < 20; pass += 1) {
      await deliverer.pass(forever);
      landed.push(at.server.landed.length);
      at.later(6_100);
    }
    expect(landed).toEqual([...'11111222223333344444'].map(Number));
  });

  it('are no attempts of an entry', async () => {
    const at = await bench();
    at.server.behave = () => ({ lands: false, status: 429, headers: { 'retry-after': '1' } });
    await at.enqueue([...many(1, () => 'one'), { key: 'other', lane: 'other' }]);
    for (let round = 0; round < 15; round += 1) {
      await at.pass({ limits: { concurrency: 1 } });
      at.later(1_100);
    }
    at.server.behave = (key) =>
      key === 'other' ? { lands: true, status: 200 } : { lands: false, status: 500 };
    await at.pass();
    expect(await keysOf(at, 'parked')).toEqual([]);
    expect(await keysOf(at, 'queued')).toEqual(['k-0']);
  });
});

describe('a batch', () => {
  it('that is divided keeps the order of its lanes', async () => {
    const at = await bench();
    await at.enqueue(many(8, () => 'one'));
    const judge = (_: unknown, operations: readonly { key: string }[]) =>
      operations.length > 4
        ? ({ outcome: 'failed', reason: 'one of them' } as const)
        : operations[0]?.key === 'k-0'
          ? ({ outcome: 'retry', reason: 'busy', landed: 'no' } as const)
          : ({ outcome: 'done' } as const);
    await at.pass({ together: 8, judge });
    expect(await keysOf(at, 'queued')).toHaveLength(8);
    at.later(6_000);
    await at.pass({ together: 8, judge: () => ({ outcome: 'done' }) });
    expect(await keysOf(at, 'queued')).toEqual([]);
  });

  it('that is divided stops where the tool asks to wait', async () => {
    const at = await bench();
    await at.enqueue(many(8, (number) => `lane-${number}`));
    const judge = (_: unknown, operations: readonly unknown[]) =>
      operations.length > 4
        ? ({ outcome: 'failed', reason: 'one of them' } as const)
        : ({ outcome: 'retry', reason: 'too much', scope: 'plugin', after: 90_000, landed: 'no' } as const);
    await at.pass({ together: 8, judge });
    expect(at.server.requests).toBe(2);
  });

  it.each([
    [10, 30, 3],
    [20, 32, 2],
    [10, 10, 1],
  ])('of %i at most takes a lane of %i in %i requests', async (together, count, requests) => {
    const at = await bench();
    await at.enqueue(many(count, () => 'one'));
    await at.pass({ together });
    expect(at.server.requests).toBe(requests);
    expect(at.server.landed.map(({ key }) => key)).toEqual(many(count, () => '').map(({ key }) => key));
  });
});

describe('a claim that runs out', () => {
  it('ends before somebody else begins: what was not begun is left to them', async () => {
    const at = await bench();
    await at.enqueue(many(4, (number) => `lane-${number}`));
    let second: Promise<unknown> = Promise.resolve();
    at.server.behave = (key, attempt) => {
      if (key === 'k-0' && attempt === 1) {
        // The machine slept: the claims of the first run are over while its first request is out.
        at.later(30 * 60_000 + 7_200_000);
        second = at.pass({ limits: { concurrency: 1 } }, 'there/1/b');
      }
      return { lands: true, status: 200 };
    };
    await at.pass({ limits: { concurrency: 1 } });
    await second;
    for (const key of ['k-1', 'k-2', 'k-3']) expect(at.server.counts().get(key)).toBe(1);
  });
});

describe('plugins beside each other', () => {
  it('one whose door cannot be opened does not stop another', async () => {
    const at = await bench();
    await at.enqueue(
      many(3, () => 'one'),
      'bad',
    );
    await at.enqueue(
      many(3, () => 'one'),
      'sample',
    );
    const good = await bench();
    const deliverer = at.deliverer([{ name: 'bad' }, {}], async (name) => {
      if (name === 'bad') throw new Error('the file of secrets is broken');
      return doorTo(good.server.url);
    });
    await deliverer.pass(forever);
    expect(good.server.landed).toHaveLength(3);
    expect((await at.store.connections()).find(({ plugin }) => plugin === 'bad')).toMatchObject({
      breaker: 'open',
      problem: 'the file of secrets is broken',
    });
  });
});

describe('after an outage', () => {
  it('everything goes side by side again, once one of them went through', async () => {
    const at = await bench();
    at.server.behave = () => ({ lands: false, status: 503 });
    await at.enqueue(many(60, (number) => `lane-${number}`));
    await at.pass({ limits: { concurrency: 8 } });
    at.server.behave = () => ({ lands: true, status: 200 });
    at.server.delay = 10;
    at.server.most = 0;
    at.later(3_700_000);
    expect(await at.pass({ limits: { concurrency: 8 } })).toMatchObject({ sent: 60 });
    expect(at.server.most).toBe(8);
  });

  it('an answer that refuses one operation shows that the tool is there', async () => {
    const at = await bench();
    at.server.behave = () => ({ lands: false, status: 503 });
    await at.enqueue(many(6, (number) => `lane-${number}`));
    await at.pass({ limits: { concurrency: 1 } });
    at.server.behave = () => ({ lands: false, status: 404 });
    at.later(61_000);
    await at.pass();
    expect((await at.store.connections())[0]).toMatchObject({ breaker: 'closed', failures: 0 });
    expect(await keysOf(at, 'parked')).toHaveLength(6);
  });

  it('credentials that are refused are tried after one minute, however many were under way', async () => {
    const at = await bench();
    at.server.behave = () => ({ lands: false, status: 401 });
    at.server.delay = 20;
    await at.enqueue(many(32, (number) => `lane-${number}`));
    await at.pass({ limits: { concurrency: 16 } });
    const [connection] = await at.store.connections();
    const wait = Date.parse(connection?.retryAt ?? '') - at.now().getTime();
    expect(wait).toBeLessThanOrEqual(60_000);
  });
});

describe('a store that cannot be written', () => {
  it('stops the pass, and says so', async () => {
    const at = await bench();
    await at.enqueue(many(20, () => 'one'));
    const full = withMethod(at.store, 'transaction', (work: Parameters<typeof at.store.transaction>[0]) =>
      at.store.transaction((transaction) =>
        work(withMethod(transaction, 'settle', () => Promise.reject(new Error('the disk is full')))),
      ),
    );
    const deliverer = at.deliverer([{}], undefined, full);
    await expect(deliverer.pass(forever)).rejects.toThrow('the disk is full');
  });
});
