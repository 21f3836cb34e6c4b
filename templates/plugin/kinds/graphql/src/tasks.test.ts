import { expect, it } from 'vitest';
import { tasks } from './tasks.js';
import { context } from './testing/context.js';
import { reply } from './testing/tasks.js';

it('a page is read', () => {
  expect(tasks.read(reply, context)).toEqual({
    tasks: [
      { id: '7', title: 'Lunch', status: 'done', due: null, url: 'https://sample-tool.example/7' },
      { id: '8', title: 'Tea', status: 'todo', due: null },
    ],
    next: 'p2',
  });
});

it('only what was changed is written', () => {
  const [base] = tasks.read(reply, context).tasks;
  if (!base) throw new Error('no task');
  const change = { kind: 'update', key: 'c1', local: 't1', base, set: { status: 'todo' } } as const;
  const [operation] = tasks.write?.(change, context) ?? [];
  expect(operation).toMatchObject({ key: 'c1', lane: 't1', delivery: 'idempotent' });
  expect(operation?.query).toMatchObject({
    request: { body: { variables: { id: '7', fields: { done: false } } } },
  });
});
