import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { load, projectFile, refused, userFile, write } from '../testing/configuration.js';

it('comments, commas at the end and a byte order mark are fine', async () => {
  write(projectFile(), '\uFEFF{\n  // mine\n  "project": "shoes", /* all */\n}\n');
  expect((await load()).config.project).toBe('shoes');
});

it('a mistake is shown with its place, and the next command', async () => {
  write(projectFile(), '{\n  "project": "shop"\n  "git": {}\n}\n');
  const { message, hint } = await refused();
  expect(message).toBe(`${projectFile()}, line 3: column 3, a comma is missing before this: "git": {}`);
  expect(hint).toBe('Correct it: msp config edit');
});

it('a secret in the line is not shown', async () => {
  const token = ['ghp', 'x7Kq2mVt9LwZ4nRb8sHdJ3fGyPc6aTe1UoQi'].join('_');
  write(projectFile(), `{ "project": "${token}" "git": {} }`);
  expect((await refused()).message).not.toContain(token);
});

it('an unknown setting gets the one that was meant, and no value is shown', async () => {
  write(projectFile(), '{\n  "features": {\n    "sesionTimeout": "hunter2"\n  },\n  "budget": 1\n}');
  const { message } = await refused();
  expect(message).toContain(
    'line 3: There is no setting features.sesionTimeout. Did you mean features.sessionTimeout?',
  );
  expect(message).toContain('(and 1 more: msp config test)');
  expect(message).not.toContain('hunter2');
});

it.each([
  ['a folder', 'is a folder', () => mkdirSync(projectFile(), { recursive: true })],
  ['nothing in it', 'the file is empty', () => write(projectFile(), '')],
  ['only space', 'the file is empty', () => write(projectFile(), ' \n\t')],
  ['a list', 'must hold an object', () => write(projectFile(), '[]')],
  ['null', 'must hold an object', () => write(projectFile(), 'null')],
  ['ten megabytes', '10.0 MB large', () => write(projectFile(), '"'.padEnd(10 * 1024 * 1024))],
  ['UTF-16', 'UTF-16', () => write(projectFile(), Buffer.from('\uFEFF{}', 'utf16le'))],
  ['zero bytes', 'zero bytes', () => write(projectFile(), '{\0}')],
  ['Latin-1', 'not stored as UTF-8', () => write(projectFile(), Buffer.from('{"project":"é"}', 'latin1'))],
  ['deep nesting', 'nested too deeply', () => write(projectFile(), '['.repeat(500_000))],
  [
    'deep nesting that is valid',
    'must',
    () => write(projectFile(), `{"project":${'['.repeat(9999)}${']'.repeat(9999)}}`),
  ],
  [
    'a prototype',
    'There is no setting __proto__',
    () => write(projectFile(), '{"__proto__":{"project":"x"}}'),
  ],
  [
    'a prototype and a comment',
    'There is no setting __proto__',
    () => write(projectFile(), '{"__proto__":{}}//'),
  ],
  [
    'a profile called prototype',
    'profiles.__proto__',
    () => write(projectFile(), '{"profiles":{"__proto__":{}}}'),
  ],
])('%s: %s', async (_, reason, make) => {
  make();
  expect((await refused()).message).toContain(reason);
  expect(({} as Record<string, unknown>).project).toBeUndefined();
});

it.runIf(process.platform !== 'win32')('a pipe is refused, not waited for', async () => {
  mkdirSync(dirname(projectFile()), { recursive: true });
  execFileSync('mkfifo', [projectFile()]);
  expect((await refused()).message).toContain('no ordinary file');
});

it.runIf(process.platform !== 'win32' && process.getuid?.() !== 0)('an unreadable one is named', async () => {
  write(projectFile(), {});
  chmodSync(projectFile(), 0o000);
  expect((await refused()).message).toContain('cannot be read');
});

it('what looks like a secret is warned of, without its value', async () => {
  const token = ['ghp', 'x7Kq2mVt9LwZ4nRb8sHdJ3fGyPc6aTe1UoQi'].join('_');
  write(userFile(), { profiles: { work: { user: { name: token } } } });
  const { warnings } = await load();
  expect(warnings).toHaveLength(1);
  expect(warnings[0]?.message).toContain('profiles.work.user.name');
  expect(JSON.stringify(warnings)).not.toContain(token);
});
