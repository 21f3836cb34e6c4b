/** The tasks of Sample Tool, kept in step with the person's own. Pure. */
import type { TaskValues } from '@msp/protocol';
import { type Item, pageIn } from './answers.js';
import type { Parts } from './contract.js';
import { graphql } from './queries.js';

const LIST =
  'query ($space: String!, $after: String) { page: tasks(space: $space, after: $after) { items { id url title done } next } }';
const GET = 'query ($id: ID!) { page: taskById(id: $id) { items { id url title done } } }';
const CREATE = 'mutation ($input: TaskInput!) { item: createTask(input: $input) { id url title } }';
const UPDATE =
  'mutation ($id: ID!, $fields: TaskFields!) { item: updateTask(id: $id, fields: $fields) { id } }';

export const tasks: Parts['tasks'] = {
  // A field that is only read is 'in'. There may be due, labels, description and checklist, too.
  fields: { title: 'both', status: 'both' },
  statuses: ['todo', 'done'],
  list: (context, after) => graphql(context, LIST, { space: context.settings.space, after }),
  get: (context, id) => graphql(context, GET, { id }),
  /** @throws where there is no answer: then nothing is changed on either side */
  read(reply) {
    const page = pageIn(reply);
    if (!page) throw new Error('Sample Tool did not say which tasks there are.');
    return { tasks: page.items.map(taskOf), next: page.next || null };
  },
  write(change, context) {
    const { key, local: lane } = change;
    if (change.kind === 'create') {
      const input = { space: context.settings.space, reference: lane, ...fieldsOf(change.task) };
      const summary = `New task: ${change.task.title}`;
      return [{ key, lane, summary, query: graphql(context, CREATE, { input }), delivery: 'probe' }];
    }
    const fields = change.kind === 'update' ? fieldsOf(change.set) : {};
    // A later version of MSP may tell of changes of another kind.
    if (change.kind !== 'update' || Object.keys(fields).length === 0) return [];
    const query = graphql(context, UPDATE, { id: change.base.id, fields });
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
