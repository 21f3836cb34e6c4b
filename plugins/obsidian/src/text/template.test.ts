import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { partsOf } from './front.js';
import { fill } from './template.js';

const fillings = {
  title: { words: 'Use *it*: now\n---\n# x' },
  'project-link': { markdown: '[[MSP/Projects/shop|shop]]' },
  epic: { words: '' },
};

it('fills words escaped, links as they are, and leaves what it does not know', () => {
  expect(fill('# {{title}} {{ project-link }} {{other}} [{{epic}}]', fillings)).toBe(
    '# Use \\*it\\*: now --- \\# x [[MSP/Projects/shop|shop]] {{other}} []',
  );
});

it('fills properties as values, quoted or not', () => {
  const filled = fill(
    '---\n# mine\na: {{title}}\nb: "about {{title}}"\nc: [\'{{project-link}}\']\nd: {{epic}}\n---\nx',
    fillings,
  );
  const { yaml, body } = partsOf(filled);
  const title = 'Use *it*: now --- # x';
  expect(parse(yaml)).toEqual({ a: title, b: `about ${title}`, c: ['[[MSP/Projects/shop|shop]]'], d: '' });
  expect(yaml).toContain('# mine');
  expect(body).toBe('x');
});
