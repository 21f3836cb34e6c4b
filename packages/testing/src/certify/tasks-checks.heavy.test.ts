/** For each check of tasks there is a plugin that fails this one and no other. */
import type { Operation, Plugin, Reply, Tasks } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { failuresOf, ofParts } from './samples/failures.js';
import { tracker } from './samples/tracker.js';
import { trackerOptions } from './samples/tracker-options.js';

const good = tracker(z.strictObject({ team: z.string() }));
const { tasks } = good as Required<Plugin>;
const withTasks = (more: Partial<Tasks>): Plugin => ({ ...good, tasks: { ...tasks, ...more } });
type Read = Tasks['read'];
type Write = NonNullable<Tasks['write']>;
const write = tasks.write as Write;

/** What was read, changed. */
const reading = (change: (task: ReturnType<Read>['tasks'][number], reply: Reply) => object): Plugin =>
  withTasks({
    read: (reply, context) => {
      const page = tasks.read(reply, context);
      return { ...page, tasks: page.tasks.map((task) => change(task, reply)) as never };
    },
  });
/** What was written, changed. */
const writing = (change: (operation: Operation, ...given: Parameters<Write>) => object): Plugin =>
  withTasks({
    write: (...given) =>
      write(...given).map((each) => ({ ...each, ...change(each, ...given) })) as Operation[],
  });
const request = ({ query }: Operation, more: object) => ({
  query: { language: 'http', request: { ...('request' in query && query.request), ...more } },
});
const graphql = (text: string) => ({
  ...{ language: 'http', request: { method: 'POST', url: 'https://api.tracker.example/graphql' } },
  ...{ request: { method: 'POST', url: 'https://api.tracker.example/graphql', body: { query: text } } },
});
const bad: readonly [check: string, what: string, plugin: unknown, options?: object][] = [
  ['manifest', 'tasks without a way to read them', withTasks({ read: undefined as never })],
  ['manifest', 'tasks without fields', withTasks({ fields: {} as never })],
  ['manifest', 'a status that is none', withTasks({ statuses: ['later'] as never })],
  ['purity', 'tasks are read by the clock', reading((task) => (Date.now() > 0 ? task : {}))],
  [
    'tasks-queries',
    'a cursor in the text',
    withTasks({ list: (_, cursor) => graphql(`{ issues(after: "${cursor}") { id } }`) as never }),
  ],
  [
    'tasks-queries',
    'an id in an address',
    withTasks({
      get: (_, id) => ({
        language: 'http',
        request: { method: 'GET', url: `https://api.tracker.example/issues/${id}` },
      }),
    }),
  ],
  ['tasks-queries', 'no query', withTasks({ list: () => 'all of them' as never })],
  [
    'tasks-queries',
    'tells local time',
    withTasks({ list: () => graphql(`{ issues(day: "${new Date(0).getDate()}") { id } }`) as never }),
  ],
  [
    'tasks-read',
    'a failure is no tasks',
    withTasks({
      read: (reply, context) =>
        reply.status === 401 ? { tasks: [], next: null } : tasks.read(reply, context),
    }),
  ],
  [
    'tasks-read',
    'the sign-in page is no tasks',
    withTasks({
      read: (reply, context) =>
        reply.kind === 'answer' && reply.status === 200 && typeof reply.value === 'string'
          ? { tasks: [], next: null }
          : tasks.read(reply, context),
    }),
  ],
  [
    'tasks-read',
    'no page',
    withTasks({ read: (reply, context) => tasks.read(reply, context).tasks as never }),
  ],
  [
    'tasks-read',
    'a number for the next page',
    withTasks({ read: (reply, context) => ({ ...tasks.read(reply, context), next: 2 as never }) }),
  ],
  [
    'tasks-read',
    'a time for a day',
    reading((task) => ({ ...task, due: task.due && `${task.due}T00:00:00Z` })),
  ],
  ['tasks-read', 'a field that was promised and is not there', reading(({ labels, ...task }) => task)],
  ['tasks-read', 'a status that was not promised', reading((task) => ({ ...task, status: 'doing' }))],
  ['tasks-read', 'one id for all', reading((task) => ({ ...task, id: 'one' }))],
  [
    'tasks-read',
    'dates',
    reading((task) => ({
      ...task,
      url: undefined,
      description: undefined,
      list: 'x',
      version: 'v',
      checklist: [],
      extra: new Date(0),
    })),
  ],
  [
    'tasks-read',
    'words for what is missing',
    reading((task) => ({ ...task, version: `${(task as { version?: string }).version}` })),
  ],
  ['tasks-read', 'tells local time', reading((task) => ({ ...task, list: String(new Date(0).getHours()) }))],
  [
    'tasks-read',
    'reads none of the sample',
    good,
    { tasks: { reply: { kind: 'answer', status: 200, value: { issues: [] } } } },
  ],
  [
    'tasks-write',
    'nothing is written of a day',
    withTasks({
      write: (change, context) =>
        change.kind === 'update' && 'due' in change.set && !change.set.title ? [] : write(change, context),
    }),
  ],
  [
    'tasks-write',
    'writes where nothing changed',
    withTasks({
      write: (change, context) =>
        write(change.kind === 'update' ? { ...change, set: { title: 'x', ...change.set } } : change, context),
    }),
  ],
  [
    'tasks-write',
    'takes any change for an update',
    withTasks({
      write: (change, context) =>
        write(
          change.kind === 'create'
            ? change
            : { ...change, kind: 'update', set: change.set ?? { title: 'x' } },
          context,
        ),
    }),
  ],
  [
    'tasks-write',
    'one key for all changes of a task',
    writing((_, { local, kind }) => ({ key: `${local}/${kind}` })),
  ],
  [
    'tasks-write',
    'a probe that nobody makes',
    {
      ...writing(() => ({ delivery: 'probe' })),
      probe: undefined,
      hooks: { 'note-taken': good.hooks?.['note-taken'] },
    },
  ],
  ['tasks-write', 'no operations', withTasks({ write: () => ({}) as never })],
  [
    'tasks-write',
    'a title in the text',
    writing((operation, change) =>
      request(operation, {
        body: { query: `mutation { set(title: "${change.kind === 'update' && change.set.title}") }` },
      }),
    ),
  ],
  [
    'tasks-write',
    'refuses some titles',
    writing((_, change) => {
      if (change.kind === 'create' && change.task.title.includes('\n')) throw new Error('one line');
      return {};
    }),
  ],
  ['tasks-write', 'tells local time', writing(() => ({ summary: `At ${new Date(0).getHours()}` }))],
  ['tasks-write', 'a date', writing((operation) => request(operation, { body: new Date(0) }))],
  ['tasks-write', 'fields go both ways, and there is no write', withTasks({ write: undefined as never })],
  ['tasks-write', 'a write, and nothing goes both ways', withTasks({ fields: { title: 'in' } })],
];

describe('a plugin that is at fault in one thing fails the check for it and no other', () => {
  it.each(bad)('%s: %s', async (name, _, plugin, more) => {
    expect(Object.keys(await failuresOf(plugin, { ...trackerOptions, ...more }, ofParts))).toEqual([name]);
  });
});
