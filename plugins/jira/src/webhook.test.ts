import type { Json } from '@msp/protocol';
import { expect, it } from 'vitest';
import { SETTINGS } from './testing/context.js';
import { requests } from './testing/webhook.js';
import { webhook } from './webhook.js';

const parse = (body: Json) =>
  webhook.parse(
    { method: 'POST', headers: {}, parameters: {}, body },
    { name: 'jira', settings: SETTINGS },
  );
const [changed] = requests;

it('a change of a task is told, with where it is', () => {
  expect(parse(changed.body)).toEqual([
    { kind: 'task-changed', remote: '7', title: 'Lunch', url: 'https://jira.example/7' },
  ]);
});

it('what nobody asked for is passed over, and what is no message is refused', () => {
  expect(parse({ ...changed.body, event: 'space.renamed' })).toEqual([]);
  expect(() => parse({ event: 'task.changed' })).toThrow();
});
