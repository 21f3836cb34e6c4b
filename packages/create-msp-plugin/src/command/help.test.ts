import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { KINDS } from '../answers.js';
import { helpText } from './help.js';
import { OPTIONS } from './options.js';

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

it.each(Object.keys(OPTIONS))('--%s is in the help and in the README', (name) => {
  expect(helpText()).toContain(`--${name}`);
  expect(readme).toMatch(new RegExp(`\`[^\`|]*--${name}\\b`));
});

it.each(KINDS)('the kind %s is in the help and in the README', (kind) => {
  expect(helpText()).toMatch(new RegExp(`^  ${kind} `, 'm'));
  expect(readme).toContain(`| \`${kind}\` |`);
});
