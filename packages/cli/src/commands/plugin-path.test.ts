/** Plugins at a path, and what cannot be one: nothing is installed here. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PluginAddOutput, PluginInfoOutput, PluginRemoveOutput, PluginUpdateOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { connected, pluginCode, Workshop } from '../testing/tool.js';

const config = (workshop: Workshop) => {
  const file = join(workshop.shop.project, '.msp', 'config.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
};

describe('msp plugin add <path>', () => {
  it('connects a file as it is, allows it, and says what is missing', async () => {
    const workshop = new Workshop();
    workshop.write('plugins/tracker.ts', pluginCode());
    const { code, document } = await workshop.json(PluginAddOutput, 'plugin', 'add', './plugins/tracker.ts');
    expect([code, document]).toEqual([
      0,
      {
        ...{ name: 'tracker', added: true, id: 'tracker', use: './plugins/tracker.ts', package: null },
        ...{ version: null, registry: null, verified: false, warnings: [] },
        reaches: {
          hosts: [],
          addresses: ['url'],
          folders: [],
          secrets: ['apiKey', 'webhook'],
          variables: ['TRACKER_KEY'],
        },
        plugin: expect.objectContaining({
          state: 'disabled',
          problem: expect.stringContaining('plugins.tracker.url'),
        }),
        missing: {
          settings: ['url'],
          secrets: [{ name: 'tracker.apiKey', label: 'API key', help: 'Settings → API' }],
        },
      },
    ]);
    expect(config(workshop)).toEqual({ plugins: { tracker: { use: './plugins/tracker.ts' } } });
    await workshop.msp('config', 'set', 'plugins.tracker.url', 'https://tracker.example.com');
    const info = await workshop.json(PluginInfoOutput, 'plugin', 'info', 'tracker');
    expect(info.document.plugin).toMatchObject({ state: 'connected', problem: null });
  });

  it('takes settings with it, another name, and the folder where it was typed', async () => {
    const workshop = new Workshop();
    workshop.write('plugins/tracker.ts', pluginCode());
    workshop.write('.msp/config.json', '{}');
    const cwd = join(workshop.shop.project, 'plugins');
    const words = [
      'plugin',
      'add',
      'tracker.ts',
      '--name',
      'issues',
      '--set',
      'url=https://a.example.com/?q=1',
      '--set',
      'size=7',
    ];
    const { code, stdout } = await workshop.run(words, { cwd });
    expect([code, config(workshop)]).toEqual([
      0,
      { plugins: { issues: { use: './plugins/tracker.ts', url: 'https://a.example.com/?q=1', size: '7' } } },
    ]);
    expect(stdout).toMatch(/^issues is added\.\n/);
    expect(stdout).toMatch(
      /Addresses {2}what you set as url\n +Secrets {4}API key \(apiKey\), Webhook \(webhook\)/,
    );
    expect(stdout).toMatch(/\n1 thing to do\n {2}msp secret set issues\.apiKey\n/);
    expect((await workshop.run([...words, '-q'], { cwd })).code).toBe(64);
    expect((await workshop.msp('plugin', 'info', 'issues', '-q')).stdout).toBe('issues connected\n');
  });

  it('is there already the second time, and says what to do then', async () => {
    const { workshop } = await connected();
    const before = config(workshop);
    const again = await workshop.json(PluginAddOutput, 'plugin', 'add', './tracker.ts');
    expect([again.code, again.document]).toEqual([
      0,
      expect.objectContaining({ name: 'tracker', added: false }),
    ]);
    expect((await workshop.msp('plugin', 'add', './tracker.ts')).stdout).toMatch(
      /^tracker is there already; nothing was changed\.\n[\s\S]*msp plugin add \.\/tracker\.ts --name <other>\n$/,
    );
    workshop.write('other.ts', pluginCode());
    expect(await workshop.refused('plugin', 'add', './other.ts')).toEqual({
      ...{ code: 'MSP007', exit: 64 },
      message: 'The name tracker belongs to ./tracker.ts in this configuration, so nothing was changed.',
      hint: 'Give this one another name: msp plugin add ./other.ts --name tracker-2',
    });
    expect(config(workshop)).toEqual(before);
  });

  it.each([
    ['a path where nothing is', ['./nowhere.ts'], 'MSP008'],
    ['a folder without a plugin', ['..'], 'MSP008'],
    ['a file that is broken', ['./broken.ts'], 'MSP004'],
    ['a file that is no plugin', ['./none.mjs'], 'MSP004'],
    ['a plugin for a newer contract', ['./newer.mjs'], 'MSP004'],
    ['a packed package that is not there', ['./crm-1.0.0.tgz'], 'MSP008'],
    ['an id that no registry has', ['obsidan'], 'MSP008'],
    ['a way up', ['@acme/../../x'], 'MSP009'],
    ['an address', ['https://example.com/x.tgz'], 'MSP009'],
    ['a secret among the settings', ['./tracker.ts', '--set', 'apiKey=zq8-Kw/3mNvX'], 'MSP009'],
    ['a name in capitals', ['./tracker.ts', '--name', 'Tracker'], 'MSP009'],
    ['no word at all', [], 'MSP010'],
  ])('refuses %s, and changes nothing', async (_, words, code) => {
    const workshop = new Workshop();
    workshop.write('tracker.ts', pluginCode());
    workshop.write('broken.ts', 'export default {');
    workshop.write('none.mjs', 'export default 5;');
    workshop.write('newer.mjs', "export default { contract: 2, manifest: { id: 'newer' } };");
    const refused = await workshop.refused('plugin', 'add', ...words);
    expect(refused).toMatchObject({ code, exit: code === 'MSP004' ? 4 : 64 });
    expect(refused.hint).not.toBe('');
    expect(JSON.stringify(refused)).not.toContain('zq8-Kw');
    expect(config(workshop)).toBeNull();
  });
});

describe('plugins that were not installed', () => {
  it('are left as they are by update, which says why', async () => {
    const { workshop } = await connected();
    const all = await workshop.json(PluginUpdateOutput, 'plugin', 'update');
    expect([all.code, all.document.plugins]).toEqual([
      0,
      [
        expect.objectContaining({
          name: 'tracker',
          outcome: 'kept',
          problem: expect.stringContaining('at a path'),
        }),
      ],
    ]);
    expect(await workshop.refused('plugin', 'update', 'nobody')).toMatchObject({ code: 'MSP008' });
    expect((await new Workshop().msp('plugin', 'update')).stdout).toBe('No plugin is connected.\n');
  });

  it('are taken out of the configuration, and nothing else of them', async () => {
    const { workshop } = await connected();
    await workshop.msp('start');
    await workshop.msp('decide', 'Use postgres');
    await workshop.msp('queries');
    expect(await workshop.refused('plugin', 'remove', 'tracker')).toMatchObject({
      ...{ code: 'MSP017', hint: 'Allow it: msp plugin remove tracker --yes' },
      message: expect.stringContaining('1 of its operations wait to be sent; they are kept'),
    });
    const { stdout, code } = await workshop.msp('plugin', 'remove', 'tracker', '--yes');
    expect(code).toBe(0);
    for (const words of [
      'tracker is taken out of the configuration.\n',
      '1 operation not sent yet: msp outbox list --plugin tracker\n',
      'msp outbox discard --plugin tracker --all\n',
      'the secret tracker.apiKey: msp secret remove tracker.apiKey\n',
    ])
      expect(stdout).toContain(words);
    expect(config(workshop)).toEqual({ plugins: {} });
    expect(existsSync(join(workshop.shop.project, 'tracker.ts'))).toBe(true);
    expect(await workshop.refused('plugin', 'remove', 'tracker', '--yes')).toMatchObject({ code: 'MSP008' });
  });

  it('where they are in the own configuration, that is said', async () => {
    const workshop = new Workshop();
    workshop.write('tracker.ts', pluginCode());
    const path = join(workshop.shop.project, 'tracker.ts');
    await workshop.msp('config', 'set', 'plugins.tracker.use', path, '--user');
    expect(await workshop.refused('plugin', 'remove', 'tracker', '--yes')).toMatchObject({
      ...{ code: 'MSP003', hint: 'Take it out there: msp config unset plugins.tracker --user' },
    });
    await workshop.msp('config', 'set', 'plugins.tracker.url', 'https://a.example.com');
    const { code, document } = await workshop.json(
      PluginRemoveOutput,
      'plugin',
      'remove',
      'tracker',
      '--yes',
    );
    expect([code, document.warnings]).toEqual([
      0,
      [
        expect.objectContaining({
          message: expect.stringMatching(/^tracker is still configured, in .*config\.json\.$/),
        }),
      ],
    ]);
  });
});
