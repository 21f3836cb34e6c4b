import { expect, it } from 'vitest';
import { scopeOf, scopeProblem, titleProblem } from './title-problem.js';

it.each([
  'My Tool',
  'GitLab',
  'C++',
  'monday.com',
  'Jäger',
  '看板',
  '7pace',
  'Tools (EU)',
  'Ben & Co.',
  'Karl’s Tool',
])('%s is a good title', (title) => expect(titleProblem(title)).toBeNull());

it.each([
  ['', 'at least one letter'],
  ['  ', 'at least one letter'],
  ['x'.repeat(61), '61 letters'],
  ["Karl's Tool", 'straight quotes'],
  ['`whoami`', 'straight quotes'],
  ['a "b"', 'without other signs'],
  ['a\nb', 'without other signs'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a template of JavaScript would obey
  ['${process.env.HOME}', 'without other signs'],
  ['a */ b', 'without other signs'],
  ['a | b', 'without other signs'],
  ['<b>', 'without other signs'],
  ['- a', 'without other signs'],
  ['a: b', 'without other signs'],
  ['a ', 'without other signs'],
  ['a\u202eb', 'without other signs'],
])('the title %j is refused: %s', (title, what) => expect(titleProblem(title)).toContain(what));

it.each(['acme', '@acme', '@acme-tools', '@a.b'])('%s is a good scope', (scope) =>
  expect(scopeProblem(scopeOf(scope))).toBeNull(),
);

it.each([
  '',
  '@',
  '@Acme',
  '@a/b',
  '@..',
  '@../..',
  '@.a',
  '@a b',
  '@ü',
  '@msp',
  '@types',
  `@${'a'.repeat(100)}`,
])('the scope %j is refused', (scope) =>
  expect(scopeProblem(scopeOf(scope))).toMatch(/--scope @acme|such as @acme/),
);
