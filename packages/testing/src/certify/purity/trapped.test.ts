import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import os from 'node:os';
import { describe, expect, it } from 'vitest';
import { trapped } from './trapped.js';

/** What is done within, as a list of deeds. */
const deedsOf = (act: () => unknown): string[] => [...trapped(() => void act())];
/** What throws there, too. */
const attempted = (act: () => unknown): string[] =>
  deedsOf(() => {
    try {
      act();
    } catch {
      // It is barred.
    }
  });

describe('within the traps', () => {
  it.each([
    ['Date.now', () => Date.now()],
    ['new Date()', () => new Date()],
    ['Date()', () => Date()],
    ['performance.now', () => performance.now()],
    ['process.hrtime', () => process.hrtime.bigint()],
    ['Math.random', () => Math.random()],
    ['crypto.getRandomValues', () => crypto.getRandomValues(new Uint8Array(4))],
    ['crypto.randomUUID', () => randomUUID()],
    ['process.env', () => process.env.HOME, 'HOME'],
    ['all of process.env', () => Object.keys(process.env), 'all of it'],
    ['os.hostname', () => os.hostname()],
  ])('%s tells', (name, act, word = name) => {
    const [deed, ...others] = deedsOf(act);
    expect(deed).toContain(word);
    expect(others).toEqual([]);
  });

  it.each([
    ['setTimeout', () => setTimeout(() => {}, 0)],
    ['fetch', () => fetch('https://example.com')],
    ['fs.existsSync', () => existsSync('/')],
  ])('%s tells, and does nothing', (name, act) => {
    expect(attempted(act)).toEqual([expect.stringContaining(name)]);
    expect(() => trapped(act)).toThrow('a pure part');
  });

  it('what depends on nothing but its input tells nothing', () => {
    const deeds = deedsOf(() => {
      const date = new Date('2026-01-05T09:00:00.000Z');
      const parts = [date.toISOString(), Date.parse('2026-01-05'), Date.UTC(2026), date instanceof Date];
      return [parts, new Intl.NumberFormat('en').format(1), process.env.NODE_ENV, structuredClone(parts)];
    });
    expect(deeds).toEqual([]);
  });

  it('who did it is told', () => {
    const deeds = trapped((at) => {
      at('the hook for note-taken');
      Date.now();
      at('the judge');
      Math.random();
    });
    expect([...deeds]).toEqual([
      'the hook for note-taken read the clock (Date.now)',
      'the judge asked for a random value (Math.random)',
    ]);
  });
});

it('everything is as before afterwards, also where something threw', () => {
  const parts = () => [
    Date,
    Math.random,
    process.env,
    fetch,
    setTimeout,
    existsSync,
    randomUUID,
    process.hrtime,
  ];
  const before = parts();
  expect(() =>
    trapped(() => {
      throw new Error('thrown');
    }),
  ).toThrow('thrown');
  expect(parts()).toEqual(before);
  expect(Object.hasOwn(performance, 'now')).toBe(false);
  expect(Math.abs(Date.now() - performance.timeOrigin - performance.now())).toBeLessThan(60_000);
});
