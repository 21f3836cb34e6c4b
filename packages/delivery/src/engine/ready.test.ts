import { describe, expect, it } from 'vitest';
import { bench } from '../testing/bench.js';

const comments = (count: number, lane: string) =>
  Array.from({ length: count }, (_, at) => ({ key: `${lane}-${at}`, lane, link: lane }));
/** What begins with `find` brings the link that its lane's others refer to. */
const judge = (_: unknown, operations: readonly { key: string; lane: string }[]) =>
  operations.map(({ key, lane }) => ({
    outcome: 'done' as const,
    ...(key.startsWith('find') && { links: [{ local: lane, remote: `r-${lane}` }] }),
  }));

describe('what others refer to', () => {
  it('goes first, and the rest together after it', async () => {
    const at = await bench();
    await at.enqueue([{ key: 'find-a', lane: 'a' }, ...comments(60, 'a')]);
    await at.pass({ together: 100, apart: 'find', judge });
    expect(at.server.landed.map(({ key }) => key)).toEqual([
      'find-a',
      ...Array.from({ length: 60 }, (_, index) => `a-${index}`),
    ]);
    expect(at.server.requests).toBe(2);
  });

  it('is known when the next of a lane is sent, also without sending together', async () => {
    const at = await bench();
    for (const lane of ['a', 'b', 'c'])
      await at.enqueue([{ key: `find-${lane}`, lane }, ...comments(3, lane)]);
    const { sent, retried } = await at.pass({ judge });
    expect([sent, retried]).toEqual([12, 0]);
  });

  it('holds up only those who wait for it', async () => {
    const at = await bench();
    await at.enqueue([...comments(3, 'lost'), { key: 'find-a', lane: 'a' }, ...comments(20, 'a')]);
    const { sent, retried } = await at.pass({ together: 50, apart: 'find', judge });
    expect([sent, retried]).toEqual([21, 1]);
    const [first, second] = await at.store.outbox({ statuses: ['queued'] });
    expect(first?.problem).toBe('it waits for what the tool calls lost');
    expect(second).toMatchObject({ problem: null, attempts: 0 });
  });

  it('and does not come holds nothing back that stands before', async () => {
    const at = await bench();
    const free = Array.from({ length: 5 }, (_, index) => ({ key: `a-${index}`, lane: 'a' }));
    await at.enqueue([...free, ...comments(2, 'a').map((each) => ({ ...each, key: `late-${each.key}` }))]);
    const { sent, retried } = await at.pass({ together: 50, judge });
    expect([sent, retried, at.server.requests]).toEqual([5, 1, 1]);
  });
});

describe('what does not go together', () => {
  it('is divided, in its order, and most of it still goes together', async () => {
    const at = await bench();
    const keys = Array.from({ length: 64 }, (_, index) => (index === 20 ? 'find-it' : `k-${index}`));
    await at.enqueue(keys.map((key) => ({ key, lane: 'one' })));
    await at.pass({ together: 64, apart: 'find' });
    expect(at.server.landed.map(({ key }) => key)).toEqual(keys);
    expect(at.server.requests).toBeLessThanOrEqual(8);
  });

  it('goes lane by lane', async () => {
    const at = await bench();
    const lanes = ['a', 'b', 'c', 'd'];
    for (const lane of lanes)
      await at.enqueue([
        { key: `find-${lane}`, lane },
        { key: `k-${lane}-1`, lane },
        { key: `k-${lane}-2`, lane },
      ]);
    await at.pass({ together: 64, apart: 'find' });
    for (const lane of lanes)
      expect(at.server.landed.filter((each) => each.lane === lane).map(({ key }) => key)).toEqual([
        `find-${lane}`,
        `k-${lane}-1`,
        `k-${lane}-2`,
      ]);
  });
});
