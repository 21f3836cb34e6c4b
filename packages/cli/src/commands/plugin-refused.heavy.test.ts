/** Installing for real: what is refused before it is used, and what a person is asked. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { entryFor, registryText } from '../testing/package-server.js';
import { type Packed, packedPackage, packedPlugin } from '../testing/packed.js';
import { type PluginShop, pluginShop } from '../testing/plugin-shop.js';
import { hasScript, terminal } from '../testing/terminal.js';

const untouched = (shop: PluginShop) => [shop.config, shop.leftOvers, existsSync(shop.state('plugins'))];
const NOTHING = [null, [], false];

describe('what is refused before it is used', () => {
  it.each<[string, Packed, object | null, string]>([
    [
      'a package that says it is another plugin',
      packedPlugin({ manifest: { id: 'other' } }),
      { id: 'crm' },
      'it says that it is other, and the registry that it is crm',
    ],
    [
      'a plugin for a newer contract',
      packedPlugin({ contract: 2 }),
      null,
      'version 2 of the plugin contract',
    ],
    [
      'other content than what was certified',
      packedPlugin(),
      { integrity: `sha512-${'x'.repeat(86)}==` },
      'its content is not what was certified',
    ],
  ])('%s', async (_, packed, changes, because) => {
    const shop = await pluginShop(packed);
    const { integrity, ...others } = { integrity: packed.integrity, ...changes };
    const entry = entryFor(packed, others);
    shop.write(
      'plugins.json',
      registryText({ ...entry, certification: { ...entry.certification, integrity } }),
    );
    shop.env.MSP_REGISTRY = './plugins.json';
    expect(await shop.refused('plugin', 'add', packed.name, '--yes')).toMatchObject({
      ...{ code: 'MSP004', exit: 4, message: expect.stringContaining(because) },
    });
    expect(untouched(shop)).toEqual(NOTHING);
  });

  it('an archive that is not what the package registry says', async () => {
    const shop = await pluginShop(packedPlugin());
    shop.server.changed.set('msp-plugin-crm@1.0.0', packedPlugin({ files: { 'more.js': '' } }).archive);
    expect(await shop.refused('plugin', 'add', 'msp-plugin-crm', '--yes')).toMatchObject({
      ...{ code: 'MSP004', message: expect.stringContaining('what came is not what its digest says') },
    });
    expect(untouched(shop)).toEqual(NOTHING);
  });

  it('files outside of its own folder', async () => {
    const shop = await pluginShop();
    const { archive } = packedPlugin({
      files: { '../../../../escaped.js': 'x', '../../.npmrc': 'registry=http://evil' },
    });
    writeFileSync(join(shop.shop.base, 'crm.tgz'), archive);
    await shop.msp('plugin', 'add', '../crm.tgz', '--yes');
    const all = readdirSync(shop.shop.base, { recursive: true }).map(String);
    expect(
      all.filter((path) => /escaped\.js$/.test(path) && !path.includes('node_modules/msp-plugin-crm/')),
    ).toEqual([]);
  });

  it('a package without a card is only used where the person says so', async () => {
    const shop = await pluginShop(packedPlugin({ card: false }));
    expect((await shop.refused('plugin', 'add', 'msp-plugin-crm')).message).toContain(
      'Its package does not tell what it may reach.',
    );
    expect((await shop.add('msp-plugin-crm')).document).toMatchObject({
      name: 'crm',
      plugin: { state: 'connected' },
    });
  });

  it('code that asks for more than its card says is installed and never used', async () => {
    const honest = packedPlugin();
    const more = {
      contract: 1,
      manifest: { ...honest.card?.manifest, hosts: ['api.example.com', 'evil.example.com'] },
    };
    const shop = await pluginShop(
      packedPlugin({ files: { 'index.js': `export default ${JSON.stringify(more)};` } }),
    );
    expect(await shop.add('msp-plugin-crm')).toMatchObject({
      code: 4,
      document: {
        plugin: {
          state: 'disabled',
          problem: 'it asks for more than its package says: hosts evil.example.com',
        },
      },
    });
  });

  it('a newer protocol', async () => {
    const fields = { peerDependencies: { '@msp/protocol': '^9.0.0' } };
    const shop = await pluginShop(packedPlugin({ fields }), packedPackage('@msp/protocol', '9.0.0'));
    expect((await shop.refused('plugin', 'add', 'msp-plugin-crm', '--yes')).message).toContain(
      'made for @msp/protocol ^9.0.0',
    );
    expect(untouched(shop)).toEqual(NOTHING);
  });
});

describe('at a terminal', () => {
  it.skipIf(!hasScript)(
    'what it may reach is shown, and one is asked (skipped where there is no `script`)',
    async () => {
      const secrets = { token: { label: 'API token', help: 'Ask', env: [] } };
      const shop = await pluginShop(
        packedPlugin({ manifest: { secrets, folders: ['vault'] }, fields: { description: 'Posts deals' } }),
      );
      const asked = (answer: string) =>
        terminal(shop.shop, ['plugin', 'add', 'msp-plugin-crm'], [[/no\/yes \[no\]: /, answer]], shop.env);
      const no = await asked('\n');
      const shown = stripVTControlCharacters(no.output);
      for (const words of [
        "msp-plugin-crm 1.0.0 is not in MSP's registry.",
        'About      Posts deals',
        'Published  on 2026-11-01 by grace',
        'Origin     not attested',
        'Hosts      api.example.com',
        'Folders    what you set as vault',
        'Secrets    API token (token)',
        'It runs with your rights',
        'Nothing was changed.',
      ])
        expect(shown.replace(/ {2,}/g, '  ')).toContain(words.replace(/ {2,}/g, '  '));
      expect([no.code, untouched(shop)]).toEqual([130, NOTHING]);
      expect((await asked('\u0003')).code).toBe(130);
      const yes = await asked('yes\n');
      expect([yes.code, shop.installed('msp-plugin-crm')]).toEqual([0, '1.0.0']);
      expect(stripVTControlCharacters(yes.output)).toMatch(
        /Installing msp-plugin-crm …[\s\S]*crm 1\.0\.0 is added\./,
      );
    },
  );
});
