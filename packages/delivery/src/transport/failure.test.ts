import { HOSTILE } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { failureOf } from './failure.js';

const mask = (text: string) => text.replaceAll('hunter2', '[secret]');
const coded = (code: string, more: object = {}) =>
  Object.assign(new Error(`it is ${code}`), { code, ...more });

describe('what an error says', () => {
  it.each([
    ['ECONNREFUSED', {}, 'connection', 'no'],
    ['ENOTFOUND', {}, 'connection', 'no'],
    ['EAI_AGAIN', {}, 'connection', 'no'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', {}, 'connection', 'no'],
    ['EHOSTUNREACH', { syscall: 'connect' }, 'connection', 'no'],
    ['EHOSTUNREACH', { syscall: 'read' }, 'connection', 'unknown'],
    ['EACCES', { syscall: 'connect' }, 'connection', 'no'],
    ['EACCES', { syscall: 'open' }, 'thrown', 'unknown'],
    ['ECONNRESET', {}, 'connection', 'unknown'],
    ['EPIPE', {}, 'connection', 'unknown'],
    ['UND_ERR_SOCKET', {}, 'connection', 'unknown'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', {}, 'connection', 'unknown'],
    ['ETIMEDOUT', { syscall: 'connect' }, 'timeout', 'no'],
    ['ETIMEDOUT', { syscall: 'read' }, 'timeout', 'unknown'],
    ['UND_ERR_CONNECT_TIMEOUT', {}, 'timeout', 'no'],
    ['UND_ERR_HEADERS_TIMEOUT', {}, 'timeout', 'unknown'],
    ['UND_ERR_BODY_TIMEOUT', {}, 'timeout', 'unknown'],
    ['UND_ERR_HEADERS_OVERFLOW', {}, 'unreadable', 'unknown'],
    ['HPE_INVALID_CONSTANT', {}, 'unreadable', 'unknown'],
    ['Z_DATA_ERROR', {}, 'unreadable', 'unknown'],
    ['MSP_FORBIDDEN_HOST', {}, 'forbidden-host', 'no'],
    ['MSP_TOO_LARGE', {}, 'too-large', 'unknown'],
    ['Neo.ClientError.Security.Unauthorized', {}, 'thrown', 'unknown'],
  ] as const)('%s %j → %s, landed %s', (code, more, reason, landed) => {
    const expected = { kind: 'failure', reason, landed, code, message: `it is ${code}` };
    expect(failureOf(coded(code, more), mask)).toEqual(expected);
    expect(failureOf(new TypeError('fetch failed', { cause: coded(code, more) }), mask)).toEqual(expected);
    expect(failureOf({ message: 'kit', code: 'kit_error', original: coded(code, more) }, mask)).toMatchObject(
      {
        reason,
        landed,
      },
    );
  });

  it.each([
    new DOMException('over', 'TimeoutError'),
    new DOMException('stopped', 'AbortError'),
    Object.assign(new Error('x'), { name: 'AbortError' }),
  ])('a time that is over: %s', (error) => {
    const failed = failureOf(error, mask);
    expect(failed).toMatchObject({ reason: 'timeout', landed: 'unknown' });
    expect(failed).not.toHaveProperty('code');
  });

  it('of several, all must say that nothing landed', () => {
    const refused = [coded('ECONNREFUSED'), coded('ENETUNREACH', { syscall: 'connect' })];
    expect(failureOf(new AggregateError(refused, ''), mask)).toEqual({
      kind: 'failure',
      reason: 'connection',
      landed: 'no',
      code: 'ECONNREFUSED',
      message: 'it is ECONNREFUSED',
    });
    expect(failureOf(new AggregateError([...refused, coded('ECONNRESET')]), mask).landed).toBe('unknown');
  });
});

describe('what the errors of kits have', () => {
  it.each([
    { status: 429, headers: new Headers({ 'Retry-After': '3', 'set-cookie': 'a' }) },
    { statusCode: 429, headers: { 'RETRY-AFTER': '3', Authorization: 'x' } },
    { response: { status: 429, headers: new Map([['Retry-After', 3]]) } },
    { message: 'outer', cause: { response: { statusCode: 429, headers: [['retry-after', '3']] } } },
  ])('status and headers: %j', (error) => {
    expect(failureOf(error, mask)).toMatchObject({ status: 429, headers: { 'retry-after': '3' } });
  });

  it.each([0, 99, 1000, 1.5, '429', null, Number.NaN, {}])('%j is no status', (status) => {
    expect(failureOf({ status, message: 'x' }, mask)).not.toHaveProperty('status');
  });
});

describe('hostile errors', () => {
  const traps = new Proxy(new Error('x'), {
    get() {
      throw new Error('get');
    },
    getPrototypeOf() {
      throw new Error('prototype');
    },
    ownKeys() {
      throw new Error('keys');
    },
  });
  const circle: { message: string; cause?: unknown; errors?: unknown } = { message: 'round' };
  circle.cause = { cause: circle, errors: [circle, traps] };
  let deep: unknown = new Error('deepest');
  for (let level = 0; level < 100_000; level += 1) deep = { cause: deep };
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();

  it('whatever is thrown, plain data comes out', () => {
    const all = [
      null,
      undefined,
      0,
      '',
      'text',
      Symbol('s'),
      1n,
      () => {},
      traps,
      circle,
      deep,
      proxy,
      Object.create(null),
    ];
    for (const error of [
      ...all,
      { errors: proxy },
      { errors: Array(100_000).fill(traps) },
      { headers: proxy },
    ]) {
      const failed = failureOf(error, mask);
      expect(failed).toMatchObject({ kind: 'failure', reason: 'thrown', landed: 'unknown' });
      expect(failed.message).not.toBe('');
      expect(JSON.parse(JSON.stringify(failed))).toEqual(failed);
    }
    expect(failureOf('text', mask).message).toBe('text');
    expect(failureOf(circle, mask).message).toBe('round');
  });

  it('messages are masked, one line, short, without queries', () => {
    const message = `POST https://ada:pw@x.com/a?token=1\nhunter2 ${'long '.repeat(1000)}`;
    const failed = failureOf(Object.assign(new Error(message), { code: 'hunter2' }), mask);
    expect(failed.message).toMatch(/^POST https:\/\/x\.com\/a\?… \[secret\] long long/);
    expect(failed.message.length).toBeLessThanOrEqual(500);
    expect(failed.code).toBe('[secret]');
    for (const text of Object.values(HOSTILE)) {
      const { message: shown } = failureOf(new Error(text), mask);
      expect(shown).toMatch(/^[^\p{Cc}]+$/u);
      expect(shown.isWellFormed()).toBe(true);
    }
  });
});
