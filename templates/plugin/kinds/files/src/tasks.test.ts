import { expect, it } from 'vitest';
import { tasks } from './tasks.js';
import { context } from './testing/context.js';
import { reply } from './testing/tasks.js';

it('a page is read', () => {
  expect(tasks.read(reply, context)).toEqual({
    tasks: [
      { id: 'tasks/7.md', title: 'Lunch', status: 'done', due: null },
      { id: 'tasks/8.md', title: 'Tea', status: 'todo', due: null },
    ],
    next: null,
  });
});

it('what was not changed stays', () => {
  const [base] = tasks.read(reply, context).tasks;
  if (!base) throw new Error('no task');
  const change = { kind: 'update', key: 'c1', local: 't1', base, set: { status: 'todo' } } as const;
  const [operation] = tasks.write?.(change, context) ?? [];
  expect(operation).toMatchObject({ key: 'c1', lane: 't1', delivery: 'idempotent' });
  expect(operation?.query).toMatchObject({ document: { write: 'tasks/7.md', text: '- [ ] Lunch\n' } });
});
