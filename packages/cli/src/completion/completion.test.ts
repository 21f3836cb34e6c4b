import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompletionOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../commands/table.js';
import { sandbox } from '../testing/sandbox.js';
import { script } from './script.js';

const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;

/** What bash offers after these words; the last one is being typed. */
async function offered(...words: string[]): Promise<string[]> {
  const quoted = ['msp', ...words].map((word) => `'${word}'`).join(' ');
  const line = `${await script('bash', COMMANDS)}\nCOMP_WORDS=(${quoted}); COMP_CWORD=${words.length}; _msp; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter(Boolean);
}

describe.skipIf(!has('bash'))('bash (skipped where it is not installed)', () => {
  it.each([
    [['sta'], ['start', 'status', 'standup']],
    [
      ['decide', 'x', '--impact', ''],
      ['low', 'medium', 'high'],
    ],
    [['d', 'x', '--impact', 'h'], ['high']],
    [['decide', 'x', '--impact', '=', 'm'], ['medium']],
    [['decide', '--ra'], ['--rationale']],
    [['u', '--prog'], ['--progress']],
    [['--session', 'x', 'status', '--a'], ['--all']],
    [['config', 'u'], ['unset']],
    [['git', 'commit', ''], ['push']],
    [['completion', 'z'], ['zsh']],
    [['help', 'recal'], ['recall']],
    [['update', '--ses'], ['--session']],
  ])('%j', async (words, expected) => expect((await offered(...words)).sort()).toEqual([...expected].sort()));

  it('offers every command at first', async () => {
    const names = COMMANDS.flatMap(({ name, alias }) => (alias ? [name, alias] : [name]));
    expect((await offered('')).sort()).toEqual(names.sort());
  });
});

describe.each(['zsh', 'fish'] as const)('%s', (shell) => {
  it.skipIf(!has(shell))(
    'reads its script without a complaint (skipped where it is not installed)',
    async () => {
      const shop = sandbox();
      const file = join(shop.base, '_msp');
      writeFileSync(file, await script(shell, COMMANDS));
      const setup = shell === 'zsh' ? 'autoload -U compinit; compinit -D -u; ' : '';
      const { status, stderr, stdout } = spawnSync(shell, ['-c', `${setup}source ${file}`], {
        encoding: 'utf8',
        env: shop.env,
      });
      expect([status, stderr, stdout]).toEqual([0, '', '']);
    },
  );
});

const fish = 'fish';

it.skipIf(!has(fish))('fish completes commands and values (skipped where it is not installed)', async () => {
  const shop = sandbox();
  const file = join(shop.base, 'msp.fish');
  writeFileSync(file, await script('fish', COMMANDS));
  const of = (line: string) =>
    spawnSync(fish, ['-c', `source ${file}; complete -C '${line}'`], { encoding: 'utf8', env: shop.env })
      .stdout.split('\n')
      .map((each) => each.split('\t')[0])
      .filter(Boolean);
  expect(of('msp reco')).toEqual(['recover']);
  expect(of('msp decide x --impact ')).toEqual(['high', 'low', 'medium']);
  expect(of('msp d x --rat')).toEqual(['--rationale']);
});

it('every script names every command and option', async () => {
  for (const shell of ['bash', 'zsh', 'fish', 'powershell'] as const) {
    const text = await script(shell, COMMANDS);
    for (const { name } of COMMANDS) expect(text).toContain(name);
    for (const option of ['allow-secret', 'severity', 'as-of', 'profile']) expect(text).toContain(option);
  }
});

describe('msp completion', () => {
  it('prints the script for the shell that is named, or the usual one', () => {
    const shop = sandbox();
    expect(shop.msp('completion', 'bash').stdout).toMatch(/^# Completion for msp/);
    expect(shop.run(['completion'], { env: { SHELL: '/usr/bin/fish' } }).stdout).toContain('complete -c msp');
    expect(shop.run(['completion', '--json'], { env: { SHELL: '/bin/tcsh' } }).code).toBe(64);
    expect(shop.json(CompletionOutput, 'completion', 'zsh')).toMatchObject({
      shell: 'zsh',
      script: expect.stringContaining('#compdef msp'),
    });
    expect(JSON.parse(shop.msp('completion', 'csh', '--json').stdout).error.code).toBe('MSP009');
  });
});
