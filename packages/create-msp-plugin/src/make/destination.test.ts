import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { destinationOf } from './destination.js';
import { clientOf, nextCommands } from './next-commands.js';
import { shellWord } from './shell-word.js';

const cwd = join(sep, 'home', 'you', 'msp-plugin-kanban');

it.each([
  ['my-tool', { name: 'my-tool' }],
  ['msp-plugin-my-tool', { name: 'my-tool', folder: 'msp-plugin-my-tool' }],
  ['@acme/my-tool', { name: 'my-tool', scope: '@acme' }],
  ['@acme/msp-plugin-my-tool', { name: 'my-tool', scope: '@acme', folder: 'msp-plugin-my-tool' }],
  ['.', { name: 'kanban', folder: '.' }],
  ['./', { name: 'kanban', folder: './' }],
  ['./my-tool', { name: 'my-tool', folder: './my-tool' }],
  ['tools/my-tool/', { name: 'my-tool', folder: 'tools/my-tool/' }],
  ['/srv/msp-plugin-my-tool', { name: 'my-tool', folder: '/srv/msp-plugin-my-tool' }],
  ['..', { name: '..' }],
  ['../my-tool', { name: '../my-tool' }],
  ['a/../../b', { name: 'a/../../b' }],
  ['a\\..\\b', { name: 'a\\..\\b' }],
  ['msp-plugin-', { name: 'msp-plugin-' }],
  ['', { name: '' }],
])('%j says %j', (word, said) => expect(destinationOf(word, cwd)).toEqual(said));

describe('what comes next', () => {
  const below = (...parts: string[]) => nextCommands({ folder: join(cwd, ...parts) }, cwd, {});

  it('is typed where one stands', () => {
    expect(below('my-tool')).toEqual([
      'cd my-tool',
      'npm install',
      'npm run build',
      'npm test',
      `msp plugin add .${sep}my-tool`,
    ]);
    expect(below()).toEqual(['npm install', 'npm run build', 'npm test', 'msp plugin add .']);
    expect(below('my tools', 'x')[0]).toBe(`cd "my tools${sep}x"`);
  });

  it('names a folder elsewhere whole', () => {
    const folder = join(sep, 'srv', 'my-tool');
    const commands = nextCommands({ folder }, cwd, {});
    expect([commands[0], commands.at(-1)]).toEqual([`cd ${folder}`, `msp plugin add ${folder}`]);
  });

  it.each([
    [undefined, 'npm'],
    ['npm/11.19.1 node/v24.21.0 linux x64', 'npm'],
    ['pnpm/10.0.0 npm/? node/v24.21.0', 'pnpm'],
    ['yarn/4.0.0', 'yarn'],
    ['bun/1.3.0', 'bun'],
    ['rm -rf/1', 'npm'],
  ])('is of the client that ran us: %s', (npm_config_user_agent, client) => {
    expect(clientOf({ npm_config_user_agent })).toBe(client);
  });
});

it.each([
  ['my-tool', 'linux', 'my-tool'],
  ['my tool', 'linux', '"my tool"'],
  ["it's", 'linux', `"it's"`],
  ['$HOME', 'linux', "'$HOME'"],
  ["it's $5", 'linux', `'it'\\''s $5'`],
  ['a\\b', 'linux', "'a\\b'"],
  ['C:\\my tools\\a', 'win32', '"C:\\my tools\\a"'],
  ['C:\\tools', 'win32', 'C:\\tools'],
  ['a\u001b[2Jb', 'linux', '"a\ufffd[2Jb"'],
] as const)('%j on %s is typed %s', (word, platform, typed) => expect(shellWord(word, platform)).toBe(typed));
