import { describe, expect, it } from 'vitest';
import { combine } from './combine.js';
import { operationOf } from './hooks/operation.js';
import { judge } from './judge.js';

const one = operationOf('one', 'writes', { path: 'One.md', create: '', properties: [], blocks: [] });
const two = operationOf('two', 'writes', { path: 'Two.canvas', canvas: { nodes: [], edges: [] } });
const answer = (value: unknown) => ({ kind: 'answer', value: value as never }) as const;

describe('judge', () => {
  it('gives a verdict for each operation', () => {
    const results = [{ ok: true }, { ok: false, kind: 'note', reason: 'why', hint: 'do' }];
    expect(judge(answer({ results }), [one, two], 0)).toEqual([
      { outcome: 'done' },
      { outcome: 'failed', reason: 'why', hint: 'do', scope: 'operation' },
    ]);
  });

  it.each([
    ['later', { outcome: 'retry', reason: 'why', landed: 'no' }],
    ['vault', { outcome: 'failed', reason: 'why', scope: 'plugin' }],
  ])('knows %s', (kind, verdict) => {
    expect(judge(answer({ results: [{ ok: false, kind, reason: 'why' }] }), [one], 0)).toEqual([verdict]);
  });

  it.each([null, {}, { results: [] }, { results: [{ ok: 1 }] }, { results: [{ ok: true }, { ok: true }] }])(
    'does not take %j for a result',
    (value) => expect(judge(answer(value), [one], 0)).toMatchObject({ outcome: 'failed' }),
  );

  it('leaves it to the host where there was no answer', () => {
    const failure = { kind: 'failure', reason: 'thrown', landed: 'unknown', message: 'oh' } as const;
    expect(judge(failure, [one], 0)).toMatchObject({ outcome: 'retry', reason: 'oh' });
  });
});

describe('combine', () => {
  it('puts changes into one query in their order, and nothing else', () => {
    const documents = [one, two].map(({ query }) => ('document' in query ? query.document : null));
    expect(combine.merge([one, two])).toEqual({ language: 'file', document: { changes: documents } });
    expect(
      combine.merge([one, { ...two, query: { language: 'file', document: { check: true } } }]),
    ).toBeNull();
    expect(
      combine.merge([one, { ...two, query: { language: 'sql', text: 'x', parameters: {} } }]),
    ).toBeNull();
  });
});
