import { describe, expect, it } from 'vitest';
import { plainReply } from './plain-reply.js';

const mask = (text: string) => text.replaceAll('hunter2', '[secret]');

describe('plainReply', () => {
  it.each<[unknown, object]>([
    [undefined, { kind: 'failure', reason: 'unreadable', landed: 'unknown' }],
    [null, { kind: 'failure', reason: 'unreadable' }],
    ['done', { kind: 'failure', reason: 'unreadable' }],
    [
      { kind: 'answer', value: 1n },
      { kind: 'failure', reason: 'unreadable' },
    ],
    [
      { kind: 'answer', value: () => {} },
      { kind: 'failure', reason: 'unreadable' },
    ],
    [{ kind: 'maybe' }, { kind: 'failure', reason: 'unreadable' }],
    [{ kind: 'answer' }, { kind: 'answer', value: null }],
    [
      { kind: 'answer', value: new Date(0), status: 'x' },
      { kind: 'answer', value: '1970-01-01T00:00:00.000Z' },
    ],
    [
      { kind: 'failure', reason: 'because', landed: 'perhaps' },
      { reason: 'thrown', landed: 'unknown' },
    ],
    [
      {
        kind: 'failure',
        reason: 'timeout',
        landed: 'no',
        message: 'hunter2\n',
        code: 'hunter2',
        status: 504,
      },
      {
        kind: 'failure',
        reason: 'timeout',
        landed: 'no',
        message: '[secret]',
        code: '[secret]',
        status: 504,
      },
    ],
  ])('what it brings back becomes plain data: %o', (brought, expected) => {
    const reply = plainReply(brought, mask);
    expect(reply).toMatchObject(expected);
    expect(structuredClone(reply)).toEqual(reply);
    expect(reply).not.toHaveProperty('status', 'x');
  });

  it('circles and getters that throw are no plain data', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const throwing = {
      get a() {
        throw new Error('hunter2');
      },
    };
    for (const value of [circle, throwing]) {
      expect(plainReply({ kind: 'answer', value }, mask)).toMatchObject({ reason: 'unreadable' });
    }
  });
});
