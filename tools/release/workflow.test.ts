import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from './run-command.ts';
import { publicPackages } from './workspace.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly needs?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly environment?: string;
  readonly steps?: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, Readonly<Record<string, readonly string[]>> | null>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const ours = '.github/workflows';
const made = 'templates/plugin/.github/workflows';
const files = [ours, made].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
);
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const workflow = (path: string): Workflow => parse(text(path));
const { scripts, packageManager, devDependencies } = JSON.parse(text('package.json'));
const [ci, release, registry] = ['ci', 'release', 'registry'].map((name) =>
  workflow(`${ours}/${name}.yml`),
) as [Workflow, Workflow, Workflow];
const stepsOf = ({ jobs }: Workflow): readonly Step[] =>
  Object.values(jobs).flatMap(({ steps = [] }) => steps);
const mayPublish = ({ permissions = {} }: Job) => permissions['id-token'] === 'write';
const changesets = (part: string) =>
  stepsOf(release).find(({ uses }) => uses?.startsWith(`changesets/action/${part}@`))?.with ?? {};

it('a push to main releases what has passed every check, and nothing else does', () => {
  expect(release.on).toEqual({ push: { branches: ['main'] } });
  expect(Object.entries(release.jobs).map(([name, { needs }]) => [name, needs])).toEqual([
    ['check', undefined],
    ['mode', 'check'],
    ['version', 'mode'],
    ['publish', 'mode'],
    ['announce', 'publish'],
  ]);
  expect(release.jobs.check?.uses).toBe('./.github/workflows/ci.yml');
  expect(Object.keys(ci.on)).toContain('workflow_call');
  expect(ci.jobs.check?.steps?.at(-1)?.run).toBe('bash .ci/run');
});

it('each job of a release may do one thing', () => {
  expect(release.permissions).toEqual({});
  expect(Object.entries(release.jobs).map(([name, { permissions }]) => [name, permissions])).toEqual([
    ['check', { contents: 'read' }],
    ['mode', { contents: 'read' }],
    ['version', { contents: 'write', 'pull-requests': 'write' }],
    ['publish', { contents: 'read', 'id-token': 'write' }],
    ['announce', { contents: 'write' }],
  ]);
  expect(release.jobs.publish?.environment).toBe('npm');
  expect(changesets('publish')).toMatchObject({ 'create-github-releases': false, 'push-git-tags': false });
});

it('only the job that publishes has the token of npm', () => {
  const holders = files.filter((path) => text(path).includes('secrets.'));
  expect(holders).toEqual([`${ours}/release.yml`]);
  expect(text(`${ours}/release.yml`).match(/secrets\.\w+/g)).toEqual(['secrets.NPM_TOKEN']);
  const publishing = release.jobs.publish?.steps?.at(-1);
  expect(publishing?.env).toEqual({ NPM_TOKEN: expect.stringContaining('secrets.NPM_TOKEN') });
});

it('it calls scripts that there are', () => {
  expect(changesets('version').script).toBe('npm run version-packages');
  expect(changesets('publish').script).toBe('npm run release');
  expect(scripts['version-packages']).toBe('node tools/release/version.ts');
  expect(scripts.release).toBe('node tools/release/publish.ts');
});

it('packages are published with provenance', () => {
  for (const { manifest } of publicPackages(root))
    expect(manifest.publishConfig, manifest.name).toEqual({ access: 'public', provenance: true });
  expect(`${scripts.release}${changesets('publish').script}`).not.toContain('without-provenance');
});

it('changesets’ action is the one that goes with its command', () => {
  expect(text(`${ours}/release.yml`).match(/changesets\/action\/\S+ # v2\./g)).toHaveLength(3);
  expect(devDependencies['@changesets/cli']).toMatch(/^3\./);
});

it('every check rehearses the release', () => {
  expect(text('.ci/run')).toMatch(/^step '.*' npm run release -- --dry-run$/m);
});

describe.each(files)('%s', (path) => {
  const { jobs } = workflow(path);
  const steps = stepsOf(workflow(path));

  it('names every action by its commit, and npm by its version', () => {
    const used = text(path).match(/(?<=uses: )[^.\s].*/g) ?? [];
    expect(used.length).toBeGreaterThan(1);
    for (const action of used) expect(action).toMatch(/^[\w-]+(\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const installs = steps.flatMap(({ run }) => run?.match(/npm install --global.*/g) ?? []);
    expect(new Set(installs)).toEqual(new Set([`npm install --global ${packageManager}`]));
  });

  it('leaves no login behind in what is checked out', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const step of checkouts) expect(step.with?.['persist-credentials']).toBe(false);
  });

  it('puts nothing of an event into a shell line', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });

  it('publishes nothing out of a cache', () => {
    if (!Object.values(jobs).some(mayPublish)) return;
    const nodes = steps.filter(({ uses }) => uses?.startsWith('actions/setup-node@'));
    for (const step of nodes)
      expect(step.with).toEqual({ 'node-version': 24, 'package-manager-cache': false });
  });
});

it('a plugin that is made publishes an archive that another job has built', () => {
  const { permissions, jobs } = workflow(`${made}/release.yml`);
  expect(permissions).toEqual({});
  expect(Object.entries(jobs).map(([name, job]) => [name, job.needs, job.permissions])).toEqual([
    ['build', undefined, { contents: 'read' }],
    ['publish', 'build', { 'id-token': 'write' }],
  ]);
  const lines = (name: string) => (jobs[name]?.steps ?? []).flatMap(({ run }) => run ?? []);
  expect(lines('publish')).toEqual([
    `npm install --global ${packageManager}`,
    'npm publish --provenance --ignore-scripts ./archive.tgz',
  ]);
  const building = lines('build').map((line) => line.split(' ', 2).join(' '));
  expect(building.indexOf('npm pkg')).toBeGreaterThan(0);
  expect(building.indexOf('npm pack')).toBeGreaterThan(building.indexOf('npm pkg'));
});

it('packages of strangers are certified where there is nothing to take', () => {
  expect(registry.on).toEqual({ pull_request: { paths: ['packages/registry/plugins/**'] } });
  expect(registry.permissions).toEqual({ contents: 'read' });
  expect(Object.values(registry.jobs).map(({ permissions }) => permissions)).toEqual([undefined]);
  expect(stepsOf(registry).at(-1)?.run).toContain('tools/registry/check.ts --packages');
});
