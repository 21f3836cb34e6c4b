import type { Json, JsonObject, RemoteTask, Reply, Tasks, TaskValues } from '@msp/protocol';
import { HEADERS, url } from './tracker-queries.js';

/** What the tracker answers to a question for issues. */
export const taskReply: Reply = {
  ...{ kind: 'answer', status: 200, headers: {} },
  value: {
    next: 'p2',
    issues: [
      { number: 7, title: 'Ship it', state: 'open', due: '2026-02-01', labels: ['urgent'], at: 'Mon' },
      { number: 8, title: 'Rest', state: 'closed', due: null, labels: [], at: 'Tue' },
    ],
  },
};

/** Issues as tasks: open or closed, with a day. */
export const tasks: Tasks<{ team: string }, 'apiKey' | 'signingKey'> = {
  fields: { title: 'both', status: 'both', due: 'both', labels: 'in' },
  statuses: ['todo', 'done'],
  list(context, cursor) {
    const page = cursor === null ? '' : `?page=${encodeURIComponent(cursor.toWellFormed())}`;
    const address = `${url('teams', context.settings.team, 'issues')}${page}`;
    return { language: 'http', request: { method: 'GET', url: address, headers: HEADERS(context) } };
  },
  get(context, id) {
    const wanted = `?number=${encodeURIComponent(id.toWellFormed())}`;
    const address = `${url('teams', context.settings.team, 'issues')}${wanted}`;
    return { language: 'http', request: { method: 'GET', url: address, headers: HEADERS(context) } };
  },
  read(reply) {
    if (reply.kind === 'failure') throw new Error(reply.message);
    const { issues, next } = (reply.value ?? {}) as { issues?: Json; next?: Json };
    if (reply.status !== 200 || !Array.isArray(issues)) throw new Error('the tracker gave no issues');
    return { tasks: issues.map(taskOf), next: typeof next === 'string' ? next : null };
  },
  write(change, context) {
    const { key, local: lane } = change;
    const headers = HEADERS(context);
    if (change.kind === 'create') {
      const request = { method: 'PUT', url: url('issues', context.uuid(key)), headers } as const;
      const query = { language: 'http', request: { ...request, body: bodyOf(change.task) } } as const;
      return [{ key: `${key}/create`, lane, summary: 'Open an issue', delivery: 'idempotent', query }];
    }
    if (change.kind !== 'update' || Object.keys(change.set).length === 0) return [];
    const request = { method: 'PATCH', url: url('issues', change.base.id), headers } as const;
    const query = { language: 'http', request: { ...request, body: bodyOf(change.set) } } as const;
    return [{ key: `${key}/update`, lane, summary: 'Change an issue', delivery: 'idempotent', query }];
  },
};

const bodyOf = ({ title, status, due }: Partial<TaskValues>): JsonObject => ({
  ...(title !== undefined && { title }),
  ...(status !== undefined && { state: status === 'done' ? 'closed' : 'open' }),
  ...(due !== undefined && { due }),
});

function taskOf(issue: Json): RemoteTask {
  const { number, title, state, due, labels, at } = (issue ?? {}) as Record<string, Json | undefined>;
  if (typeof number !== 'number' || typeof title !== 'string')
    throw new Error('an issue has no number or no title');
  return {
    id: String(number),
    title,
    status: state === 'closed' ? 'done' : 'todo',
    due: typeof due === 'string' && /^\d{4}-\d\d-\d\d$/.test(due) ? due : null,
    labels: Array.isArray(labels) ? labels.filter((label) => typeof label === 'string') : [],
    ...(typeof at === 'string' && { version: at }),
  };
}
