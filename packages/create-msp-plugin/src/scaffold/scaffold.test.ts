import { stripTypeScriptTypes } from 'node:module';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Answers, KINDS } from '../answers.js';
import { scaffold } from './scaffold.js';

const choices = KINDS.flatMap((kind) =>
  [false, true].flatMap((tasks) => [false, true].map((webhook) => ({ kind, tasks, webhook }))),
);

describe.each(choices)('$kind, tasks: $tasks, webhook: $webhook', (choice) => {
  const answers: Answers = { name: 'my-tool', title: 'MyTool', scope: '@acme', ...choice };
  const files = scaffold(answers);
  const text = (path: string): string => files.get(path) ?? expect.fail(`${path} is missing`);
  /** Every line in which something is found, and every path. */
  const found = (what: RegExp) =>
    [...files].flatMap(([path, content]) =>
      [path, ...content.split('\n').map((line) => `${path}:${line}`)].filter((line) => what.test(line)),
    );
  const ending = (end: string) => [...files].filter(([path]) => path.endsWith(end));

  it('has what a package needs, and nothing of the template', () => {
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        ...['.gitignore', 'LICENSE', 'README.md', 'config.example.json', 'package.json', 'tsconfig.json'],
        ...['src/certification.test.ts', 'src/index.ts', 'src/manifest.ts', 'tsup.config.ts'],
      ]),
    );
    expect([...files.keys()].filter((path) => /^\.github\/workflows\/[a-z]+\.ya?ml$/.test(path))).not.toEqual(
      [],
    );
    expect(
      [...files.keys()].filter((path) => /^(gitignore|parts|kinds|dist|node_modules)/.test(path)),
    ).toEqual([]);
  });

  it('has no word and no mark of the template left', () => {
    expect(found(/sample.?tool|\bsample$|msp-plugin-sample|part: (tasks|webhook)|<!-- \/part/i)).toEqual([]);
  });

  it('has no trace of a part that was not chosen', () => {
    expect([files.has('src/tasks.ts'), files.has('src/webhook.ts')]).toEqual([choice.tasks, choice.webhook]);
    if (!choice.webhook) expect(found(/webhook|signingKey|signing key/i)).toEqual([]);
    // A webhook tells of tasks, too.
    if (!choice.tasks) expect(found(choice.webhook ? /tasks|TaskValues/i : /task/i)).toEqual([]);
  });

  it('is TypeScript whose imports lead somewhere', () => {
    for (const [path, content] of ending('.ts')) {
      expect(() => stripTypeScriptTypes(content), path).not.toThrow();
      for (const [, specifier = ''] of content.matchAll(/\b(?:from|import)\s*\(?'(\.[^']+)'/g)) {
        const wanted = posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts');
        expect([...files.keys()], `${path} imports ${specifier}`).toContain(wanted);
      }
    }
  });

  it('imports no package that it does not name', () => {
    const { dependencies = {}, peerDependencies, devDependencies } = JSON.parse(text('package.json'));
    const named = Object.keys({ ...dependencies, ...peerDependencies, ...devDependencies });
    for (const [path, content] of ending('.ts'))
      for (const [, specifier = ''] of content.matchAll(
        /^(?:import |export |\} )(?:.*from )?'(?!node:|\.)([^']+)'/gm,
      )) {
        const wanted = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
        expect(named, `${path} imports ${specifier}`).toContain(wanted);
      }
  });

  it('has JSON that can be read, and ends each file with one line break', () => {
    expect(ending('.json').length).toBeGreaterThan(2);
    for (const [path, content] of ending('.json')) expect(() => JSON.parse(content), path).not.toThrow();
    expect(found(/[ \t]$|\r/)).toEqual([]);
    for (const [path, content] of files) {
      expect(content.slice(-40), path).toMatch(/[^\n]\n$/);
      expect(content.includes('\n\n\n'), path).toBe(false);
    }
  });

  it('is a package that can be published, with certain versions', () => {
    const fields = JSON.parse(text('package.json'));
    expect(fields).toMatchObject({ name: '@acme/msp-plugin-my-tool', version: '0.1.0', type: 'module' });
    expect(fields.private).toBeUndefined();
    expect(fields.keywords).toContain('msp-plugin');
    const { dependencies = {}, peerDependencies, devDependencies } = fields;
    for (const version of Object.values({ ...dependencies, ...peerDependencies, ...devDependencies }))
      expect(version).toMatch(/^\^?\d+\.\d+\.\d+$/);
    expect(peerDependencies['@msp/protocol']).toMatch(/^\^/);
  });
});

it('has the names in their forms', () => {
  const files = scaffold({ name: 'my-tool', kind: 'http', tasks: true, webhook: true });
  const manifest = files.get('src/manifest.ts');
  expect(manifest).toContain("id: 'my-tool'");
  expect(manifest).toContain("name: 'My Tool'");
  expect(manifest).toContain("env: ['MY_TOOL_TOKEN']");
  expect(JSON.parse(files.get('package.json') ?? '').name).toBe('msp-plugin-my-tool');
});

it('the same answers give the same files', () => {
  const answers = { name: 'my-tool', kind: 'sdk', tasks: true, webhook: false } as const;
  expect([...scaffold(answers)]).toEqual([...scaffold(answers)]);
});
