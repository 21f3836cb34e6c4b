import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shellWord } from './shell-word.js';

it.each([
  ['crm-1.0.0.tgz', 'linux', 'crm-1.0.0.tgz'],
  ['vault=~/Notes', 'linux', 'vault=~/Notes'],
  ['my tools', 'linux', '"my tools"'],
  ["it's $5", 'linux', `'it'\\''s $5'`],
  ['C:\\tools', 'linux', "'C:\\tools'"],
  ['C:\\tools', 'win32', 'C:\\tools'],
  ['C:\\my tools', 'win32', '"C:\\my tools"'],
  ['', 'linux', '""'],
] as const)('%j on %s is typed %s', (word, platform, typed) => expect(shellWord(word, platform)).toBe(typed));

it.skipIf(process.platform === 'win32')('a shell takes it for the same word', () => {
  for (const word of ['a b', "a'b", '$(echo x)', '`x`', 'a\nb', 'a"b', '*', '; x', 'a\\b', '!x', 'a&b'])
    expect(spawnSync('sh', ['-c', `printf %s ${shellWord(word)}`], { encoding: 'utf8' }).stdout).toBe(word);
});
