import { PluginId } from '@msp/protocol';
import { expect, it } from 'vitest';
import { nameFrom, pathOf } from './named.js';

it.each([
  ['linear', 'linear'],
  ['@msp/plugin-linear', 'linear'],
  ['@acme/msp-plugin-tracker', 'tracker'],
  ['msp-plugin-time-sheet', 'time-sheet'],
  ['/home/you/notes-to-mail.ts', 'notes-to-mail'],
  ['/home/you/mailer/index.ts', 'mailer'],
  ['/home/you/My Plugin_2.mjs', 'my-plugin-2'],
  ['/home/you/2nd.ts', 'nd'],
  ['/', 'plugin'],
  ['/home/you/42.ts', 'plugin'],
  [`/home/you/${'long-'.repeat(20)}.ts`, 'long-long-long-long-long-long-long-long'],
])('%s is called %s', (use, name) => {
  expect(nameFrom(use)).toBe(name);
  expect(PluginId.safeParse(name).success).toBe(true);
});

it.each([
  ['./tracker.ts', '/shop/sub/tracker.ts'],
  ['../tracker', '/shop/tracker'],
  ['tracker.ts', '/shop/sub/tracker.ts'],
  ['plugins/tracker.mts', '/shop/sub/plugins/tracker.mts'],
  ['/srv/tracker', '/srv/tracker'],
  ['~/tracker.ts', '~/tracker.ts'],
  ['tracker', null],
  ['@acme/tracker', null],
])('%s is the path %s', (word, path) => expect(pathOf(word, '/shop/sub')).toBe(path));
