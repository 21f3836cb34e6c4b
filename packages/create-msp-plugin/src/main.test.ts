/** The built command as a process of its own. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOG } from '@msp/protocol';
import { temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import { command } from './testing/terminal.js';

const errorOf = (folder: string, ...words: string[]) => {
  const { code, stdout, stderr } = command(folder, [...words, '--json']);
  const { error } = JSON.parse(stdout);
  expect([code, stderr]).toEqual([CATALOG[error.code as keyof typeof CATALOG].exit, '']);
  return error as { code: string; message: string; hint: string };
};

it('makes a plugin without a question, and says what comes next', () => {
  const folder = temporaryFolder();
  const { code, stdout, stderr } = command(folder, ['my-tool']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('Made msp-plugin-my-tool (My Tool, kind http): ');
  expect(stdout).toContain('  cd my-tool\n  npm install\n  npm run build\n  npm test\n');
  expect(stdout).toContain('  msp plugin add ./my-tool\n');
  expect(JSON.parse(readFileSync(join(folder, 'my-tool', 'package.json'), 'utf8')).name).toBe(
    'msp-plugin-my-tool',
  );
});

it('takes every answer as an option', () => {
  const folder = temporaryFolder();
  const options = ['--title', 'MyTool', '--kind', 'graphql', '--tasks', '--webhook', '--scope', 'acme'];
  const { code, stdout } = command(folder, ['my-tool', ...options, '--folder', 'in a/place', '--json']);
  const made = JSON.parse(stdout);
  expect(code).toBe(0);
  expect(made).toMatchObject({
    ...{ name: 'my-tool', package: '@acme/msp-plugin-my-tool', title: 'MyTool', kind: 'graphql' },
    ...{ tasks: true, webhook: true, warnings: [] },
    next: ['cd "in a/place"', 'npm install', 'npm run build', 'npm test', 'msp plugin add "./in a/place"'],
  });
  expect(made.files).toEqual(expect.arrayContaining(['.gitignore', 'src/tasks.ts', 'src/webhook.ts']));
  for (const path of made.files) expect(existsSync(join(made.folder, path))).toBe(true);
  expect(readdirSync(folder)).toEqual(['in a']);
});

it('speaks of the client that started it', () => {
  const npm_config_user_agent = 'pnpm/10.0.0 npm/? node/v24.21.0 linux x64';
  const { stdout } = command(temporaryFolder(), ['my-tool', '--json'], { npm_config_user_agent });
  expect(JSON.parse(stdout).next).toContain('pnpm install');
});

it('fills the empty folder in which one stands', () => {
  const folder = join(temporaryFolder(), 'msp-plugin-kanban');
  mkdirSync(folder);
  const { code, stdout } = command(folder, ['.', '--json']);
  expect([code, JSON.parse(stdout).name]).toEqual([0, 'kanban']);
  expect(existsSync(join(folder, 'package.json'))).toBe(true);
});

it('needs a name', () => {
  const folder = temporaryFolder();
  expect(errorOf(folder)).toEqual({
    code: 'MSP010',
    message: 'A plugin needs a name, and nobody can be asked for it here.',
    hint: 'Write it so: create-msp-plugin my-tool',
  });
  const { code, stdout, stderr } = command(folder, [], {
    npm_command: 'init',
    npm_config_user_agent: 'npm/11.19.1',
  });
  expect([code, stdout]).toEqual([64, '']);
  expect(stderr).toContain('Write it so: npm create msp-plugin@latest my-tool');
});

it.each([
  ['MSP009', ['My Tool'], 'create-msp-plugin my-tool'],
  ['MSP009', ['..'], 'create-msp-plugin my-tool'],
  ['MSP009', ['../my-tool'], 'create-msp-plugin my-tool'],
  ['MSP009', ['linear'], 'create-msp-plugin acme-linear'],
  ['MSP009', ['./Tools'], 'create-msp-plugin tools --folder ./Tools'],
  ['MSP010', ['my-tool', '--kind', 'rest'], '--kind http'],
  ['MSP010', ['my-tool', '--kind', 'graph'], '--kind graphql'],
  ['MSP009', ['my-tool', '--title', "It's"], '--title "My Tool"'],
  ['MSP009', ['my-tool', '--scope', '@msp'], '--scope @acme'],
  ['MSP009', ['my-tool', '--folder', ''], '--folder ./my-tool'],
  ['MSP010', ['my-tool', '--force'], '--help'],
  ['MSP010', ['my-tool', 'graphql'], '-- --kind graphql'],
])('%s: %j', (code, words, hint) => {
  const folder = temporaryFolder();
  expect(errorOf(folder, ...words)).toMatchObject({ code, hint: expect.stringContaining(hint) });
  expect(readdirSync(folder)).toEqual([]);
});

it('leaves alone what is there', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'my-tool'));
  writeFileSync(join(folder, 'my-tool', 'mine.txt'), 'mine');
  expect(errorOf(folder, 'my-tool').message).toContain('is not empty');
  expect(readdirSync(join(folder, 'my-tool'))).toEqual(['mine.txt']);
});

it('prints its help and its version', () => {
  const folder = temporaryFolder();
  const help = command(folder, ['--help']);
  expect([help.code, help.stdout]).toEqual([0, expect.stringContaining('Usage: create-msp-plugin')]);
  for (const line of help.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'));
  expect(command(folder, ['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

it('says so where the folder that one stands in is gone', () => {
  const folder = temporaryFolder();
  const script = join(folder, 'gone');
  mkdirSync(script);
  const leave = `data:text/javascript,process.chdir(${JSON.stringify(script)});process.getBuiltinModule('node:fs').rmdirSync(${JSON.stringify(script)})`;
  const { code, stderr } = command(folder, ['my-tool'], { NODE_OPTIONS: `--import=${encodeURI(leave)}` });
  rmSync(script, { recursive: true, force: true });
  expect([code, stderr]).toEqual([64, expect.stringContaining('no longer exists')]);
});
