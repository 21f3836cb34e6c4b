import type { Json } from '@msp/protocol';
import { expect, it } from 'vitest';
import { ISSUE, SETTINGS } from './testing/context.js';
import { requests } from './testing/webhook.js';
import { webhook } from './webhook.js';

const parse = (body: Json) =>
  webhook.parse(
    { method: 'POST', headers: {}, parameters: {}, body },
    { name: 'linear', settings: SETTINGS },
  );

it('issues that are new, changed or removed, and comments, are told with where they are', () => {
  expect(requests.flatMap(({ body }) => parse(body as unknown as Json))).toMatchObject([
    { kind: 'task-changed', remote: ISSUE, title: 'WEB-12 Login', values: { state: 'Todo' } },
    { kind: 'task-changed', remote: ISSUE },
    { kind: 'task-deleted', remote: ISSUE, url: 'https://linear.app/acme/issue/WEB-12/login' },
    { kind: 'comment-added', remote: ISSUE, title: 'Ada on Login', detail: 'Works for me' },
    { kind: 'other', title: 'Ada changed a comment on Login' },
    { kind: 'other', title: 'Ada removed a comment on Login' },
  ]);
});

it('what nobody asked for is passed over, and what is no message is refused', () => {
  const [{ body }] = requests;
  expect(parse({ ...(body as unknown as Record<string, Json>), type: 'Cycle' })).toEqual([]);
  const elsewhere = { ...requests[3].body, data: { ...requests[3].body.data, issueId: null } };
  expect(parse(elsewhere as unknown as Json)).toEqual([]);
  expect(() => parse({ type: 'Issue', action: 'create' })).toThrow();
  expect(() => parse('Issue')).toThrow();
});
