/** Installing for real: which version is there afterwards. */
import { rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PluginRemoveOutput, PluginUpdateOutput } from '@msp/protocol';
import { expect, it } from 'vitest';
import { packedPlugin } from '../testing/packed.js';
import { crmShop, pluginShop, SECOND } from '../testing/plugin-shop.js';

it('one that is named is installed in place of the one that is there, and update takes the newest', async () => {
  const shop = await crmShop(packedPlugin({ version: '1.1.0' }), packedPlugin({ version: '1.2.0' }));
  expect(shop.installed('msp-plugin-crm')).toBe('1.2.0');
  expect((await shop.add('msp-plugin-crm@1.1.0')).document).toMatchObject({
    added: true,
    version: '1.1.0',
  });
  expect((await shop.add('msp-plugin-crm@1.1.0')).document).toMatchObject({
    added: false,
    version: '1.1.0',
  });
  expect(shop.config).toEqual({ plugins: { crm: { use: 'msp-plugin-crm' } } });
  expect(await shop.refused('plugin', 'add', 'msp-plugin-crm@7.0.0', '--yes')).toMatchObject({
    ...{ code: 'MSP008', message: expect.stringContaining('there is no such version') },
  });
  expect((await shop.msp('plugin', 'update', '-q')).stdout).toBe('crm 1.2.0\n');
});

it('of several plugins, those that fit are updated, and the rest is kept with the reason', async () => {
  const shop = await crmShop(packedPlugin(SECOND));
  await shop.add('msp-plugin-second');
  shop.server.publish(
    packedPlugin({ version: '2.0.0', contract: 2 }),
    packedPlugin({ ...SECOND, version: '1.0.1' }),
  );
  const { code, document } = await shop.json(PluginUpdateOutput, 'plugin', 'update');
  expect([code, document.plugins]).toEqual([
    4,
    [
      expect.objectContaining({
        name: 'crm',
        outcome: 'kept',
        after: '1.0.0',
        problem: expect.stringContaining('version 2'),
      }),
      expect.objectContaining({ name: 'second', outcome: 'updated', before: '1.0.0', after: '1.0.1' }),
    ],
  ]);
  expect(await shop.listed()).toMatchObject([
    { name: 'crm', version: '1.0.0', state: 'connected' },
    { name: 'second', version: '1.0.1', state: 'connected' },
  ]);
});

it('who clones the project gets those of its lock, and allows them', async () => {
  const shop = await crmShop();
  rmSync(shop.state('plugins', 'node_modules'), { recursive: true });
  rmSync(join(shop.shop.base, 'home', 'config'), { recursive: true });
  shop.server.publish(packedPlugin({ version: '1.1.0' }));
  expect(await shop.listed()).toMatchObject([
    { state: 'disabled', version: null, hint: 'Install it: msp plugin add msp-plugin-crm' },
  ]);
  const { code, document } = await shop.add('msp-plugin-crm');
  expect([code, document]).toEqual([
    0,
    expect.objectContaining({
      version: '1.0.0',
      plugin: expect.objectContaining({ hint: expect.stringMatching(/msp plugin trust crm$/) }),
    }),
  ]);
  await shop.msp('plugin', 'trust', 'crm');
  expect(await shop.listed()).toMatchObject([{ state: 'connected', version: '1.0.0' }]);
});

it('from a file, which is kept; a newer file takes its place', async () => {
  const shop = await pluginShop();
  const file = join(shop.shop.base, 'crm 1.tgz');
  writeFileSync(file, packedPlugin().archive);
  expect((await shop.add(file)).document).toMatchObject({
    package: 'msp-plugin-crm',
    version: '1.0.0',
    verified: false,
  });
  unlinkSync(file);
  expect((await shop.json(PluginUpdateOutput, 'plugin', 'update')).document.plugins).toMatchObject([
    { outcome: 'kept', problem: 'It was installed from a file.' },
  ]);
  const newer = join(shop.shop.base, 'crm-2.tgz');
  writeFileSync(newer, packedPlugin({ version: '2.0.0' }).archive);
  expect((await shop.add(newer)).document).toMatchObject({ name: 'crm', version: '2.0.0' });
  expect(await shop.listed()).toMatchObject([{ name: 'crm', version: '2.0.0', state: 'connected' }]);
  // The other one can still be installed without the file that is gone.
  shop.server.publish(packedPlugin(SECOND));
  expect((await shop.add('msp-plugin-second')).code).toBe(0);
  expect(shop.installed('msp-plugin-crm')).toBe('2.0.0');
});

it('two entries of one package: it stays until the last is removed', async () => {
  const shop = await crmShop(packedPlugin(SECOND));
  await shop.add('msp-plugin-second');
  await shop.add('msp-plugin-crm', '--name', 'crm-two');
  expect((await shop.listed()).map(({ name }) => name)).toEqual(['crm', 'second', 'crm-two']);
  const remove = async (name: string) =>
    (await shop.json(PluginRemoveOutput, 'plugin', 'remove', name, '--yes')).document.uninstalled;
  expect([await remove('crm'), shop.installed('msp-plugin-crm')]).toEqual([false, '1.0.0']);
  expect([await remove('crm-two'), shop.installed('msp-plugin-crm')]).toEqual([true, null]);
  expect(await shop.listed()).toMatchObject([{ name: 'second', state: 'connected' }]);
});
