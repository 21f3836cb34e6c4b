import { isDeepStrictEqual } from 'node:util';
import { RemoteTask, type Reply, type TaskPage, type Tasks, type TasksContext } from '@msp/protocol';
import type { Check } from '../check.js';
import { brief, messageOf, type Result, skipped, verdictOn } from '../finding.js';
import { REPLIES, TELLING_NOTHING } from '../plan/replies.js';
import { readingContext, statusesOf } from '../plan/tasks.js';
import { nonsenseIn, variantsOf } from '../plan/variants.js';
import { inTimeZone, ZONES } from './determinism.js';
import { notJson } from './json-safe.js';

/** Replies are read as tasks, or not at all. */
export const tasksRead: Check = {
  name: 'tasks-read',
  title:
    'Replies are read as tasks with every field that was promised; a failure is never read as "no tasks"',
  run(laboratory) {
    const { tasks } = laboratory.plugin;
    if (!tasks) return skipped('the plugin has no tasks');
    const context = readingContext(laboratory);
    const sample = laboratory.options.tasks?.reply;
    const problems = [
      ...TELLING_NOTHING.flatMap((reply) =>
        attempt(() => tasks.read(reply, context)) === null
          ? []
          : [`on ${brief(reply)} it did not throw, and all tasks would seem to be gone`],
      ),
      ...REPLIES.flatMap((reply) => surprises(tasks, context, reply)),
    ];
    if (problems.length > 0 || !sample) return sampleMissing(problems);
    return verdictOn(sampleProblems(tasks, context, sample));
  },
};

const sampleMissing = (problems: readonly string[]): Result =>
  problems.length > 0 ? verdictOn(problems) : skipped('give the option tasks a reply with tasks in it');

function sampleProblems(tasks: Tasks, context: TasksContext, reply: Reply): string[] {
  let page: TaskPage;
  try {
    page = tasks.read(reply, context);
  } catch (error) {
    return [`on the sample it threw: ${messageOf(error)}`];
  }
  const wrong = pageProblem(tasks, page);
  if (wrong !== null) return [`on the sample ${wrong}`];
  const unsafe = notJson(page);
  const ids = new Set(page.tasks.map(({ id }) => id));
  const lost = Object.keys(tasks.fields).filter((field) =>
    page.tasks.some((task) => task[field as keyof RemoteTask] === undefined),
  );
  const again = [
    tasks.read(reply, context),
    ...ZONES.map((zone) => inTimeZone(zone, () => tasks.read(reply, context))),
  ];
  return [
    ...(page.tasks.length === 0 ? ['on the sample it read no task'] : []),
    ...(ids.size < page.tasks.length ? ['on the sample two tasks have the same id'] : []),
    ...(unsafe === null ? [] : [`what it read is no plain JSON: ${unsafe}`]),
    ...lost.map((field) => `its tasks have the field ${field}, and on the sample there is one without`),
    ...(again.every((each) => isDeepStrictEqual(each, page))
      ? []
      : ['it read something else when it was asked again, or in another time zone: use context.timeZone']),
    ...(reply.kind === 'answer'
      ? variantsOf(reply.value).flatMap((value) => surprises(tasks, context, { ...reply, value }))
      : []),
  ];
}

/** What is wrong with what was read from a reply that nobody expected; nothing where it threw. */
function surprises(tasks: Tasks, context: TasksContext, reply: Reply): string[] {
  const read = attempt(() => tasks.read(reply, context));
  if (read === null) return [];
  const nonsense = nonsenseIn(read.value, reply);
  const problem = pageProblem(tasks, read.value) ?? (nonsense === null ? null : `it says "${nonsense}"`);
  return problem === null ? [] : [`on ${brief(reply)} ${problem}`];
}

/** What is wrong with a page; null where nothing is. */
function pageProblem(tasks: Tasks, page: unknown): string | null {
  const { tasks: all, next } = (page ?? {}) as Partial<TaskPage>;
  if (!Array.isArray(all)) return `it gave ${brief(page)}, which is no page of tasks`;
  if (next !== null && typeof next !== 'string') return `its next page is ${brief(next)}: a text, or null`;
  for (const task of all) {
    const { error, data } = RemoteTask.safeParse(task);
    if (error)
      return `it read ${brief(task)}: ${error.issues[0]?.path.join('.')}: ${error.issues[0]?.message}`;
    if (tasks.fields.status && !statusesOf(tasks).includes(data.status))
      return `it read the status "${data.status}", which is not among its statuses`;
  }
  return null;
}

function attempt(read: () => unknown): { readonly value: unknown } | null {
  try {
    return { value: read() };
  } catch {
    return null;
  }
}
