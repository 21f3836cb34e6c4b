import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cardOf, definePlugin } from '@msp/protocol';
import { temporaryFolder } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { cardProblem, readCard } from './card.js';
import { loadPlugin } from './load.js';

const manifest = {
  ...{ id: 'tracker', name: 'Tracker', summary: 'Posts decisions', hosts: ['api.example.com'] },
  secrets: { apiKey: { label: 'API key', help: 'Settings', env: [] } },
};
const plugin = definePlugin({
  contract: 1,
  manifest,
  hooks: { 'decision-made': () => [] },
  judge: () => ({ outcome: 'done' }),
});
const card = cardOf(plugin);

/** A package as it is installed. */
function installed(files: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return join(folder, 'package.json');
}
const exporting = (target: unknown) =>
  JSON.stringify({ name: 'x', type: 'module', exports: { '.': './index.js', './plugin.json': target } });

it('tells what a plugin is without running it', () => {
  expect(card).toEqual({
    contract: 1,
    manifest,
    hooks: ['decision-made'],
    parts: ['judge'],
    actions: [],
    questions: [],
  });
  const file = installed({
    'package.json': exporting('./dist/plugin.json'),
    'dist/plugin.json': JSON.stringify(card),
  });
  expect(readCard(file)).toEqual(card);
});

it.each([
  ['no export', JSON.stringify({ name: 'x', exports: './index.js' }), '{}'],
  ['a path that escapes', exporting('./../plugin.json'), JSON.stringify(card)],
  ['an absolute path', exporting('/etc/passwd'), JSON.stringify(card)],
  ['a target that is no text', exporting({ browser: './dist/plugin.json' }), JSON.stringify(card)],
  ['no JSON', exporting('./dist/plugin.json'), 'export default {}'],
  ['no card', exporting('./dist/plugin.json'), JSON.stringify({ manifest })],
  ['a card that is too long', exporting('./dist/plugin.json'), JSON.stringify(card) + ' '.repeat(1_000_000)],
])('takes no card from a package with %s', (_, packageText, text) => {
  expect(readCard(installed({ 'package.json': packageText, 'dist/plugin.json': text }))).toBeNull();
});

describe('a card binds', () => {
  it('whoever asks for more is named with all that is more', () => {
    expect(cardProblem(card, plugin)).toBeNull();
    expect(cardProblem(card, { ...plugin, manifest: { ...manifest, hosts: [], secrets: {} } })).toBeNull();
    const greedy = { ...manifest, hosts: ['api.example.com', '*.example.org'], folders: ['home'] };
    expect(cardProblem(card, { ...plugin, manifest: greedy })).toBe(
      'it asks for more than its package says: hosts *.example.org; folders home',
    );
    expect(cardProblem(card, { ...plugin, manifest: { ...manifest, id: 'other' } })).toBe(
      'it says that it is other, and its package that it is tracker',
    );
  });

  it.each([
    [
      'a variable for a secret',
      { secrets: { apiKey: { ...manifest.secrets.apiKey, env: ['AWS_SECRET_ACCESS_KEY'] } } },
    ],
    ['a variable for a setting', { environment: { space: ['AWS_SECRET_ACCESS_KEY'] } }],
  ])('%s is more, too', (_, more) => {
    expect(cardProblem(card, { ...plugin, manifest: { ...manifest, ...more } })).toBe(
      'it asks for more than its package says: variables AWS_SECRET_ACCESS_KEY',
    );
  });

  it('a connection of its own that it does not tell of is refused', () => {
    const connect = () => Promise.reject(new Error('never'));
    const told = { ...card, parts: [...card.parts, 'connect'] };
    expect(cardProblem(card, { ...plugin, connect })).toContain('a connection of its own');
    expect(cardProblem(told, { ...plugin, connect })).toBeNull();
  });

  it('a plugin whose code asks for more than its card says is not used', async () => {
    const code = (hosts: string[]) =>
      `export default ${JSON.stringify({ contract: 1, manifest: { ...manifest, hosts } })};`;
    const load = (hosts: string[]) => {
      const packageFile = installed({
        'package.json': exporting('./dist/plugin.json'),
        'dist/plugin.json': JSON.stringify(card),
        'index.js': code(hosts),
      });
      const use = dirname(packageFile);
      return loadPlugin(
        { name: 'tracker', use, enabled: true, mode: 'integrated', settings: {} },
        { root: use, stateDirectory: use, host: import.meta.url, env: {}, modules: async () => ({}) },
      );
    };
    expect(await load(['api.example.com'])).toMatchObject({ state: 'loaded' });
    expect(await load(['api.example.com', 'evil.example.com'])).toMatchObject({
      state: 'disabled',
      reason: 'it asks for more than its package says: hosts evil.example.com',
    });
  });
});
