import { expect, it } from 'vitest';
import { acceptedValue, authenticationFailed, parsedJson } from './reply.js';

const failure = { kind: 'failure', reason: 'timeout', landed: 'unknown', message: 'late' } as const;

it('only an answer that says yes has a value', () => {
  expect(acceptedValue({ kind: 'answer', value: 7 })).toBe(7);
  expect(acceptedValue({ kind: 'answer', status: 201, value: { id: 1 } })).toEqual({ id: 1 });
  for (const status of [199, 304, 400, 500])
    expect(acceptedValue({ kind: 'answer', status, value: 7 })).toBeUndefined();
  expect(acceptedValue({ ...failure, status: 200 })).toBeUndefined();
});

it('what is no JSON is nothing', () => {
  expect([parsedJson('{"a":1}'), parsedJson('null'), parsedJson('<html>'), parsedJson('')]).toEqual([
    { a: 1 },
    null,
    undefined,
    undefined,
  ]);
});

it('who is not let in is told how to mend it', () => {
  expect(authenticationFailed('Linear', 'issues')).toMatchObject({
    ...{ outcome: 'failed', scope: 'plugin' },
    reason: 'Linear authentication failed. Run `msp add issues` to reconnect.',
  });
});
