/** The tasks of a plugin, as the host will ask for them and change them. */
import { deepFreeze, requested } from '@msp/core';
import type {
  PureContext,
  Query,
  RemoteTask,
  TaskChange,
  Tasks,
  TasksContext,
  TaskValues,
} from '@msp/protocol';
import type { Laboratory } from '../laboratory.js';
import { called, factsOf, type OnCall, type Planned } from './planned.js';
import { queryOf } from './queries.js';

/** Where the person of the certification lives. */
const TIME_ZONE = 'Europe/Berlin';

const contextOf = ({ name, settings, uuid, link, secret }: PureContext<unknown>): TasksContext => ({
  ...{ name, settings, uuid, link, secret, timeZone: TIME_ZONE },
});

/** A context outside of any call, for `read`. */
export function readingContext({ configured }: Laboratory): TasksContext {
  let made: TasksContext | undefined;
  requested(configured, factsOf('request-0', null), (context) => {
    made = contextOf(context);
    return [];
  });
  return made as TasksContext;
}

/** The query for a page. @throws where it is none, or the plugin threw */
export const listQuery = ({ configured }: Laboratory, tasks: Tasks, cursor: string | null): Query =>
  queryOf(configured, null, (context) => tasks.list(contextOf(context), cursor));

/** The query for one task. @throws as {@link listQuery} */
export const getQuery = ({ configured }: Laboratory, tasks: Tasks, id: string): Query =>
  queryOf(configured, null, (context) => tasks.get?.(contextOf(context), id));

/** The operations of a change. */
export const planChange = (
  { configured, plugin }: Laboratory,
  change: TaskChange,
  onCall?: OnCall,
): Planned =>
  called(`tasks.write for ${change.kind}`, onCall, (see) =>
    requested(configured, factsOf('request-0', null), (context) =>
      see(plugin.tasks?.write?.(deepFreeze(change), contextOf(context))),
    ),
  );

/** The statuses that the tool tells apart. */
export const statusesOf = ({ statuses = ['todo', 'doing', 'done'] }: Tasks) => statuses;

/** A task as it was last read: the first of the sample, else one that is made up. */
export function baseTask({ plugin, options }: Laboratory, context: TasksContext): RemoteTask {
  const usual: RemoteTask = {
    id: 'task-7',
    version: '1',
    title: 'The usual title',
    status: 'todo',
    due: null,
  };
  try {
    const reply = options.tasks?.reply;
    return (reply && plugin.tasks?.read(reply, context).tasks[0]) ?? usual;
  } catch {
    return usual;
  }
}

/** What a person may have done: one change for each field that is written, and tasks that are new. */
export function changesOf(tasks: Tasks, base: RemoteTask, words: (field: string) => string): TaskChange[] {
  const { fields } = tasks;
  const statuses = statusesOf(tasks);
  const due = base.due === '2026-03-01' ? '2026-03-02' : '2026-03-01';
  const sets: Partial<TaskValues>[] = [
    ...(fields.title === 'both' ? [{ title: words('title') }] : []),
    ...(fields.status === 'both'
      ? statuses.filter((status) => status !== base.status).map((status) => ({ status }))
      : []),
    ...(fields.due === 'both' ? [{ due }, ...(base.due === null ? [] : [{ due: null }])] : []),
  ];
  const all = Object.assign({}, ...sets) as Partial<TaskValues>;
  const created = [null, due].map((each) => ({
    ...{ title: words('title'), status: statuses[0] ?? 'todo' },
    due: fields.due === 'both' ? each : null,
  }));
  return [
    ...[...sets, ...(sets.length > 1 ? [all] : [])].map((set) => ({ kind: 'update' as const, base, set })),
    ...(fields.title === 'both' ? created.map((task) => ({ kind: 'create' as const, task })) : []),
  ].map((change, index) => ({ ...change, key: `change-${index}`, local: `local-${index}` }));
}
