/** The tasks of Sample Tool, kept in step with the person's own. Pure. */
import type { TaskValues } from '@msp/protocol';
import { type Item, pageIn } from './answers.js';
import type { Parts } from './contract.js';
import { encoded, request } from './queries.js';

const PATH = '/tasks';

export const tasks: Parts['tasks'] = {
  // A field that is only read is 'in'. There may be due, labels, description and checklist, too.
  fields: { title: 'both', status: 'both' },
  statuses: ['todo', 'done'],
  list: (context, cursor) =>
    request(
      context,
      'GET',
      `${PATH}?space=${encoded(context.settings.space)}${cursor === null ? '' : `&after=${encoded(cursor)}`}`,
    ),
  get: (context, id) => request(context, 'GET', `${PATH}?id=${encoded(id)}`),
  /** @throws where there is no answer: then nothing is changed on either side */
  read(reply) {
    const page = pageIn(reply);
    if (!page) throw new Error('Sample Tool did not say which tasks there are.');
    return { tasks: page.items.map(taskOf), next: page.next || null };
  },
  write(change, context) {
    const { key, local: lane } = change;
    if (change.kind === 'create') {
      const { space } = context.settings;
      const body = { space, reference: lane, ...fieldsOf(change.task) };
      const summary = `New task: ${change.task.title}`;
      return [{ key, lane, summary, query: request(context, 'POST', PATH, body), delivery: 'probe' }];
    }
    const fields = change.kind === 'update' ? fieldsOf(change.set) : {};
    // A later version of MSP may tell of changes of another kind.
    if (change.kind !== 'update' || Object.keys(fields).length === 0) return [];
    const query = request(context, 'PATCH', `${PATH}/${encoded(change.base.id)}`, fields);
    const summary = `Task: ${change.set.title ?? change.base.title}`;
    return [{ key, lane, summary, query, delivery: 'idempotent' }];
  },
};

const taskOf = ({ id, url, title, done }: Item) => ({
  id,
  title: title ?? id,
  status: done ? ('done' as const) : ('todo' as const),
  due: null,
  ...(url && { url }),
});

/** Values as the tool calls them, and only those that are given. */
const fieldsOf = ({ title, status }: Partial<TaskValues>) => ({
  ...(title !== undefined && { title }),
  ...(status !== undefined && { done: status === 'done' }),
});
