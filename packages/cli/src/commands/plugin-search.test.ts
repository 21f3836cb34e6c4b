/** Registries: found in them, and what becomes of bad ones. Nothing is installed here. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PluginInfoOutput, PluginSearchOutput } from '@msp/protocol';
import { REGISTRY } from '@msp/registry';
import { describe, expect, it } from 'vitest';
import { entryFor, registryText } from '../testing/package-server.js';
import { packedPlugin } from '../testing/packed.js';
import { type PluginShop, pluginShop } from '../testing/plugin-shop.js';
import { later } from '../testing/run.js';

const crm = entryFor(packedPlugin());
const own = REGISTRY.plugins.map(({ id }) => id);
const search = (shop: PluginShop, ...words: string[]) =>
  shop.json(PluginSearchOutput, 'plugin', 'search', ...words);
const ids = ({ document }: Awaited<ReturnType<typeof search>>) => document.plugins.map(({ id }) => id);

/** A shop with a file of this text as a further registry. */
async function withRegistry(text: string): Promise<PluginShop> {
  const shop = await pluginShop();
  shop.write('plugins.json', text);
  shop.env.MSP_REGISTRY = './plugins.json';
  return shop;
}

describe('msp plugin search', () => {
  it("finds what MSP's own registry has, without a network", async () => {
    const shop = await pluginShop();
    const all = await search(shop);
    expect([all.code, ids(all)]).toEqual([0, [...own].sort()]);
    expect(all.document.registries).toEqual([{ registry: null, plugins: own.length, hours: null }]);
    expect(ids(await search(shop, 'notes', 'vault'))).toEqual(['obsidian']);
    const { stdout } = await shop.msp('plugin', 'search', 'xylophone');
    expect(stdout).toMatch(/^No plugin of the registry fits "xylophone"\.\n/);
    expect((await shop.msp('plugin', 'search', 'graph', '-q')).stdout).toBe('neo4j\n');
    expect(shop.server.asked).toEqual([]);
  });

  it('finds what further registries have, never verified, and never in place of its own', async () => {
    const impostor = { ...crm, id: 'obsidian', title: 'Not Obsidian', package: 'msp-plugin-obsidian' };
    const shop = await withRegistry(registryText({ ...crm, verified: true }, impostor));
    const found = await search(shop);
    expect(found.document.plugins.find(({ id }) => id === 'crm')).toMatchObject({
      ...{ registry: './plugins.json', verified: false, installed: null, package: 'msp-plugin-crm' },
      ...{ certified: { version: '1.0.0', date: '2026-11-02', passed: 17, skipped: 4 } },
    });
    expect(found.document.plugins.find(({ id }) => id === 'obsidian')?.package).toBe('@msp/plugin-obsidian');
    expect(found.document.warnings.map(({ message }) => message)).toEqual([
      "obsidian of the registry ./plugins.json is passed over: MSP's own registry has a plugin of that id.",
    ]);
    expect((await shop.msp('plugin', 'search', 'crm')).stdout).toMatch(/crm .*\(from [\s\S]*not verified\)/);
  });

  it('takes them from the configuration too, by paths from the project', async () => {
    const shop = await pluginShop();
    shop.write('registry/plugins.json', registryText(crm));
    shop.write('sub/x', '');
    shop.write('.msp/config.json', JSON.stringify({ registries: ['./registry/plugins.json'] }));
    const { stdout } = await shop.run(['plugin', 'search', 'crm', '-q'], {
      cwd: join(shop.shop.project, 'sub'),
    });
    expect(stdout).toBe('crm\n');
  });
});

const escaping: readonly (readonly [string, object])[] = [
  ['a package', { package: '../../evil' }],
  ['a package of a scope', { package: '@acme/../evil' }],
  ['a folder', { folders: ['../../etc'] }],
  ['an id', { id: '../crm' }],
  ['its home', { homepage: 'file:///etc/passwd' }],
];

it.each<readonly [string, string, string]>([
  ['is not JSON', '{"version": 1, "plugins": [', 'it is not JSON'],
  ['is empty', '', 'it is not JSON'],
  ['is something else', '[]', 'it is no registry'],
  ['is of a later version', '{"version": 2, "plugins": []}', 'its field version'],
  ['has 50 MB', `"${'x'.repeat(50_000_000)}"`, 'it has more than 5 MB'],
  [
    'has two entries of one id',
    registryText(crm, { ...crm, package: 'msp-plugin-two' }),
    'two entries of "crm"',
  ],
  [
    'has an entry with a script',
    registryText({ ...crm, postinstall: 'rm -rf /' } as typeof crm),
    'postinstall',
  ],
  ...escaping.map(
    ([what, changes]) =>
      [`has ${what} that escapes`, registryText({ ...crm, ...changes } as typeof crm), 'plugins[0]'] as const,
  ),
])('a registry that %s is ignored, and that is said', async (_, text, because) => {
  const shop = await withRegistry(text);
  const found = await search(shop);
  expect([found.code, ids(found)]).toEqual([0, [...own].sort()]);
  expect(found.document.warnings).toEqual([
    {
      message: expect.stringMatching(/^The registry \.\/plugins\.json is ignored: .*\.$/),
      hint: expect.stringContaining('MSP_REGISTRY'),
    },
  ]);
  expect(found.document.warnings[0]?.message).toContain(because);
  expect(found.document.warnings[0]?.message.length).toBeLessThan(400);
});

describe('a registry at an address', () => {
  const address = async (text: string, tag?: string) => {
    const shop = await pluginShop();
    const serve = (now: string, status = 200) =>
      shop.server.documents.set('/r.json', { text: now, status, ...(tag && { tag }) });
    serve(text);
    const url = `${shop.server.url}/r.json`;
    shop.env.MSP_REGISTRY = url;
    return { shop, serve, url };
  };

  it('is kept for an hour, then asked for again, and taken from the copy where it cannot be reached', async () => {
    const { shop, serve, url } = await address(registryText(crm), '"one"');
    expect((await search(shop)).document.registries[1]).toEqual({ registry: url, plugins: 1, hours: 0 });
    expect(ids(await search(shop))).toContain('crm');
    expect(shop.server.asked).toEqual(['GET /r.json 200']);
    Object.assign(shop.env, later(2));
    expect(ids(await search(shop))).toContain('crm');
    expect(shop.server.asked).toEqual(['GET /r.json 200', 'GET /r.json 304']);
    Object.assign(shop.env, later(48));
    serve('busy', 503);
    const old = await search(shop);
    expect([ids(old).includes('crm'), old.document.registries[1]?.hours]).toEqual([true, 46]);
    expect(old.document.warnings).toEqual([
      {
        message: `The registry ${url} was not read anew: the server answers 503. The copy of 1 day ago was taken.`,
        hint: expect.any(String),
      },
    ]);
    const folder = join(shop.shop.base, 'cache', 'msp', 'registries');
    expect([readdirSync(folder).length, statSync(folder).mode & 0o777]).toEqual([1, 0o700]);
  });

  it('that is bad is ignored, not kept, and read as soon as it is mended', async () => {
    const { shop, serve } = await address('<html>');
    expect((await search(shop)).document.warnings[0]?.message).toContain('is ignored: it is not JSON');
    serve(registryText(crm));
    expect(ids(await search(shop))).toContain('crm');
  });

  it('that is too long is not read to its end', async () => {
    const { shop } = await address('x'.repeat(6_000_000));
    expect((await search(shop)).document.warnings[0]?.message).toContain('it has more than 5 MB');
  });

  it.each([
    ['http://plugins.example.com/r.json', 'http://plugins.example.com/r.json is ignored: only https'],
    [
      'https://ada:hunter2@plugins.example.com/r.json',
      'https://plugins.example.com/r.json is ignored: an address may hold no name',
    ],
    ['file:///etc/passwd', 'is ignored: only https'],
    [
      'http://127.0.0.1:65533/r.json?key=hunter2',
      'http://127.0.0.1:65533/r.json is ignored: the server cannot be reached (ECONNREFUSED)',
    ],
    ['./nowhere.json', './nowhere.json is ignored: there is no such file'],
    ['.', '. is ignored: it is no file'],
  ])('%s is not read', async (named, words) => {
    const shop = await pluginShop();
    shop.env.MSP_REGISTRY = named;
    const { stdout, stderr, code } = await shop.msp('plugin', 'search', 'notes', '-q');
    expect([code, stdout, stderr]).toEqual([0, 'obsidian\n', '']);
    const told = await shop.msp('plugin', 'search', 'notes');
    expect(told.stderr.replace(/\n */g, ' ')).toContain(words);
    expect(told.stdout + told.stderr).not.toContain('hunter2');
  });
});

it('msp plugin info tells of one that is only in a registry', async () => {
  const shop = await withRegistry(registryText(crm));
  const { code, document } = await shop.json(PluginInfoOutput, 'plugin', 'info', 'crm');
  expect([code, document]).toEqual([
    0,
    expect.objectContaining({
      plugin: expect.objectContaining({
        name: 'crm',
        state: 'disabled',
        hint: 'Install it: msp plugin add crm',
      }),
      registry: expect.objectContaining({
        registry: './plugins.json',
        verified: false,
        package: 'msp-plugin-crm',
      }),
      ...{ id: 'crm', hosts: ['api.example.com'], version: null, file: null },
    }),
  ]);
  const { stdout } = await shop.msp('plugin', 'info', 'msp-plugin-crm');
  for (const words of [
    'CRM (crm)',
    'not installed',
    'msp plugin add crm',
    'api.example.com',
    '1.0.0, on 2026-11-02',
  ])
    expect(stdout).toContain(words);
  expect(await shop.refused('plugin', 'info', 'crn')).toMatchObject({ code: 'MSP008' });
});
