import type { Plugin } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { entryWith, writtenValue } from './changes.js';
import { isDefault, judgeSetting, judgeText } from './judge-setting.js';
import { problemOf } from './secret-step.js';
import { isSame, leavesOf, settingAt, withValue } from './values.js';

describe('settings by dotted keys', () => {
  it('are read, set and taken out, and their order stays', () => {
    const values = { a: 1, folders: { daily: 'Day', notes: 'N' }, z: [1] };
    expect(settingAt(values, 'folders.daily')).toBe('Day');
    expect([
      settingAt(values, 'a.b'),
      settingAt(values, '__proto__.x'),
      settingAt(values, 'toString'),
    ]).toEqual([undefined, undefined, undefined]);
    const changed = withValue(values, 'folders.daily', 'Tag');
    expect(JSON.stringify(changed)).toBe('{"a":1,"folders":{"daily":"Tag","notes":"N"},"z":[1]}');
    expect(withValue(withValue(values, 'folders.daily', undefined), 'folders.notes', undefined)).toEqual({
      a: 1,
      z: [1],
    });
    expect(leavesOf(values).map(([key]) => key)).toEqual(['a', 'folders.daily', 'folders.notes', 'z']);
    expect([isSame({ a: 1, b: [2] }, { b: [2], a: 1 }), isSame([1, 2], [2, 1])]).toEqual([true, false]);
    expect(
      entryWith('./x.ts', [
        { key: 'a.b', value: 1 },
        { key: 'c', value: undefined },
      ]),
    ).toEqual({ use: './x.ts', a: { b: 1 } });
  });

  it.each([
    ['12', '12'],
    [12, '12'],
    [true, 'true'],
    [['a', 'b c'], 'a, b c'],
    [['a,b'], '["a,b"]'],
    [['1', '2'], '["1","2"]'],
    [[], '[]'],
  ])('%j is written as %j', (value, text) => expect(writtenValue(value)).toBe(text));
});

describe('a setting', () => {
  const settings = z.strictObject({
    team: z.string().min(3, 'too short'),
    size: z.int().default(5),
    names: z.array(z.string()).optional(),
    on: z.boolean().optional(),
  });
  const plugin = { settings } as unknown as Plugin;
  const setting = (key: string) => ({ name: 'x', plugin, key, around: {} });

  it.each([
    ['team', 'abc', { value: 'abc' }],
    ['team', 'a', { problem: 'too short' }],
    ['size', '12', { value: 12 }],
    ['names', 'a, b', { value: ['a', 'b'] }],
    ['on', 'yes', { value: true }],
    ['other', 'x', { problem: 'there is no such setting' }],
  ])('%s = %j', (key, text, judged) => expect(judgeText(setting(key), text)).toEqual(judged));

  it('that is chosen means nothing else than it is', () => {
    expect(judgeSetting(setting('size'), '12')).toHaveProperty('problem');
    expect([
      isDefault(plugin, 'size', 5),
      isDefault(plugin, 'size', 6),
      isDefault(plugin, 'team', ''),
    ]).toEqual([true, false, false]);
  });
});

it.each([
  ['', false],
  ['abc', true],
  ['two\nlines', false],
  ['-----BEGIN KEY-----\nabc\n', true],
  ['x'.repeat(65_537), false],
  ['\u0007', false],
])('a secret %j', (value, fine) => expect(problemOf(value) === null).toBe(fine));
