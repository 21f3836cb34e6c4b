/** Tasks, each a file in the folder, kept in step with the person's own. Pure. */
import type { TaskValues } from '@msp/protocol';
import { type Item, pageIn } from './answers.js';
import type { Parts } from './contract.js';
import { oneLine, query } from './queries.js';

export const tasks: Parts['tasks'] = {
  // A field that is only read is 'in'. There may be due, labels, description and checklist, too.
  fields: { title: 'both', status: 'both' },
  statuses: ['todo', 'done'],
  list: () => query({ find: 'tasks' }),
  get: (_, id) => query({ find: 'tasks', id }),
  /** @throws where there is no answer: then nothing is changed on either side */
  read(reply) {
    const page = pageIn(reply);
    if (!page) throw new Error('The folder did not say which tasks there are.');
    return { tasks: page.items.map(taskOf), next: null };
  },
  write(change, { uuid }) {
    const { key, local: lane } = change;
    if (change.kind === 'create') {
      const query = written(`tasks/${uuid(lane)}.md`, change.task, lane);
      return [{ key, lane, summary: `New task: ${change.task.title}`, query, delivery: 'idempotent' }];
    }
    // A later version of MSP may tell of changes of another kind.
    if (change.kind !== 'update' || Object.keys(change.set).length === 0) return [];
    const task = { ...change.base, ...change.set };
    const query = written(change.base.id, task);
    return [{ key, lane, summary: `Task: ${task.title}`, query, delivery: 'idempotent' }];
  },
};

const taskOf = ({ id, title, done }: Item) => ({
  id,
  title: title ?? id,
  status: done ? ('done' as const) : ('todo' as const),
  due: null,
});

const written = (path: string, { title, status }: Pick<TaskValues, 'title' | 'status'>, reference?: string) =>
  query({ write: path, text: `- [${status === 'done' ? 'x' : ' '}] ${oneLine(title)}\n`, reference });
