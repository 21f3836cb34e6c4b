/**
 * The whole way of a stranger, with a real registry, the real npm and the published packages: everything is released, the command is
 * installed alone, a plugin is added, another one is made, published, found, added and used, and one is updated.
 */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { publicPackages } from '../release/workspace.ts';
import { weigh } from './installed.ts';
import { prepareRelease, type ReleasedWorkspace } from './released.ts';
import { steps } from './steps.ts';
import { publishedArchives } from './storage.ts';
import { reachOwnServer, startTool, type Tool } from './tool.ts';

/** The command itself, the keychain with its one binary, and jiti. */
const MOST_PACKAGES = 4;
const MOST_MEGABYTES = 14;
const OBSIDIAN = '@msp/plugin-obsidian';

let prepared: ReleasedWorkspace | { readonly missing: string };
let tool: Tool;
const way = () => {
  if ('missing' in prepared) throw new Error(prepared.missing);
  return prepared;
};
const step = steps(() => ('missing' in prepared ? prepared.missing : null));

/** A folder of the stranger's. */
const place = (name: string) => {
  const folder = join(way().folder, name);
  mkdirSync(folder, { recursive: true });
  return folder;
};
const registryFile = () => join(way().folder, 'registry.json');
/** The installed command, in a project that knows a second registry. */
const msp = (...args: string[]) =>
  way().shell(
    { cwd: place('shop'), with: { MSP_REGISTRY: registryFile(), MY_TOOL_TOKEN: 'let-me-in' } },
    ...['npx', '--no', 'msp'],
    ...args,
  );
const npm = (...args: string[]) => way().shell({ cwd: place('work/my-tool') }, 'npm', ...args);
const versionOf = (file: string) => JSON.parse(readFileSync(file, 'utf8')).version as string;
const installedVersion = (name: string) =>
  versionOf(join(place('shop'), '.msp/plugins/node_modules', name, 'package.json'));

beforeAll(async () => {
  prepared = await prepareRelease();
  tool = await startTool();
  if (!('missing' in prepared)) writeFileSync(registryFile(), '{"version":1,"plugins":[]}');
}, 300_000);
afterAll(async () => {
  await tool?.stop();
  if (prepared && !('missing' in prepared)) await prepared.stop();
});

describe('the whole way', () => {
  step('everything is versioned and published by changesets', async () => {
    const { workspace, registry, change, version, publish } = way();
    const before = publicPackages(workspace).map(({ manifest }) => manifest);
    change('way', Object.fromEntries(before.map(({ name }) => [name, 'patch'])), 'A sample change.');
    await version();
    await publish();
    const released = publicPackages(workspace).map(({ manifest }) => manifest);
    for (const { name, version: old } of before)
      expect(released.find((each) => each.name === name)?.version, name).not.toBe(old);
    const archives = released.map(({ name, version: now }) => `${name}/${name.split('/').at(-1)}-${now}.tgz`);
    expect(publishedArchives(registry.storage)).toEqual(archives.sort());
  });

  step('the command alone is small', async () => {
    await way().shell({ cwd: place('shop') }, 'npm', 'install', '@msp/cli');
    const { packages, megabytes } = weigh(place('shop'));
    console.log(`@msp/cli: ${packages} packages, ${megabytes.toFixed(1)} MB`);
    expect(packages).toBeLessThanOrEqual(MOST_PACKAGES);
    expect(megabytes).toBeLessThanOrEqual(MOST_MEGABYTES);
  });

  step('a session is kept', async () => {
    expect(await msp('start', '--project', 'shop', '--goal', 'Sell things')).toContain('shop');
    await msp('update', 'The cart works', '40');
    await msp('decide', 'Use PostgreSQL', '--rationale', 'One database for all');
    await msp('end', '--summary', 'A cart');
    expect(await msp('recall', 'PostgreSQL')).toContain('Use PostgreSQL');
  });

  step('a plugin of ours is added by its name, and writes notes', async () => {
    const vault = place('vault');
    await msp('plugin', 'add', 'obsidian', '--set', `vault=${vault}`);
    await msp('start', '--project', 'shop', '--goal', 'Sell more');
    await msp('decide', 'Sell gift cards', '--rationale', 'People ask for them');
    await msp('end', '--summary', 'Gift cards');
    await msp('deliver');
    const notes = globSync('**/*.md', { cwd: vault }).map((path) => readFileSync(join(vault, path), 'utf8'));
    expect(notes.filter((note) => note.includes('Sell gift cards')).length).toBeGreaterThan(0);
  });

  step('a new plugin is made with the published scaffold', async () => {
    const choices = ['--kind', 'http', '--no-tasks', '--no-webhook'];
    const create = ['create', '--yes', 'msp-plugin@latest', 'my-tool', '--', ...choices];
    await way().shell({ cwd: place('work') }, 'npm', ...create);
    const { name, devDependencies } = JSON.parse(
      readFileSync(join(place('work/my-tool'), 'package.json'), 'utf8'),
    );
    expect(name).toBe('msp-plugin-my-tool');
    const kit = publicPackages(way().workspace).find(({ manifest }) => manifest.name === '@msp/testing');
    expect(devDependencies['@msp/testing']).toBe(`^${kit?.manifest.version}`);
  });

  step('it installs, is built, tested and certified as it is', async () => {
    await npm('install');
    await npm('run', 'build');
    await npm('test');
  });

  step('it is given another address, certified again and published', async () => {
    reachOwnServer(place('work/my-tool'), 'my-tool');
    await npm('pkg', 'set', 'homepage=https://github.com/ada/my-tool');
    // Writes the table of settings in its README anew.
    await npm('exec', '--', 'vitest', 'run', 'src/readme.test.ts', '-u');
    await npm('test');
    await npm('publish', '--provenance=false');
    expect(publishedArchives(way().registry.storage)).toContain(
      'msp-plugin-my-tool/msp-plugin-my-tool-0.1.0.tgz',
    );
  });

  step('its entry in a second registry is made of what was published, and found', async () => {
    const command = ['tools/registry/entry.ts', 'msp-plugin-my-tool@0.1.0'];
    const made = await way().shell({ cwd: way().workspace }, 'node', ...command);
    const entry = JSON.parse(made);
    expect(entry).toMatchObject({ id: 'my-tool', addresses: ['address'], certification: { failed: 0 } });
    writeFileSync(registryFile(), JSON.stringify({ version: 1, plugins: [entry] }));
    const found = JSON.parse(await msp('plugin', 'search', 'my-tool', '--json'));
    expect(found).toMatchObject({
      warnings: [],
      plugins: [{ id: 'my-tool', package: 'msp-plugin-my-tool', registry: registryFile(), verified: false }],
    });
  });

  step('it is added by its name, and a decision arrives at its tool, once', async () => {
    await msp('plugin', 'add', 'my-tool', '--yes', '--set', `address=${tool.address}`);
    expect(installedVersion('msp-plugin-my-tool')).toBe('0.1.0');
    await msp('start', '--project', 'shop', '--goal', 'Sell faster');
    await msp('decide', 'Use Redis', '--rationale', 'Carts are read often');
    await msp('deliver');
    expect(tool.entries).toEqual([
      expect.objectContaining({ title: 'Decision: Use Redis', text: 'Carts are read often' }),
    ]);
    expect([...tool.tokens]).toEqual(['Bearer let-me-in']);
  });

  step('a new version of one plugin is published alone, and the update takes it', async () => {
    const { registry, workspace, change, version, publish } = way();
    const before = publishedArchives(registry.storage);
    const old = installedVersion(OBSIDIAN);
    change('one', { [OBSIDIAN]: 'patch' }, 'Notes are even nicer.');
    await version();
    await publish();
    const now = versionOf(join(workspace, 'plugins/obsidian/package.json'));
    expect(now).not.toBe(old);
    const added = publishedArchives(registry.storage).filter((path) => !before.includes(path));
    expect(added).toEqual([`${OBSIDIAN}/plugin-obsidian-${now}.tgz`]);
    await msp('plugin', 'update');
    expect(installedVersion(OBSIDIAN)).toBe(now);
    expect(installedVersion('msp-plugin-my-tool')).toBe('0.1.0');
  });
});
