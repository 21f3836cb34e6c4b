import type { Json, Operation } from '@msp/protocol';
import { expect, it } from 'vitest';
import { judge } from './judge.js';
import { createEntry } from './queries.js';
import { context } from './testing/context.js';

const operation: Operation = {
  ...{ key: 'dec-1', lane: 'msp-1', summary: 'A decision', delivery: 'probe' },
  query: createEntry(context, { reference: 'dec-1', title: 'A decision', text: '' }),
};
const judged = (value: Json) => judge({ kind: 'answer', status: 200, value }, [operation], 0);

it('what was made is remembered', () => {
  expect(judged({ data: { item: { id: '7', url: 'https://sample-tool.example/7' } } })).toEqual({
    outcome: 'done',
    links: [{ local: 'dec-1', remote: '7', url: 'https://sample-tool.example/7' }],
  });
});

it.each([
  ['RATELIMITED', { outcome: 'retry', scope: 'plugin' }],
  ['UNAUTHENTICATED', { outcome: 'failed', scope: 'plugin' }],
  ['INVALID', { outcome: 'failed', reason: 'No' }],
])('the status 200 does not hide a refusal: %s', (code, verdict) => {
  expect(judged({ data: null, errors: [{ message: 'No', extensions: { code } }] })).toMatchObject(verdict);
});
