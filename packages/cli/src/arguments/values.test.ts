import { distance } from '@msp/core';
import { describe, expect, it } from 'vitest';
import { given } from './given.js';
import { instantOf } from './instant.js';
import { listOf } from './list.js';
import { countOf } from './number.js';
import { progressOf } from './progress.js';
import { quoted, shellQuoted } from './quoted.js';
import { nearest } from './suggest.js';

describe('progressOf', () => {
  it.each([
    ['0', 0],
    ['45', 45],
    ['45%', 45],
    [' 45 % ', 45],
    ['100%', 100],
    ['007', 7],
  ])('%j is %i', (written, progress) => expect(progressOf(written)).toBe(progress));

  it.each(['101', '-1', '4.5', 'abc', '', '4e1', '0x10', '1000', '45%%', '٤٥'])('refuses %j', (written) => {
    expect(() => progressOf(written)).toThrow(/whole number from 0 to 100/);
  });
});

it('countOf takes whole numbers from 1', () => {
  expect(countOf('--limit', undefined)).toBeUndefined();
  expect(countOf('--limit', '5')).toBe(5);
  for (const written of ['0', '-1', '2.5', 'x', '', '1e3', '99999999999']) {
    expect(() => countOf('--limit', written)).toThrow('--limit');
  }
});

describe('instantOf', () => {
  const now = new Date(2026, 10, 21, 15, 30);
  const at = (written: string, edge: 'start' | 'end' = 'start') => instantOf('--since', written, now, edge);

  it.each([
    ['2026-11-01', new Date(2026, 10, 1)],
    ['today', new Date(2026, 10, 21)],
    ['yesterday', new Date(2026, 10, 20)],
    ['12h', new Date(2026, 10, 21, 3, 30)],
    ['2w', new Date(now.getTime() - 14 * 86_400_000)],
    ['2026-11-01T09:30', new Date(2026, 10, 1, 9, 30)],
    ['2026-11-01T09:30:00Z', new Date('2026-11-01T09:30:00Z')],
  ])('%s', (written, expected) => expect(at(written)).toEqual(expected));

  it('means the end of a day where that is asked for', () => {
    expect(at('2026-11-01', 'end')).toEqual(new Date(2026, 10, 1, 23, 59, 59, 999));
    expect(at('yesterday', 'end')).toEqual(new Date(2026, 10, 20, 23, 59, 59, 999));
  });

  it.each(['2026-02-30', '2026-13-01', 'tomorrow', '7', '', '7x', '2026-11-01T99:99'])(
    'refuses %j',
    (written) => {
      expect(() => at(written)).toThrow('--since');
    },
  );
});

it('listOf splits one value at commas and keeps several as they are', () => {
  expect(listOf([])).toEqual([]);
  expect(listOf(['MySQL, SQLite,, '])).toEqual(['MySQL', 'SQLite']);
  expect(listOf(['MySQL, the old one', 'SQLite'])).toEqual(['MySQL, the old one', 'SQLite']);
});

it('given leaves out what was not given', () => {
  expect(given({ type: undefined, path: 'src', none: null })).toEqual({ path: 'src', none: null });
});

it('quoted is no longer than a line', () => {
  expect(quoted('abc')).toBe('"abc"');
  expect([...quoted('😀'.repeat(100))]).toHaveLength(62);
  expect(shellQuoted('a "b" $c `d` \\')).toBe('"a \\"b\\" \\$c \\`d\\` \\\\"');
});

describe('nearest', () => {
  const commands = ['start', 'status', 'update', 'end', 'recover', 'recall', 'resolve'];

  it.each([
    ['stauts', 'status'],
    ['udpate', 'update'],
    ['Update', 'update'],
    ['upd', 'update'],
    ['ned', 'end'],
    ['recal', 'recall'],
    ['resolv', 'resolve'],
  ])('%s is %s', (word, meant) => expect(nearest(word, commands)).toBe(meant));

  it.each(['xyzzy', '', 'q', 'x'.repeat(100)])('%s is nothing', (word) =>
    expect(nearest(word, commands)).toBeNull(),
  );
});

it.each([
  ['', '', 0],
  ['abc', 'abc', 0],
  ['abc', 'acb', 1],
  ['abc', 'ab', 1],
  ['abc', 'xabc', 1],
  ['kitten', 'sitting', 3],
])('from %j to %j it is %i', (a, b, slips) => {
  expect(distance(a, b)).toBe(slips);
  expect(distance(b, a)).toBe(slips);
});
