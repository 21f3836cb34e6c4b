/** Installing for real: npm itself, from a server in the process of the test. More of it: the heavy suites plugin-*.heavy.test.ts. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  OutboxOutput,
  PluginAddOutput,
  PluginListOutput,
  PluginRemoveOutput,
  PluginUpdateOutput,
} from '@msp/protocol';
import { findPlugin, REGISTRY } from '@msp/registry';
import { expect, it } from 'vitest';
import { entryFor, registryText } from '../testing/package-server.js';
import { packedPlugin } from '../testing/packed.js';
import { pluginShop } from '../testing/plugin-shop.js';

const secrets = { token: { label: 'Token', help: 'Ask Grace', env: [] } };
const parts = `hooks: { 'decision-made': (event) => [{ key: event.id, lane: 'one', summary: 'Decision', delivery: 'idempotent',
  query: { language: 'http', request: { method: 'POST', url: 'https://api.example.com/', body: event.data.content } } }] }`;

it('a plugin of another registry is added, used, updated and removed', async () => {
  const first = packedPlugin({
    ...{ manifest: { secrets }, parts },
    fields: {
      scripts: { preinstall: 'touch ../../ran', install: 'touch ../../ran', postinstall: 'touch ../../ran' },
    },
  });
  const shop = await pluginShop(first);
  shop.write('plugins.json', registryText(entryFor(first)));
  shop.env.MSP_REGISTRY = './plugins.json';
  shop.write('.msp/config.json', '{\n  // ours\n  "project": "shop",\n}\n');

  const added = await shop.json(PluginAddOutput, 'plugin', 'add', 'crm', '--yes');
  expect(added).toMatchObject({
    code: 0,
    document: {
      ...{ name: 'crm', added: true, id: 'crm', use: 'msp-plugin-crm', package: 'msp-plugin-crm' },
      ...{ version: '1.0.0', registry: './plugins.json', verified: false, warnings: [] },
      reaches: { hosts: ['api.example.com'], addresses: [], folders: [], secrets: ['token'] },
      plugin: { state: 'connected', problem: null },
      missing: { settings: [], secrets: [{ name: 'crm.token', label: 'Token', help: 'Ask Grace' }] },
    },
  });
  expect(readFileSync(shop.state('config.json'), 'utf8')).toMatch(/\/\/ ours[\s\S]*"use": "msp-plugin-crm"/);
  expect(readFileSync(shop.state('plugins', 'package-lock.json'), 'utf8')).toContain(first.integrity);
  expect(shop.leftOvers).toEqual([]);
  const listed = await shop.json(PluginListOutput, 'plugin');
  expect(listed.document.plugins).toMatchObject([{ name: 'crm', version: '1.0.0', state: 'connected' }]);

  await shop.msp('start');
  await shop.msp('decide', 'Use postgres');
  await shop.msp('queries');
  await shop.run(['secret', 'set', 'crm.token', '-'], { input: 'zq8-Kw/3mNvX\n' });

  const more = packedPlugin({
    version: '1.1.0',
    manifest: { hosts: ['api.example.com', 'eu.example.com'] },
    parts,
  });
  shop.server.publish(packedPlugin({ manifest: { secrets }, parts, version: '1.0.1' }));
  const update = () => shop.json(PluginUpdateOutput, 'plugin', 'update', 'crm');
  expect((await update()).document.plugins).toMatchObject([
    {
      name: 'crm',
      before: '1.0.0',
      after: '1.0.1',
      outcome: 'updated',
      added: { hosts: [] },
      removed: { secrets: [] },
    },
  ]);
  expect((await update()).document.plugins).toMatchObject([
    { before: '1.0.1', after: '1.0.1', outcome: 'current' },
  ]);
  shop.server.publish(more);
  expect(await shop.refused('plugin', 'update', 'crm')).toEqual({
    ...{
      code: 'MSP017',
      exit: 64,
      message: expect.stringContaining('asks for more than before: hosts eu.example.com'),
    },
    hint: 'Allow it: msp plugin update crm --yes',
  });
  expect(shop.installed('msp-plugin-crm')).toBe('1.0.1');
  const text = (await shop.msp('plugin', 'update', '--yes')).stdout;
  expect(text).toMatch(
    /crm {2}1\.0\.1 → 1\.1\.0\n.*It may reach now: hosts eu\.example\.com\n.*No more: secrets token/,
  );

  expect(await shop.refused('plugin', 'remove', 'crm')).toMatchObject({ code: 'MSP017' });
  const removed = await shop.json(PluginRemoveOutput, 'plugin', 'remove', 'crm', '--yes');
  expect(removed.document).toEqual({
    ...{ name: 'crm', package: 'msp-plugin-crm', uninstalled: true, warnings: [] },
    kept: { queued: 1, parked: 0, sent: 0, secrets: ['crm.token'] },
  });
  expect([shop.installed('msp-plugin-crm'), shop.leftOvers]).toEqual([null, []]);
  expect(readFileSync(shop.state('config.json'), 'utf8')).not.toContain('crm');
  const outbox = await shop.json(OutboxOutput, 'outbox', 'list', '--plugin', 'crm');
  expect(outbox.document.entries).toHaveLength(1);
  expect((await shop.msp('secret', 'list')).stdout).toContain('crm.token');
});

/** The version of obsidian that the registry knows. */
const certified = findPlugin(REGISTRY.plugins, 'obsidian')?.certification.version ?? '';
const vault = {
  name: '@msp/plugin-obsidian',
  manifest: { id: 'obsidian', name: 'Obsidian', summary: 'Notes', hosts: [], folders: ['vault'] },
};

it('what is verified is added without a question, and what is not the content that was certified is refused', async () => {
  const shop = await pluginShop(packedPlugin({ ...vault, version: certified }));
  expect(await shop.refused('plugin', 'add', `obsidian@${certified}`)).toMatchObject({
    ...{ code: 'MSP004', exit: 4 },
    message: `@msp/plugin-obsidian ${certified} was not installed: its content is not what was certified under this version.`,
  });
  expect([shop.config, shop.installed('@msp/plugin-obsidian'), shop.leftOvers]).toEqual([null, null, []]);

  shop.server.publish(packedPlugin({ ...vault, version: '99.0.0' }));
  const { code, stdout, stderr } = await shop.msp(
    'plugin',
    'add',
    'obsidian@99.0.0',
    '--set',
    'enabled=false',
  );
  expect([code, shop.config]).toEqual([0, { plugins: { obsidian: { enabled: false } } }]);
  expect(stdout).toMatch(/^obsidian 99\.0\.0 is added\.\n(.*\n)*.*Folders +what you set as vault/);
  expect(stderr).toMatch(/^Warning: @msp\/plugin-obsidian 99\.0\.0 is newer than what was certified \(/);

  expect(await shop.json(PluginAddOutput, 'plugin', 'add', 'obsidian')).toMatchObject({
    ...{ code: 0, document: { name: 'obsidian', added: false, version: '99.0.0' } },
  });
  expect(await shop.refused('plugin', 'add', 'obsidian', '--set', 'vault=x')).toMatchObject({
    ...{ code: 'MSP007', hint: 'Change them: msp config set plugins.obsidian.vault <value>' },
  });
});

it('what is installed beside msp is connected as it is, without asking the package registry', async () => {
  const shop = await pluginShop();
  const added = await shop.json(
    PluginAddOutput,
    'plugin',
    'add',
    'obsidian',
    '--set',
    `vault=${shop.shop.project}`,
    '--name',
    'notes',
  );
  expect(added).toMatchObject({
    code: 0,
    document: { name: 'notes', added: true, package: '@msp/plugin-obsidian', verified: true, registry: null },
  });
  expect(shop.config).toEqual({ plugins: { notes: { use: 'obsidian', vault: shop.shop.project } } });
  expect(added.document.plugin).toMatchObject({ state: 'connected', problem: null });
  expect(shop.installed('@msp/plugin-obsidian')).toBeNull();
});

it('what no registry has is asked about, with what npm and its package tell', async () => {
  const shop = await pluginShop(packedPlugin({ name: '@acme/msp-plugin-crm', manifest: { secrets } }));
  const words = ['plugin', 'add', '@acme/msp-plugin-crm', '--set', 'team=Web shop'];
  expect(await shop.refused(...words)).toEqual({
    ...{ code: 'MSP017', exit: 64 },
    message:
      "@acme/msp-plugin-crm 1.0.0 is not in MSP's registry. Published on 2026-11-01 by grace; not attested. It may reach: hosts api.example.com; secrets token. That has to be allowed, and there is no terminal to ask at. Nothing was changed.",
    hint: 'Allow it: msp plugin add @acme/msp-plugin-crm --set "team=Web shop" --yes',
  });
  expect([shop.config, shop.leftOvers, shop.installed('@acme/msp-plugin-crm')]).toEqual([null, [], null]);
});

it('says why npm could not install it, without what lets one in', async () => {
  const shop = await pluginShop();
  expect(await shop.refused('plugin', 'add', 'msp-plugin-nowhere')).toMatchObject({
    ...{ code: 'MSP008', exit: 64 },
    message:
      'msp-plugin-nowhere could not be installed: the package registry does not have it. Nothing was changed.',
  });
  shop.server.token = 'right';
  const { host } = new URL(shop.server.url);
  writeFileSync(join(shop.shop.base, 'home', '.npmrc'), `//${host}/:_authToken=npm_zq8Kw3mNvXwrong\n`);
  const { code, stdout, stderr } = await shop.msp('plugin', 'add', `obsidian@${certified}`);
  expect([code, stdout]).toEqual([4, '']);
  expect(stderr).toMatch(
    /the package registry does not let you in\. Nothing was changed\.\n {2}Log in to it: npm login/,
  );
  expect(stderr).not.toMatch(/zq8Kw|_logs|Bearer/);
  const env = { npm_config_registry: 'http://127.0.0.1:9/' };
  const unreachable = await shop.run(['plugin', 'add', `obsidian@${certified}`], { env });
  expect([unreachable.code, unreachable.stderr]).toEqual([
    4,
    expect.stringContaining('could not be reached'),
  ]);
  expect([shop.config, shop.leftOvers]).toEqual([null, []]);
});
