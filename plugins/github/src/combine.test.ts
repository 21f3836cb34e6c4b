import type { Operation } from '@msp/protocol';
import { expect, it } from 'vitest';
import { callOf } from './call.js';
import { combine } from './combine.js';
import { commentsOn } from './comment.js';
import { marker } from './text.js';

function comment(key: string, issue_number: number, text = key): Operation {
  const target = { owner: 'ada', repo: 'webshop', issue_number };
  const since = `2026-11-21T10:00:0${key.length}Z`;
  return commentsOn({ target, name: 'it' }, { key, lane: 'msp-1', text, since })[0] as Operation;
}

it('comments on the same issue are one, in their order, with the marks of all', () => {
  const query = combine.merge([comment('aa', 7), comment('b', 7)]);
  const made = query && callOf(query);
  const body = String(made?.parameters.body);
  expect(body.indexOf(marker('aa'))).toBeGreaterThan(0);
  expect(body.indexOf(marker('b'))).toBeGreaterThan(body.indexOf(marker('aa')));
  expect([made?.parameters.issue_number, made?.since]).toEqual([7, '2026-11-21T09:00:01.000Z']);
});

it('others are not', () => {
  expect(combine.merge([comment('a', 7), comment('b', 8)])).toBeNull();
  const long = 'x'.repeat(40_000);
  expect(combine.merge([comment('a', 7, long), comment('b', 7, long)])).toBeNull();
  const other: Operation = {
    ...comment('c', 7),
    query: { language: 'github', document: { route: 'GET /user', parameters: {} } },
  };
  expect(combine.merge([comment('a', 7), other])).toBeNull();
});
