/** What is made, with the real tools: types, build, tests with certification, and loaded by the built `msp`. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS } from './answers.js';
import { scaffold } from './scaffold/scaffold.js';
import { writePlugin } from './write/write-plugin.js';

const root = join(import.meta.dirname, '..', '..', '..');
const PROGRAM = join(root, 'packages', 'cli', 'bin', 'msp.js');

/** A project with our packages installed, as far as Node.js can tell, in a folder that is not easy to work in. */
let project: string;
beforeAll(() => {
  project = join(realpathSync(mkdtempSync(join(tmpdir(), 'msp-made-'))), 'my wörk');
  mkdirSync(project);
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'junction');
});
afterAll(() => rmSync(join(project, '..'), { recursive: true, force: true }));

const environment = () => ({
  PATH: process.env.PATH ?? '',
  HOME: join(project, '..', 'home'),
  MSP_SECRETS: 'file',
});

function run(folder: string, ...words: [string, ...string[]]): string {
  const { status, stdout, stderr } = spawnSync(words[0], words.slice(1), {
    cwd: folder,
    env: environment(),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(status, `${words.join(' ')}\n${stdout}${stderr}`).toBe(0);
  return stdout;
}

const tool = (name: string) => join(root, 'node_modules', '.bin', name);
const msp = (...words: string[]) => JSON.parse(run(project, process.execPath, PROGRAM, ...words, '--json'));

const choices = KINDS.flatMap((kind) => [
  { kind, tasks: false, webhook: false },
  { kind, tasks: true, webhook: true },
  ...(kind === 'http'
    ? [
        { kind, tasks: true, webhook: false },
        { kind, tasks: false, webhook: true },
      ]
    : []),
]);

describe.each(choices)('$kind, tasks: $tasks, webhook: $webhook', ({ kind, tasks, webhook }) => {
  const name = `my-${kind}${tasks ? '-tasks' : ''}${webhook ? '-hook' : ''}`;
  const folder = () => join(project, name);
  const json = (path: string) => JSON.parse(readFileSync(join(folder(), path), 'utf8'));

  it('type-checks, builds, is tested, and is loaded by msp', () => {
    writePlugin(folder(), scaffold({ name, kind, tasks, webhook }));
    run(folder(), tool('tsc'));
    run(folder(), tool('tsup'));
    run(folder(), tool('tsc'), '-p', 'tsconfig.build.json');
    const reports = ['--reporter=default', '--reporter=json', '--outputFile.json=report.json'];
    run(folder(), tool('vitest'), 'run', '--root=.', ...reports);
    const report = json('report.json');
    expect(report.numPassedTests).toBeGreaterThan(10);
    expect(report.numFailedTests).toBe(0);
    const { parts } = json('dist/plugin.json');
    expect([parts.includes('tasks'), parts.includes('webhook')]).toEqual([tasks, webhook]);
    expect(parts.includes('connect')).toBe(kind === 'files' || kind === 'sdk');
    const example = { ...json('config.example.json').plugins[name], use: `./${name}` };
    for (const [key, value] of Object.entries<string>(example))
      msp('config', 'set', `plugins.${name}.${key}`, value);
    expect(msp('plugin', 'info', name)).toMatchObject({
      ...{ id: name, version: '0.1.0' },
      plugin: { state: 'connected' },
    });
    const { passed, findings } = msp('plugin', 'test', `./${name}`);
    expect([passed, findings.filter(({ outcome }: { outcome: string }) => outcome === 'failed')]).toEqual([
      true,
      [],
    ]);
  });
});

it('is as Biome would format it, where the names are as long as those of the template', () => {
  const formatted = mkdtempSync(join(tmpdir(), 'msp-formatted-'));
  try {
    for (const { kind, tasks, webhook } of choices) {
      const answers = { name: 'simple-tool', kind, tasks, webhook };
      writePlugin(join(formatted, `${kind}-${tasks}-${webhook}`), scaffold(answers));
    }
    run(
      root,
      tool('biome'),
      'format',
      `--config-path=${join(root, 'biome.json')}`,
      '--vcs-enabled=false',
      '--max-diagnostics=5',
      formatted,
    );
  } finally {
    rmSync(formatted, { recursive: true, force: true });
  }
});
