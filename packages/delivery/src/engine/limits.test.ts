import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoff } from './backoff.js';
import { failed, halfOpen, impatient, limited, newConnection, pause, refused, succeeded } from './breaker.js';
import { type Bucket, exhausted, take } from './bucket.js';
import { settlementOf } from './settlement.js';

const NOW = Date.parse('2026-11-21T09:00:00.000Z');

describe('backoff', () => {
  it('tries once quickly, then later and later, up to an hour', () => {
    const waits = [1, 2, 3, 4, 9, 40].map((attempts) => backoff(attempts, 0.5));
    expect(waits).toEqual([5_000, 30_000, 60_000, 120_000, 3_600_000, 3_600_000]);
  });

  it('differs by a quarter at most, and is never sooner than the tool asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempts, random) => {
          const middle = backoff(attempts, 0.5);
          expect(Math.abs(backoff(attempts, random) - middle)).toBeLessThanOrEqual(middle / 4 + 1);
          expect(backoff(attempts, random, 7_200_000)).toBe(7_200_000);
        },
      ),
    );
  });
});

describe('the token bucket', () => {
  it('lets no more through in any minute than the limit, and nearly that in the long run', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 50, maxLength: 300 }),
        (perMinute, pauses) => {
          const sent: number[] = [];
          let bucket: Bucket | null = null;
          let time = NOW;
          for (const each of pauses) {
            time += each;
            const taken = take(bucket, { perMinute }, time);
            bucket = taken.bucket;
            if (taken.wait === 0) sent.push(time);
            else time += taken.wait;
          }
          for (const [index, start] of sent.entries()) {
            const within = sent.slice(index).filter((at) => at < start + 60_000).length;
            expect(within).toBeLessThanOrEqual(perMinute + 1);
          }
        },
      ),
    );
    let bucket: Bucket | null = null;
    let time = NOW;
    let sent = 0;
    while (time < NOW + 600_000) {
      const taken = take(bucket, { perMinute: 40 }, time);
      bucket = taken.bucket;
      if (taken.wait === 0) sent += 1;
      time += taken.wait;
    }
    expect(sent).toBeGreaterThanOrEqual(380);
    expect(sent).toBeLessThanOrEqual(400);
  });

  it.each([
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '30' }, 30_000],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 60) }, 60_000],
    [{ 'x-ratelimit-requests-remaining': '0', 'x-ratelimit-requests-reset': String(NOW + 90_000) }, 90_000],
    [{ 'x-ratelimit-remaining': '5', 'x-ratelimit-reset': '30' }, 0],
    [{ 'x-ratelimit-remaining': '0' }, 0],
    [{ 'x-ratelimit-remaining': 'none', 'x-ratelimit-reset': 'soon' }, 0],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '999999' }, 3_600_000],
    [undefined, 0],
  ])('%j means to wait %i ms', (headers, wait) => {
    expect(exhausted(headers as Record<string, string> | undefined, NOW)).toBe(wait);
  });
});

describe('the circuit breaker', () => {
  const afterFailures = (count: number) =>
    Array.from({ length: count }).reduce<ReturnType<typeof newConnection>>(
      (connection) => failed(connection, 'down', NOW),
      newConnection('tool'),
    );

  it('opens with the fifth failure in a row, and tries after a minute', () => {
    expect(afterFailures(4)).toMatchObject({ breaker: 'closed', retryAt: null });
    const open = afterFailures(5);
    expect(open).toMatchObject({ breaker: 'open', problem: 'down' });
    expect(pause(open, NOW)).toBe(60_000);
    expect(halfOpen(open, NOW + 59_999)).toBe(false);
    expect(halfOpen(open, NOW + 60_000)).toBe(true);
    expect(pause(failed(open, 'still down', NOW + 60_000), NOW + 60_000)).toBe(60_000);
    expect(succeeded(open, NOW + 60_000)).toMatchObject({
      breaker: 'closed',
      failures: 0,
      retryAt: null,
      problem: null,
    });
  });

  it('one success in between, and it counts anew', () => {
    expect(failed(succeeded(afterFailures(4), NOW), 'down', NOW).breaker).toBe('closed');
  });

  it('knocks ever more rarely where the credentials are refused', () => {
    let connection = newConnection('tool');
    let time = NOW;
    const waits = Array.from({ length: 8 }, () => {
      connection = refused(connection, 'wrong key', null, time);
      // What was under way at the same moment says nothing new.
      connection = refused(connection, 'wrong key', null, time);
      const minutes = pause(connection, time) / 60_000;
      time += pause(connection, time);
      return minutes;
    });
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('keeps to what the tool asked for, also where something that was under way succeeds', () => {
    const waiting = limited(newConnection('tool'), 90_000, NOW);
    expect(waiting.breaker).toBe('closed');
    expect(pause(succeeded(waiting, NOW + 10), NOW + 10)).toBe(89_990);
    expect(pause(impatient(waiting), NOW)).toBe(90_000);
    expect(pause(impatient(afterFailures(5)), NOW)).toBe(0);
    expect(pause(limited(waiting, 1_000, NOW), NOW)).toBe(90_000);
  });
});

describe('the settlement of an entry', () => {
  const entry = (attempts: number, failingSince: string | null) =>
    ({ id: 7, attempts, failingSince }) as Parameters<typeof settlementOf>[0];
  const facts = { now: NOW, random: 0.5, lastSuccess: null };
  const retry = { outcome: 'retry', reason: 'down' } as const;

  it('may have landed, unless the verdict says that it did not', () => {
    expect(settlementOf(entry(1, null), retry, facts)).toMatchObject({ status: 'queued', unsettled: true });
    expect(settlementOf(entry(1, null), { ...retry, landed: 'no' }, facts)).toMatchObject({
      unsettled: false,
    });
  });

  it('is tried for as long as the tool is down, but not where only this one fails', () => {
    const since = '2026-11-21T08:00:00.000Z';
    expect(settlementOf(entry(500, since), retry, facts).status).toBe('queued');
    const others = { ...facts, lastSuccess: '2026-11-21T08:30:00.000Z' };
    expect(settlementOf(entry(11, since), retry, others).status).toBe('queued');
    expect(settlementOf(entry(12, since), retry, others)).toMatchObject({
      status: 'parked',
      problem: expect.stringContaining('12 attempts'),
    });
    expect(settlementOf(entry(99, since), { ...retry, scope: 'plugin' }, others).status).toBe('queued');
  });

  it('is parked where it failed by itself, and waits where the whole plugin does', () => {
    const failure = { outcome: 'failed', reason: 'no such issue', hint: 'Was it deleted?' } as const;
    expect(settlementOf(entry(1, null), failure, facts)).toMatchObject({
      status: 'parked',
      problem: 'no such issue (Was it deleted?)',
    });
    expect(settlementOf(entry(1, null), { ...failure, scope: 'plugin' }, facts)).toEqual({
      id: 7,
      status: 'untouched',
    });
  });
});
