import { expect, it } from 'vitest';
import { isLocked } from './lock-file.js';

const digest = (letter: string) => `sha512-${letter.repeat(86)}==`;
const crm = { name: 'msp-plugin-crm', integrity: digest('a') };
const npm = (packages: unknown) => JSON.stringify({ lockfileVersion: 3, packages });

it.each([
  ['the package has it', npm({ 'node_modules/msp-plugin-crm': { integrity: digest('a') } }), true],
  ['among others', npm({ 'node_modules/msp-plugin-crm': { integrity: `sha1-x ${digest('a')}` } }), true],
  ['the package has another', npm({ 'node_modules/msp-plugin-crm': { integrity: digest('b') } }), false],
  ['another package has it', npm({ 'node_modules/x': { integrity: digest('a') } }), false],
  [
    'one within another has it',
    npm({ 'node_modules/x/node_modules/msp-plugin-crm': { integrity: digest('a') } }),
    false,
  ],
  ['it has none', npm({ 'node_modules/msp-plugin-crm': { version: '1.0.0' } }), false],
  ['there are no packages', npm(undefined), false],
  ['it is no lock', 'null', false],
  ['it is no JSON', digest('a'), false],
])('npm: %s', (_, text, locked) => expect(isLocked({ name: 'npm' }, text, crm)).toBe(locked));

it.each(['pnpm', 'yarn', 'bun'] as const)('%s: the digest alone tells', (name) => {
  expect(isLocked({ name }, `crm:\n  integrity ${digest('a')}\n`, crm)).toBe(true);
  expect(isLocked({ name }, `crm:\n  integrity ${digest('b')}\n`, crm)).toBe(false);
});

it('the beginning of a digest is none', () => {
  for (const integrity of ['', 'sha512-', digest('a').slice(0, 40)])
    expect(isLocked({ name: 'bun' }, digest('a'), { ...crm, integrity })).toBe(false);
});
