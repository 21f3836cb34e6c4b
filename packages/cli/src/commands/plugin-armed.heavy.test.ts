/** Installing for real: of what a package brings along, nothing runs before the person is asked. */
import { spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { onPath } from '../plugins/install/client.js';
import { runClient } from '../plugins/install/run-client.js';
import { armedRepository } from '../testing/armed.js';
import { packedPlugin } from '../testing/packed.js';
import { pluginShop, SECOND } from '../testing/plugin-shop.js';

const version = (name: string) =>
  spawnSync(name, ['--version'], { encoding: 'utf8', cwd: temporaryFolder() }).stdout.trim();

const CLIENTS = ['npm', 'pnpm', 'yarn', 'bun'] as const;
const POSIX = process.platform !== 'win32';

describe.skipIf(!POSIX)('of a git repository that a package asks for, nothing runs', () => {
  it.for(CLIENTS)('%s', async (name, { skip }) => {
    if (onPath(name, process.env) === null) skip(`${name} is not on PATH`);
    const armed = armedRepository();
    const shop = await pluginShop(packedPlugin({ fields: { dependencies: { armed: armed.address } } }));
    shop.env.npm_config_user_agent = `${name}/${version(name)}`;
    shop.env.BUN_CONFIG_REGISTRY = `${shop.server.url}/`;
    const refused = await shop.refused('plugin', 'add', 'msp-plugin-crm', '--yes');
    expect(refused).toMatchObject({ code: 'MSP004', exit: 4 });
    expect([armed.hasRun(), shop.installed('msp-plugin-crm'), shop.leftOvers]).toEqual([false, null, []]);
  });
});

describe.skipIf(!POSIX)('of what a project says to a package manager, nothing runs', () => {
  it.for(CLIENTS)('%s', async (name, { skip }) => {
    if (onPath(name, process.env) === null) skip(`${name} is not on PATH`);
    const armed = armedRepository();
    const shop = await pluginShop(packedPlugin(), packedPlugin(SECOND));
    for (const file of ['.npmrc', '.yarnrc', 'yarn.js', '.pnpmfile.cjs', 'git.sh'])
      cpSync(join(armed.folder, file), join(shop.shop.project, file));
    shop.write('pnpm-workspace.yaml', 'packages: [".msp/**"]\n');
    shop.env.npm_config_user_agent = `${name}/${version(name)}`;
    shop.env.BUN_CONFIG_REGISTRY = `${shop.server.url}/`;
    for (const each of ['msp-plugin-crm', 'msp-plugin-second']) expect((await shop.add(each)).code).toBe(0);
    shop.server.publish(packedPlugin({ version: '1.1.0' }));
    expect((await shop.msp('plugin', 'update', 'crm', '-q')).stdout).toBe('crm 1.1.0\n');
    expect((await shop.msp('plugin', 'remove', 'crm', '--yes')).code).toBe(0);
    expect([armed.hasRun(), shop.installed('msp-plugin-second')]).toEqual([false, '1.0.0']);
  });
});

describe.skipIf(!POSIX)('an npm that does not know how to refuse git repositories', () => {
  it('finds no git, not even one that an .npmrc names where it works', async () => {
    const armed = armedRepository();
    const folder = temporaryFolder();
    for (const file of ['.npmrc', 'git.sh']) cpSync(join(armed.folder, file), join(folder, file));
    const dependencies = { armed: armed.address };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'folder', dependencies }));
    // On the command line it outranks what npm is told in its environment.
    const words = ['install', '--allow-git=all', '--loglevel=error', `--cache=${temporaryFolder()}`];
    const program = onPath('npm', process.env) ?? '';
    const run = runClient({ name: 'npm', program }, words, { folder, env: process.env, what: 'it failed' });
    await expect(run).rejects.toThrow('it asks for a git repository');
    expect(armed.hasRun()).toBe(false);
  });
});
