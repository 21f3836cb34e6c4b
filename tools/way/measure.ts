/** What the way costs a stranger, measured with the real npm against a registry on this machine. For `npm run bench`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { publicPackages } from '../release/workspace.ts';
import { type Weight, weigh } from './installed.ts';
import { prepareRelease, type ReleasedWorkspace } from './released.ts';
import { type Shell, stranger } from './stranger.ts';

/** All times are milliseconds. */
export interface WayFigures {
  /** `npm install @msp/cli` in an empty folder. */
  readonly command: Weight;
  /** Medians of a first installation, npm's cache being empty, and everything being as near as this machine. */
  readonly cold: { readonly pluginAdd: number; readonly npmInstall: number };
  /** From nothing to a plugin that is certified and loaded. `install` is what npm takes with a full cache. */
  readonly creation: Readonly<Record<'create' | 'install' | 'build' | 'certify' | 'load', number>>;
}

/**
 * Releases this workspace to a registry of its own, and measures there. Takes about a minute.
 *
 * @param rounds how often each installation is made; they take turns
 * @returns the figures, or why there are none here
 */
export async function measureWay(rounds = 5): Promise<WayFigures | { readonly missing: string }> {
  const released = await prepareRelease();
  if ('missing' in released) return released;
  try {
    const names = publicPackages(released.workspace).map(({ manifest }) => manifest.name);
    released.change('measured', Object.fromEntries(names.map((name) => [name, 'patch'])), 'Measured.');
    await released.version();
    await released.publish();
    const place = placeIn(released);
    await released.shell({ cwd: place('command') }, 'npm', 'install', '@msp/cli');
    return {
      command: weigh(place('command')),
      cold: await cold(released, rounds),
      creation: await creation(released),
    };
  } finally {
    await released.stop();
  }
}

/** Rows for a table: what was measured, and how much it is. */
export function wayRows({
  command,
  cold: { pluginAdd, npmInstall },
  creation: steps,
}: WayFigures): string[][] {
  const seconds = (value: number) => `${(value / 1000).toFixed(2)} s`;
  const own = steps.create + steps.build + steps.certify + steps.load;
  return [
    ['@msp/cli, installed', `${command.packages} packages, ${command.megabytes.toFixed(1)} MB`],
    ['msp plugin add obsidian, cold', seconds(pluginAdd)],
    ['npm install @msp/plugin-obsidian, cold', seconds(npmInstall)],
    ['  ratio', (pluginAdd / npmInstall).toFixed(2)],
    ['create → certified and loaded, without npm install', seconds(own)],
    ...Object.entries(steps).map(([name, value]) => [`  ${name}`, seconds(value)]),
  ];
}

const placeIn =
  ({ folder }: ReleasedWorkspace) =>
  (name: string) => {
    const path = join(folder, name);
    mkdirSync(path, { recursive: true });
    return path;
  };

/** The installed command, run as its shim does. */
const programOf = ({ folder }: ReleasedWorkspace) => join(folder, 'command/node_modules/@msp/cli/bin/msp.js');

/** The first round brings what is not ours into the registry, and is not counted. */
async function cold(released: ReleasedWorkspace, rounds: number) {
  const place = placeIn(released);
  const times = { pluginAdd: [] as number[], npmInstall: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    const somebody = (name: string) =>
      stranger({ home: place(`${name}-home-${round}`), npmrc: released.registry.npmrc });
    const add = await timed(somebody('add'), place(`add-${round}`), 'node', programOf(released), [
      ...['plugin', 'add', 'obsidian', '--set', `vault=${place('vault')}`],
    ]);
    const install = await timed(somebody('npm'), place(`npm-${round}`), 'npm', 'install', [
      '@msp/plugin-obsidian',
    ]);
    if (round === 0) continue;
    times.pluginAdd.push(add);
    times.npmInstall.push(install);
  }
  return { pluginAdd: median(times.pluginAdd), npmInstall: median(times.npmInstall) };
}

async function creation(released: ReleasedWorkspace): Promise<WayFigures['creation']> {
  const { shell } = released;
  const place = placeIn(released);
  const create = ['msp-plugin@latest', 'my-tool', '--', '--kind', 'http'];
  const made = (folder: string) => timed(shell, place(folder), 'npm', 'create', ['--yes', ...create]);
  const inside = (folder: string, ...words: string[]) =>
    timed(shell, place(`${folder}/my-tool`), 'npm', words[0] ?? '', words.slice(1));
  // Once, so that npm has everything.
  await made('first');
  await inside('first', 'install');
  const steps = {
    create: await made('second'),
    install: await inside('second', 'install', '--prefer-offline'),
    build: await inside('second', 'run', 'build'),
    certify: await inside('second', 'test'),
    load: await timed(shell, place('project'), 'node', programOf(released), [
      ...['plugin', 'add', place('second/my-tool'), '--yes'],
    ]),
  };
  const token = { MY_TOOL_TOKEN: 'let-me-in' };
  const list = [programOf(released), 'plugin', 'list', '--json'];
  const { plugins } = JSON.parse(await shell({ cwd: place('project'), with: token }, 'node', ...list));
  if (plugins[0]?.state !== 'connected')
    throw new Error(`the plugin is not loaded: ${JSON.stringify(plugins)}`);
  return steps;
}

async function timed(
  shell: Shell,
  cwd: string,
  program: string,
  word: string,
  words: readonly string[],
): Promise<number> {
  const start = performance.now();
  await shell({ cwd }, program, word, ...words);
  return performance.now() - start;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
