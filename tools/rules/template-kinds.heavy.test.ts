/** Every plugin that can be scaffolded is whole: it type-checks, builds with its card, and passes its own tests. Build first. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PluginCard } from '@msp/protocol';
import { temporaryFolder } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { type Answers, KINDS } from '../../packages/create-msp-plugin/src/answers.ts';
import { scaffold } from '../../packages/create-msp-plugin/src/scaffold/scaffold.ts';
import { root } from './files.ts';

const PARTS = [
  { tasks: false, webhook: false },
  { tasks: true, webhook: false },
  { tasks: false, webhook: true },
  { tasks: true, webhook: true },
];
const all = KINDS.flatMap((kind) => PARTS.map((parts): Answers => ({ name: 'my-tool', kind, ...parts })));

/** A new plugin, with the packages of this workspace in place of installed ones. */
function written(answers: Answers): string {
  const folder = temporaryFolder();
  for (const [path, text] of scaffold(answers)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

/** Runs a script as a person does: without anything of the test run around it. */
async function run(folder: string, ...words: string[]): Promise<string> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|NODE_OPTIONS|TEST|npm_)/.test(name)),
  );
  const shell = process.platform === 'win32';
  const done = promisify(execFile)('npm', words, { cwd: folder, env, shell, maxBuffer: 64 * 1024 * 1024 });
  const { stdout } = await done.catch((error) => {
    throw new Error(`npm ${words.join(' ')}\n${error.stdout}${error.stderr}`);
  });
  return stdout;
}

describe.each(all)('a plugin of the kind $kind, tasks: $tasks, webhook: $webhook', (answers) => {
  it('builds, with a card that says what it is', async () => {
    const folder = written(answers);
    await run(folder, 'run', '-s', 'build');
    const card = PluginCard.parse(JSON.parse(readFileSync(join(folder, 'dist/plugin.json'), 'utf8')));
    expect(card.manifest.id).toBe('my-tool');
    expect(['tasks', 'webhook'].filter((part) => card.parts.some((each) => each === part))).toEqual(
      (['tasks', 'webhook'] as const).filter((part) => answers[part]),
    );
    expect(card.parts.includes('connect')).toBe(['files', 'sdk'].includes(answers.kind));
  });

  it('passes its types, its tests and its certification', async () => {
    const report = await run(written(answers), 'test');
    expect(report).toMatch(/Test Files .*passed/);
    expect(report).not.toMatch(/failed|obsolete|written/);
  });

  it('has nothing left of the template', () => {
    for (const [path, text] of scaffold(answers)) {
      expect(text, path).not.toMatch(/sample[-_ ]?tool|part: (tasks|webhook)|\/part/i);
      expect(text, `${path} is empty`).not.toBe('');
      if (answers.kind !== 'sdk') continue;
      // A dependency that a kind adds has to be in the workspace, or this test could not tell whether it works.
      expect(
        Object.keys(JSON.parse(scaffold(answers).get('package.json') ?? '{}').dependencies ?? {}),
      ).toEqual([]);
    }
  });
});
