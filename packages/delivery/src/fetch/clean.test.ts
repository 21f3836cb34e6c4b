import { HOSTILE } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { cleanError } from './clean-error.js';
import { cleanText } from './clean-text.js';
import { plainHeaders } from './plain-headers.js';

const mask = (text: string) => text.replaceAll('hunter2', '[secret]');

describe('cleanText', () => {
  it.each([
    ['GET https://ada:pw@api.x.com/a?token=1 failed', 'GET https://api.x.com/a?… failed'],
    ['"https://api.x.com#fragment"', '"https://api.x.com#…"'],
    ['https://a@b@c/d', 'https://c/d'],
    ['https://x/p@q', 'https://x/p@q'],
    ['bolt://neo4j:pw@localhost:7687', 'bolt://localhost:7687'],
    ['two https://a?x https://b?y', 'two https://a?… https://b?…'],
    ['a\nb\r\n\u0000c\u001b[31m', 'a b c [31m'],
    ['password hunter2', 'password [secret]'],
    ['half \ud800', 'half \ufffd'],
  ])('%j → %j', (text, cleaned) => expect(cleanText(text, mask)).toBe(cleaned));

  it('is quick with a long text that looks like addresses throughout', () => {
    expect(cleanText('a.'.repeat(500_000), mask).length).toBeLessThanOrEqual(2000);
  });
});

describe('cleanError', () => {
  it('keeps name, code and causes, and nothing else', () => {
    const cause = Object.assign(new Error('connect https://x/?k=hunter2'), {
      code: 'ECONNREFUSED',
      syscall: 'connect',
      address: 'secret place',
    });
    const cleaned = cleanError(new TypeError('fetch failed', { cause }), mask);
    expect(cleaned).toMatchObject({ name: 'TypeError', message: 'fetch failed' });
    expect(cleaned.cause).toMatchObject({
      code: 'ECONNREFUSED',
      syscall: 'connect',
      message: 'connect https://x/?…',
    });
    expect(cleaned.cause).not.toHaveProperty('address');
  });

  it('ends with errors that go in circles, throw when read, or are none', () => {
    const circle = new Error('round');
    circle.cause = circle;
    const traps = new Proxy(
      {},
      {
        get() {
          throw new Error('no');
        },
      },
    );
    const many = new AggregateError([circle, traps, null, 1], 'many', { cause: traps });
    for (const error of [circle, traps, null, undefined, 7, many, Object.create(null)]) {
      expect(cleanError(error, mask)).toBeInstanceOf(Error);
    }
    expect(cleanError('https://x?hunter2', mask).message).toBe('https://x?…');
  });
});

describe('plainHeaders', () => {
  it('takes every make, in lower case, without those that let one in', () => {
    const set = [
      ['Retry-After', '30'],
      ['Set-Cookie', 'a=b'],
      ['Authorization', 'Bearer x'],
    ] as const;
    const expected = { 'retry-after': '30' };
    expect(plainHeaders(new Headers(set.map(([...pair]) => pair as [string, string])))).toEqual(expected);
    expect(plainHeaders(new Map(set))).toEqual(expected);
    expect(plainHeaders(Object.fromEntries(set))).toEqual(expected);
    expect(plainHeaders(set)).toEqual(expected);
    expect(plainHeaders({ 'X-Many': ['a', 'b'], 'x-number': 7, 'x-none': null, 'x-object': {} })).toEqual({
      'x-many': 'a, b',
      'x-number': '7',
    });
  });

  it('makes nothing of what are no headers', () => {
    const throwing = {
      get a() {
        throw new Error('no');
      },
    };
    for (const headers of [null, undefined, 'text', 5, [1, null], throwing])
      expect(plainHeaders(headers)).toEqual({});
  });

  it('a name such as __proto__ is a name', () => {
    const headers = plainHeaders(JSON.parse('{"__proto__":"x"}'));
    expect(Object.hasOwn(headers, '__proto__')).toBe(true);
    expect(Object.getPrototypeOf(headers)).toBe(Object.prototype);
  });

  it('takes any text as a value', () => {
    for (const text of Object.values(HOSTILE)) expect(plainHeaders({ a: text }).a).toBe(text.toWellFormed());
  });
});
