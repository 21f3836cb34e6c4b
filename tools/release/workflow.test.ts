import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from './run-command.ts';
import { publicPackages } from './workspace.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly needs?: string;
  readonly uses?: string;
  readonly steps?: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, { readonly branches?: readonly string[] } | null>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const text = (path: string) => readFileSync(join(root, path), 'utf8');
const workflow = (name: string): Workflow => parse(text(`.github/workflows/${name}.yml`));
const { scripts, packageManager, devDependencies } = JSON.parse(text('package.json'));
const release = workflow('release');
const steps = release.jobs.release?.steps ?? [];
const changesets = steps.find(({ uses }) => uses?.startsWith('changesets/action@'))?.with ?? {};

it('a push to main releases what has passed every check, and nothing else does', () => {
  expect(release.on).toEqual({ push: { branches: ['main'] } });
  expect(release.jobs.release?.needs).toBe('check');
  expect(release.jobs.check?.uses).toBe('./.github/workflows/ci.yml');
  expect(Object.keys(workflow('ci').on)).toContain('workflow_call');
  expect(workflow('ci').jobs.check?.steps?.at(-1)?.run).toBe('bash .ci/run');
});

it('only the job that releases may write, and no more than it must', () => {
  expect(release.permissions).toEqual({ contents: 'read' });
  expect(workflow('ci').permissions).toEqual({ contents: 'read' });
  expect(release.jobs.release?.permissions).toEqual({
    contents: 'write',
    'pull-requests': 'write',
    'id-token': 'write',
  });
});

it('it calls scripts that there are', () => {
  const called = [changesets['version-script'], changesets['publish-script'], ...steps.map(({ run }) => run)]
    .map((line) => /^npm run (?:-s )?(\S+)/.exec(line ?? '')?.[1])
    .filter(Boolean);
  expect(called).toEqual(['version-packages', 'release']);
  expect(scripts['version-packages']).toBe('node tools/release/version.ts');
  expect(scripts.release).toBe('node tools/release/publish.ts');
});

it('packages are published with provenance', () => {
  for (const { manifest } of publicPackages(root))
    expect(manifest.publishConfig, manifest.name).toEqual({ access: 'public', provenance: true });
  expect(`${scripts.release}${changesets['publish-script']}`).not.toContain('without-provenance');
});

it('every tool is of a given version, and changesets’ action of the one that goes with its command', () => {
  const used = steps.flatMap(({ uses }) => uses ?? []);
  expect(used).toHaveLength(3);
  for (const action of used) expect(action).toMatch(/@v\d+(\.\d+\.\d+)?$/);
  expect(steps.map(({ run }) => run)).toContain(`npm install --global ${packageManager}`);
  expect(used.find((action) => action.startsWith('changesets/'))).toMatch(/@v2\./);
  expect(devDependencies['@changesets/cli']).toMatch(/^3\./);
});

it('every check rehearses the release', () => {
  expect(text('.ci/run')).toMatch(/^step '.*' npm run release -- --dry-run$/m);
});
