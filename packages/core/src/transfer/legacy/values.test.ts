import { describe, expect, it } from 'vitest';
import { decodeText } from './decode.js';
import { shapeOf } from './shapes.js';
import { clockTime, durationOf, parseTime, timeInId } from './times.js';
import { field, list, name, oneOf, percent, text } from './values.js';

const local = (...parts: [number, number, number, number?, number?, number?]) => {
  const [year, month, ...rest] = parts;
  return new Date(year, month - 1, ...rest);
};

describe('what PowerShell makes of values', () => {
  it.each([
    [null, []],
    [undefined, []],
    [[], []],
    [{}, []],
    [['a', null], ['a']],
    ['a', ['a']],
    [{ a: 1 }, [{ a: 1 }]],
    [{ value: ['a', 'b'], Count: 2 }, ['a', 'b']],
    [{ value: [], Count: 0 }, []],
    [{ value: 'a', Count: 'b' }, [{ value: 'a', Count: 'b' }]],
  ])('the list %j is %j', (value, expected) => {
    expect(list(value)).toEqual(expected);
  });

  it('fields are found whatever their capitals, and only own ones', () => {
    expect(field({ SessionId: 'a' }, 'id', 'sessionId')).toBe('a');
    expect(field({ id: null, ID: 'b' }, 'sessionId', 'ID')).toBe('b');
    expect(field({ id: '' }, 'id')).toBeUndefined();
    for (const value of [{}, [], null, 'text', 7])
      expect(field(value, 'constructor', '__proto__', 'length')).toBeUndefined();
  });

  it.each([
    [-1, null],
    [null, null],
    ['', null],
    [0, 0],
    [45.5, 46],
    [150, 100],
    ['45%', 45],
    ['many', null],
    [Number.NaN, null],
    [true, null],
  ])('progress %j is %j', (value, expected) => {
    expect(percent(value)).toBe(expected);
  });

  it('texts and names', () => {
    expect(text(' a\r\nb ')).toBe('a\nb');
    expect([text(''), text('  '), text({}), text(7), text(false)]).toEqual([null, null, null, '7', 'false']);
    expect(text('x'.repeat(2_000_000))).toHaveLength(1_048_576);
    expect(name(' a\n b ')).toBe('a b');
    expect(name('😀'.repeat(150))).toMatch(/^(😀)+…$/u);
    expect(name('😀'.repeat(150))!.length).toBeLessThanOrEqual(200);
    expect([oneOf('HIGH', ['low', 'high']), oneOf('critical', ['low', 'high']), oneOf(3, ['low'])]).toEqual([
      'high',
      null,
      null,
    ]);
  });
});

describe('times', () => {
  it.each([
    ['2025-01-16 09:30:42', local(2025, 1, 16, 9, 30, 42)],
    ['2025-01-16T09:30:42', local(2025, 1, 16, 9, 30, 42)],
    ['2025-01-16T09:30:42.1234567', local(2025, 1, 16, 9, 30, 42)],
    ['2025-01-16 09:30', local(2025, 1, 16, 9, 30)],
    ['2025-01-16', local(2025, 1, 16)],
    ['2025-01-16T09:30:42Z', new Date('2025-01-16T09:30:42Z')],
    ['2025-01-16T09:30:42.1234567+02:00', new Date('2025-01-16T07:30:42.123Z')],
    ['01/16/2025 09:30:42', local(2025, 1, 16, 9, 30, 42)],
    ['16/01/2025 09:30:42', local(2025, 1, 16, 9, 30, 42)],
    ['/Date(1737016242000)/', new Date(1737016242000)],
    ['/Date(1737016242000+0200)/', new Date(1737016242000)],
    [1737016242000, new Date(1737016242000)],
    [{ value: '/Date(1737016242000)/', DisplayHint: 2, DateTime: 'x' }, new Date(1737016242000)],
    [{ DateTime: 'Thursday, January 16, 2025 9:30:42 AM' }, local(2025, 1, 16, 9, 30, 42)],
    ['2025-02-30 09:30:42', null],
    ['2025-01-16 25:30:42', null],
    ['', null],
    ['soon', null],
    ['0001-01-01T00:00:00', null],
    ['/Date(999999999999999999)/', null],
    [null, null],
    [{ value: { value: { value: 1 } } }, null],
  ])('%j is %j', (value, expected) => {
    expect(parseTime(value)).toEqual(expected);
  });

  it('in ids', () => {
    expect(timeInId('msp-lite-20250116-093042')).toEqual(local(2025, 1, 16, 9, 30, 42));
    expect(timeInId('msp-2025-01-16-093042')).toEqual(local(2025, 1, 16, 9, 30, 42));
    expect([timeInId('test-orphan'), timeInId('msp-2025-13-45-993042')]).toEqual([null, null]);
  });

  it('of the clock, and durations', () => {
    expect(clockTime('14:30', local(2025, 1, 16, 9))).toEqual(local(2025, 1, 16, 14, 30));
    expect(clockTime('00:30', local(2025, 1, 31, 23))).toEqual(local(2025, 2, 1, 0, 30));
    expect(clockTime('09:00', local(2025, 1, 16, 9, 0, 42))).toEqual(local(2025, 1, 16, 9));
    expect(clockTime('late', local(2025, 1, 16))).toBeNull();
    expect(['01:00:00', '1.02:00:00', '00:00:10.5', 2.5, -1, 'long'].map(durationOf)).toEqual([
      3_600_000,
      93_600_000,
      10_000,
      9_000_000,
      null,
      null,
    ]);
  });
});

it('texts are decoded as they are stored', () => {
  const words = '{"a":"größer ✓"}';
  for (const bytes of [
    Buffer.from(words),
    Buffer.from(words, 'utf16le'),
    Buffer.from(`\uFEFF${words}`),
    Buffer.from(words, 'utf16le').swap16(),
  ]) {
    expect(decodeText(bytes)).toBe(words);
  }
  expect(decodeText(Buffer.from('gr\xf6\xdfer', 'latin1'))).toBe('größer');
  expect(decodeText(Buffer.alloc(0))).toBe('');
});

it.each([
  [{}, 'nothing'],
  [[], 'nothing'],
  [null, 'nothing'],
  [{ id: 'a', startTime: 'b' }, 'sessions'],
  [{ SessionId: 'a', Updates: [] }, 'sessions'],
  [{ date: 'x', sessions: [{ id: 'a', startTime: 'b' }] }, 'sessions'],
  [{ id: 'a', date: 'b', duration: 'c' }, 'history'],
  [[{ id: 'a', updateCount: 0 }], 'history'],
  [{ content: 'a', timestamp: 'b', sessionId: 'c' }, 'decisions'],
  [{ '2025-01-16': { sessions: 1 } }, 'days'],
  [{ format: 'msp-session', id: 'a' }, 'copy'],
  [{ format: 'msp-export' }, 'export'],
  [{ name: 'package', version: '1.0.0' }, 'other'],
  [7, 'other'],
  [['a'], 'other'],
])('%j is recognised as %s', (value, kind) => {
  expect(shapeOf(value).kind).toBe(kind);
});
