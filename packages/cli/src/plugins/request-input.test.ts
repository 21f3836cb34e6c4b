import { MspError } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inputOf, pairsOf } from './request-input.js';

const schema = z.strictObject({
  title: z.string(),
  points: z.int().optional(),
  share: z.number().optional(),
  urgent: z.boolean().optional(),
  labels: z.array(z.string()).optional(),
  place: z.object({ x: z.number() }).optional(),
});

const input = (words: string | undefined, object: Record<string, unknown> = {}) =>
  inputOf('tracker create', schema, { words, object });

describe('inputOf', () => {
  it.each([
    ['title=x', { title: 'x' }],
    ['title=', { title: '' }],
    ['title=5', { title: '5' }],
    ['title=yes points=5 share=0.5 urgent=no', { title: 'yes', points: 5, share: 0.5, urgent: false }],
    ['title=x urgent=true', { title: 'x', urgent: true }],
    ['title=x labels=a, b,c', { title: 'x', labels: ['a', 'b', 'c'] }],
    ['title=x labels=["a,b"]', { title: 'x', labels: ['a,b'] }],
    ['title=x place={"x": 1}', { title: 'x', place: { x: 1 } }],
    ['title=a b  c', { title: 'a b  c' }],
    ['title=a other=b', { title: 'a other=b' }],
    ['title=x title=y', { title: 'y' }],
    ['title==x', { title: '=x' }],
  ])('%s', (words, expected) => expect(input(words)).toEqual(expected));

  it('puts words over an object', () => {
    expect(input('points=2', { title: 'x', points: 1 })).toEqual({ title: 'x', points: 2 });
    expect(input(undefined, { title: 'x', points: 1 })).toEqual({ title: 'x', points: 1 });
  });

  it.each([
    [undefined, {}, /title/],
    ['title=x points=many', {}, /points/],
    ['title=x points=1.5', {}, /points/],
    ['points=5', {}, /title/],
    ['just words', {}, /"just" has no name/],
    ['title=x', { depth: 1 }, /depth: there is no such key/],
    [undefined, { title: 'x', points: '5' }, /points/],
  ])('refuses %j with %j', (words, object, message) => {
    const refused = (() => {
      try {
        return input(words, object);
      } catch (error) {
        return error;
      }
    })();
    if (!MspError.is(refused)) throw new Error('not refused');
    expect([refused.code, refused.message]).toEqual(['MSP009', expect.stringMatching(message)]);
  });

  it('says what it takes', () => {
    const hint = 'It takes: title=<text>, [points=<whole number>], [share=<number>], [urgent=<yes or no>]';
    expect(() => input(undefined)).toThrow(expect.objectContaining({ hint: expect.stringContaining(hint) }));
    expect(() => inputOf('tracker ping', z.strictObject({}), { words: 'a=1', object: {} })).toThrow(
      expect.objectContaining({ hint: 'It takes nothing.' }),
    );
  });
});

it('without a schema that can be looked into, every key counts', () => {
  expect(pairsOf('x', 'a=1 b=2 c', [])).toEqual([
    ['a', '1'],
    ['b', '2 c'],
  ]);
  expect(pairsOf('x', '  ', [])).toEqual([]);
});

it('a key of every object is a key like others', () => {
  expect(() => input('__proto__={"title":"x"}')).toThrow(/__proto__|title/);
  expect(({} as Record<string, unknown>).title).toBeUndefined();
});
