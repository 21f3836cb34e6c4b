/** Installing for real, with the other package managers. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { onPath } from '../plugins/install/client.js';
import { packedPackage, packedPlugin } from '../testing/packed.js';
import { pluginShop, SECOND } from '../testing/plugin-shop.js';

describe('other package managers (each is skipped where it is not on PATH)', () => {
  it.for(['pnpm', 'yarn', 'bun'] as const)('%s', async (name, { skip }) => {
    if (onPath(name, process.env) === null) skip(`${name} is not on PATH`);
    const version = spawnSync(name, ['--version'], { encoding: 'utf8' }).stdout.trim();
    const fields = { peerDependencies: { 'peer-of-it': '^1.0.0' } };
    const shop = await pluginShop(
      packedPlugin({ fields }),
      packedPlugin(SECOND),
      packedPackage('peer-of-it', '1.0.0'),
    );
    shop.env.npm_config_user_agent = `${name}/${version}`;
    shop.env.BUN_CONFIG_REGISTRY = `${shop.server.url}/`;
    const lock = { pnpm: 'pnpm-lock.yaml', yarn: 'yarn.lock', bun: 'bun.lock' }[name];
    expect(await shop.add('msp-plugin-crm')).toMatchObject({ code: 0, document: { version: '1.0.0' } });
    delete shop.env.npm_config_user_agent;
    expect([existsSync(shop.state('plugins', lock)), shop.installed('peer-of-it')]).toEqual([true, '1.0.0']);
    expect((await shop.add('msp-plugin-second')).code).toBe(0);
    shop.server.publish(packedPlugin({ version: '1.1.0', fields }));
    expect((await shop.msp('plugin', 'update', 'crm', '-q')).stdout).toBe('crm 1.1.0\n');
    expect(await shop.listed()).toMatchObject([
      { version: '1.1.0', state: 'connected' },
      { version: '1.0.0', state: 'connected' },
    ]);
    expect((await shop.msp('plugin', 'remove', 'crm', '--yes')).code).toBe(0);
    expect([shop.installed('msp-plugin-crm'), shop.installed('msp-plugin-second')]).toEqual([null, '1.0.0']);
    expect(await shop.refused('plugin', 'add', 'msp-plugin-nowhere')).toMatchObject({ code: 'MSP008' });
    expect(existsSync(shop.state('plugins', 'package-lock.json'))).toBe(false);
  });
});
