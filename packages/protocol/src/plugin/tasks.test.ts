import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { definePlugin } from './plugin.js';
import { RemoteTask, type TaskChange, TaskFields } from './tasks.js';

const query = { language: 'http', request: { method: 'GET', url: 'https://api.example.com/tasks' } } as const;

it('is typed by the manifest and the settings', () => {
  const plugin = definePlugin({
    contract: 1,
    manifest: {
      ...{ id: 'sample', name: 'Sample', summary: 'Shows what is inferred', hosts: [] },
      secrets: { apiKey: { label: 'Key', help: 'Settings', env: [] } },
    },
    settings: z.strictObject({ team: z.string() }),
    tasks: {
      fields: { title: 'both', due: 'in' },
      list(context, cursor) {
        expectTypeOf(context.settings).toEqualTypeOf<{ team: string }>();
        expectTypeOf(context.secret).parameter(0).toEqualTypeOf<'apiKey'>();
        expectTypeOf(context.timeZone).toEqualTypeOf<string>();
        expectTypeOf(cursor).toEqualTypeOf<string | null>();
        return query;
      },
      read: () => ({ tasks: [{ id: '7', title: 'Ship it', status: 'todo', due: null }], next: null }),
      write(change) {
        expectTypeOf(change).toEqualTypeOf<TaskChange>();
        if (change.kind === 'create') expectTypeOf(change.task.title).toEqualTypeOf<string>();
        return [];
      },
    },
  });
  expect(Object.keys(plugin.tasks ?? {})).toEqual(['fields', 'list', 'read', 'write']);
});

describe('a task', () => {
  const task: RemoteTask = { id: '7', title: '', status: 'doing', due: '2028-02-29' };
  const takes = (more: object) => RemoteTask.safeParse({ ...task, ...more }).success;

  it('may have more than is known', () =>
    expect(RemoteTask.parse({ ...task, members: ['ada'] })).toEqual(task));

  it.each([
    { due: null },
    { url: 'https://tool.example/7', version: 'W/"1"', list: 'Doing' },
    { labels: ['a'], description: '', checklist: [{ title: 'Test', done: false, id: 1 }] },
  ])('may have %j', (more) => expect(takes(more)).toBe(true));

  it.each([
    { id: '' },
    { id: 7 },
    { title: null },
    { status: 'Done' },
    { due: undefined },
    { due: '2026-02-29' },
    { due: '2026-11-21T00:00:00Z' },
    { due: '' },
    { url: 'javascript:alert(1)' },
    { labels: 'a' },
    { checklist: [{ title: 'Test' }] },
  ])('may not have %j', (more) => expect(takes(more)).toBe(false));
});

it.each<[boolean, object]>([
  [true, { title: 'in' }],
  [true, { title: 'both', status: 'both', due: 'in', labels: 'in', description: 'in', checklist: 'in' }],
  [true, { title: 'both', members: 'in' }],
  [false, {}],
  [false, { title: 'out' }],
  [false, { title: 'both', labels: 'both' }],
])('the fields: %s for %j', (expected, fields) =>
  expect(TaskFields.safeParse(fields).success).toBe(expected),
);
