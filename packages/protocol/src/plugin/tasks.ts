/** The part `tasks` of a plugin: tasks of the tool that are kept in step with a person's own. Pure but for who sends the queries. */
import * as z from 'zod/mini';
import { described } from '../primitives.js';
import type { PureContext } from './context.js';
import type { Operation } from './operation.js';
import type { Query } from './query.js';
import type { Reply } from './verdict.js';
import { WebAddress } from './webhook.js';

export const TaskStatus = z.enum(['todo', 'doing', 'done']);
export type TaskStatus = z.infer<typeof TaskStatus>;

/** A day, YYYY-MM-DD. */
export const TaskDue = z.iso.date();

const RemoteId = z.string().check(z.minLength(1), z.maxLength(300));

/** A task as the tool has it. A field that a later version added is passed over. */
export const RemoteTask = z.object({
  id: described(RemoteId, 'As the tool calls it, for good.'),
  url: z.optional(WebAddress),
  version: z.optional(described(z.string(), 'Another one after each change; not looked into.')),
  title: z.string(),
  status: TaskStatus,
  due: z.nullable(TaskDue),
  labels: z.optional(z.array(z.string())),
  description: z.optional(z.string()),
  checklist: z.optional(z.array(z.object({ title: z.string(), done: z.boolean() }))),
  list: z.optional(described(z.string(), 'The board, list or column where it stands, for people.')),
});

/** A task as the tool has it. What the tool does not have: `status` is `todo`, `due` is null, the others are left out. */
export interface RemoteTask {
  /** As the tool calls it, for good. */
  readonly id: string;
  /** Where a person can look at it: http or https. */
  readonly url?: string;
  /** Another one after each change, e.g. an etag or the time of the last change. Not looked into. */
  readonly version?: string;
  readonly title: string;
  readonly status: TaskStatus;
  /** YYYY-MM-DD. */
  readonly due: string | null;
  readonly labels?: readonly string[];
  readonly description?: string;
  readonly checklist?: readonly { readonly title: string; readonly done: boolean }[];
  /** The board, list or column where it stands, for people. */
  readonly list?: string;
}

/** `both`: read and written. `in`: only read. */
export const TaskWay = z.enum(['both', 'in']);
export type TaskWay = z.infer<typeof TaskWay>;

/** What the tool's tasks have. A field that a later version added is passed over. */
export const TaskFields = z.object({
  title: TaskWay,
  status: z.optional(TaskWay),
  due: z.optional(TaskWay),
  labels: z.optional(z.literal('in')),
  description: z.optional(z.literal('in')),
  checklist: z.optional(z.literal('in')),
});

/** What the tool's tasks have. A field that is named here stands in every task; one that is not is not looked at. */
export interface TaskFields {
  readonly title: TaskWay;
  readonly status?: TaskWay;
  readonly due?: TaskWay;
  readonly labels?: 'in';
  readonly description?: 'in';
  readonly checklist?: 'in';
}

/** What may be written. */
export type TaskValues = Pick<RemoteTask, 'title' | 'status' | 'due'>;

/** Something that a person did to a task of their own, and that the tool shall have too. */
export type TaskChange = {
  /** Different for each change, the same at every replay: begin every operation's `key` with it. */
  readonly key: string;
  /** What the task is called here, for good: a good lane. The link of a created task has it as `local`. */
  readonly local: string;
} & (
  | { readonly kind: 'create'; readonly task: TaskValues }
  | {
      readonly kind: 'update';
      /** As it was last read from the tool. */
      readonly base: RemoteTask;
      /** What is to be different from `base`, and nothing else. */
      readonly set: Partial<TaskValues>;
    }
);

/** What the parts of `tasks` may use. */
export interface TasksContext<Settings = unknown, Secret extends string = string>
  extends PureContext<Settings, Secret> {
  /** The person's time zone, e.g. `Europe/Berlin`: for tools where a task is due at an instant. */
  readonly timeZone: string;
}

/** A page of tasks. */
export interface TaskPage {
  readonly tasks: readonly RemoteTask[];
  /** What `list` is given for the next page; null where there is none. */
  readonly next: string | null;
}

/**
 * Tasks, both ways. All of it is pure.
 *
 * @example
 * tasks: {
 *   fields: { title: 'both', status: 'both', labels: 'in' },
 *   statuses: ['todo', 'done'],
 *   list: (context, cursor) => ({ language: 'http', request: { method: 'GET', url: '…' } }),
 *   read: (reply) => ({ tasks: [], next: null }),
 * }
 */
export interface Tasks<Settings = unknown, Secret extends string = string> {
  readonly fields: TaskFields;
  /** The statuses that the tool tells apart. Default: all three. */
  readonly statuses?: readonly TaskStatus[];
  /** Asks for a page of all tasks that are to be kept in step. @param cursor null for the first page, else the last page's `next` */
  list(context: TasksContext<Settings, Secret>, cursor: string | null): Query;
  /** Asks for one task by its id. Without it, all are asked for. */
  get?(context: TasksContext<Settings, Secret>, id: string): Query;
  /**
   * Reads the reply to `list` or `get`. No task in the reply to `get` says that it is gone.
   *
   * @throws where the reply is no answer to that; the message is shown, and nothing is changed on either side
   */
  read(reply: Reply, context: TasksContext<Settings, Secret>): TaskPage;
  /**
   * What carries a change to the tool; none where it does not concern the tool, or is of a kind that is not known. What was
   * created brings the link from `change.local` to its id, by `judge`. Without it, the tool is only read.
   */
  write?(change: TaskChange, context: TasksContext<Settings, Secret>): readonly Operation[];
}
