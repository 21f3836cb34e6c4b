import { HOSTILE } from '@msp/testing';
import { expect, it } from 'vitest';
import { changedIssues, issuesWith, openIssues, openIssuesOfOthers, quoted, wordsQuoted } from './jql.js';
import { createJira } from './testing/jira.js';
import { searched } from './testing/searching.js';

it.each([
  ['a "b" \\c', '"a \\"b\\" \\\\c"'],
  ['WEB") OR project = (OPS', '"WEB\\") OR project = (OPS"'],
  ['one\ntwo', '"one two"'],
])('%j as a value is %s', (text, expected) => expect(quoted(text)).toBe(expected));

it.each([
  ['sign in', '"sign in"'],
  ['C++', '"C\\\\+\\\\+"'],
  ['a AND b', '"a and b"'],
  ['say "hello"', '"say \\\\\\"hello\\\\\\""'],
  ['a\\b', '"a\\\\\\\\b"'],
])('%j as words is %s', (words, expected) => expect(wordsQuoted(words)).toBe(expected));

it.each(Object.entries(HOSTILE))('%s stays what is looked for', (_, words) => {
  const jira = createJira();
  const found = searched(jira, issuesWith(`Lunch ${words}`, ['WEB']));
  expect(Array.isArray(found)).toBe(true);
  expect((found as object[]).length).toBeLessThan(2);
});

it('questions are bounded, as Cloud wants them', () => {
  expect(openIssues([], false)).toBe(
    'assignee = currentUser() AND statusCategory != Done ORDER BY updated DESC',
  );
  expect(openIssues(['WEB', 'OPS'], true)).toBe(
    'project in ("WEB", "OPS") AND assignee = currentUser() AND statusCategory != Done ORDER BY updated DESC',
  );
  expect(openIssuesOfOthers(['WEB'])).toBe(
    'project in ("WEB") AND (assignee != currentUser() OR assignee is EMPTY) AND statusCategory != Done ORDER BY updated DESC',
  );
  expect(changedIssues(['WEB'], '2026-11-21T00:30:00.000Z')).toBe(
    'project in ("WEB") AND updated >= "2026-11-20" ORDER BY updated DESC',
  );
});
