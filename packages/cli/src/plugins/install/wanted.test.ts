import { expect, it } from 'vitest';
import { wantedOf } from './wanted.js';

it.each([
  ['obsidian', { kind: 'id', id: 'obsidian', version: null }],
  ['obsidian@0.2.0', { kind: 'id', id: 'obsidian', version: '0.2.0' }],
  ['obsidian@next', { kind: 'id', id: 'obsidian', version: 'next' }],
  ['msp-plugin-crm', { kind: 'package', name: 'msp-plugin-crm', version: null }],
  ['msp-plugin-crm@1.0.0-rc.1', { kind: 'package', name: 'msp-plugin-crm', version: '1.0.0-rc.1' }],
  ['@acme/msp-plugin-crm', { kind: 'package', name: '@acme/msp-plugin-crm', version: null }],
  ['@msp/plugin-obsidian@0.1.0', { kind: 'package', name: '@msp/plugin-obsidian', version: '0.1.0' }],
  ['./crm-1.0.0.tgz', { kind: 'tarball', path: '/shop/sub/crm-1.0.0.tgz' }],
  ['/srv/crm.tar.gz', { kind: 'tarball', path: '/srv/crm.tar.gz' }],
  ['./crm', { kind: 'path', path: '/shop/sub/crm' }],
  ['crm.ts', { kind: 'path', path: '/shop/sub/crm.ts' }],
  ['~/crm', { kind: 'path', path: '~/crm' }],
  ['.', { kind: 'path', path: '/shop/sub' }],
  ['..', { kind: 'path', path: '/shop' }],
])('%s', (word, wanted) => expect(wantedOf(word, '/shop/sub')).toEqual(wanted));

it.each([
  '',
  ' ',
  '@',
  '@@',
  'Obsidian',
  'OBSIDIAN',
  'obsidian ',
  'a..b',
  '@acme/../crm',
  '@acme/..',
  '@../crm',
  'crm/../../etc',
  'crm\u200b',
  'оbsidian',
  'ångström',
  '🦊',
  'node_modules',
  'favicon.ico',
  '__proto__',
  '-rf',
  '@acme/-crm',
  'some-package.thing',
  'left_pad',
  'user/repository',
  'a'.repeat(41),
  `@acme/${'a'.repeat(214)}`,
  'obsidian@',
  'obsidian@^1.0.0',
  'obsidian@>=1 && rm -rf',
  'obsidian@npm:evil@1.0.0',
  'obsidian@../evil',
  'https://ada:pw@example.com/crm.tgz',
  'git+ssh://git@example.com/crm.git',
  'file:../crm',
  'npm:crm@1.0.0',
])('refuses %j', (word) => {
  expect(() => wantedOf(word, '/shop')).toThrow(expect.objectContaining({ code: 'MSP009' }));
});

it('repeats no password', () => {
  expect(() => wantedOf('https://ada:hunter2@example.com/crm.tgz', '/shop')).toThrow(/\(https:…\)/);
});
