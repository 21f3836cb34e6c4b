import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PluginInfoOutput, PluginListOutput, PluginTestOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { connected, pluginCode, THROWS, Workshop } from '../testing/tool.js';

describe('msp plugin list', () => {
  it('says how it stands with each', async () => {
    const { workshop } = await connected();
    await workshop.msp('config', 'set', 'plugins.second.use', './nowhere.ts');
    const { code, document } = await workshop.json(PluginListOutput, 'plugin');
    expect([code, document.plugins]).toEqual([
      0,
      [
        expect.objectContaining({ name: 'tracker', state: 'connected', problem: null }),
        expect.objectContaining({
          name: 'second',
          state: 'disabled',
          problem: expect.stringContaining('nothing at'),
        }),
      ],
    ]);
    expect((await workshop.msp('plugin', 'list', '-q')).stdout).toBe('tracker\nsecond\n');
    expect((await workshop.msp('plugin', 'list')).stdout).toMatch(/^ {2}tracker {2}connected {2}integrated/);
  });

  it('refuses what it does not take', async () => {
    const workshop = new Workshop();
    expect((await workshop.msp('plugin')).stdout).toBe('No tool is connected.\n');
    expect(await workshop.refused('plugin', 'list', 'tracker')).toMatchObject({ code: 'MSP010' });
    for (const action of ['info', 'test', 'trust'])
      expect(await workshop.refused('plugin', action)).toMatchObject({ code: 'MSP010', exit: 64 });
  });
});

describe('msp plugin info', () => {
  it('tells everything about one that is configured', async () => {
    const { workshop, tool } = await connected();
    const { code, document } = await workshop.json(PluginInfoOutput, 'plugin', 'info', 'tracker');
    expect(code).toBe(0);
    expect(document).toMatchObject({
      plugin: { name: 'tracker', state: 'connected' },
      id: 'tracker',
      title: 'Tracker',
      file: join(workshop.shop.project, 'tracker.ts'),
      maturity: 'beta',
      hosts: [tool.url.slice('http://'.length)],
      hooks: ['decision-made'],
      parts: ['settings', 'hooks', 'check', 'export', 'actions', 'recall'],
      actions: [{ name: 'create', summary: 'Makes an issue' }],
      questions: [{ name: 'search', summary: 'Searches issues' }],
    });
    expect(document.settings).toEqual([
      {
        key: 'url',
        type: 'text',
        required: true,
        default: null,
        description: 'Where it is.',
        environment: ['MSP_TRACKER_URL'],
        value: tool.url,
      },
      expect.objectContaining({ key: 'size', type: 'whole number', required: false, default: 5, value: 5 }),
      expect.objectContaining({ key: 'labels', type: 'list of text', default: null, value: null }),
    ]);
    expect(document.secrets.map(({ name, source }) => [name, source])).toEqual([
      ['tracker.apiKey', 'file'],
      ['tracker.webhook', null],
    ]);
    const { stdout } = await workshop.msp('plugin', 'info', 'tracker');
    for (const word of ['Tracker (tracker)', 'Settings', 'MSP_TRACKER_SIZE', 'API key', 'create', 'search'])
      expect(stdout.toLowerCase()).toContain(word.toLowerCase());
  });

  it('tells about a file that nobody has configured, from the folder where its path was typed', async () => {
    const workshop = new Workshop();
    workshop.write('plugins/notes-to-mail.ts', pluginCode());
    const cwd = join(workshop.shop.project, 'plugins');
    for (const path of ['./notes-to-mail.ts', 'notes-to-mail.ts', join(cwd, 'notes-to-mail.ts')]) {
      const { code, stdout } = await workshop.run(['plugin', 'info', path, '--json'], { cwd });
      const { plugin, id, settings } = PluginInfoOutput.parse(JSON.parse(stdout));
      expect([code, plugin.name, plugin.state, id, settings.length]).toEqual([
        0,
        'notes-to-mail',
        'disabled',
        'tracker',
        3,
      ]);
      expect(plugin.problem).toBe('it is not in the configuration');
    }
  });

  it('tells what is wrong with one that cannot be loaded, and looks at one that is switched off', async () => {
    const { workshop } = await connected();
    await workshop.msp('config', 'set', 'plugins.tracker.enabled', 'false');
    const off = await workshop.json(PluginInfoOutput, 'plugin', 'info', 'tracker');
    expect(off.document).toMatchObject({
      plugin: { state: 'disabled', problem: 'it is switched off' },
      id: 'tracker',
    });
    await workshop.msp('config', 'set', 'plugins.tracker.enabled', 'true');
    workshop.write('tracker.ts', 'throw new Error("no luck")');
    const broken = await workshop.json(PluginInfoOutput, 'plugin', 'info', 'tracker');
    expect([broken.code, broken.document]).toEqual([
      0,
      expect.objectContaining({
        plugin: expect.objectContaining({ state: 'disabled', problem: expect.stringContaining('no luck') }),
        id: null,
        secrets: [],
      }),
    ]);
  });

  it('masks a password in an address', async () => {
    const { workshop } = await connected();
    await workshop.msp(
      'config',
      'set',
      'plugins.tracker.url',
      'https://ada:Xk29fLq81mPz@tracker.example.com',
    );
    const { stdout } = await workshop.msp('plugin', 'info', 'tracker', '--json');
    expect(stdout).not.toContain('Xk29fLq81mPz');
  });

  it('refuses what is nowhere', async () => {
    const workshop = new Workshop();
    for (const word of ['linnear', './nowhere.ts', '@acme/nothing', '../..', 'a\u001b[31mb'])
      expect(await workshop.refused('plugin', 'info', word)).toMatchObject({ code: 'MSP008', exit: 64 });
  });
});

describe('msp plugin test', () => {
  it('certifies a file, and says what it found', async () => {
    const workshop = new Workshop();
    workshop.write('tracker.ts', pluginCode().replace(/check: \{.*?\n {2}\},\n/s, ''));
    const settings = ['--settings', '{"url": "https://tracker.example.com"}'];
    const { code, document } = await workshop.json(
      PluginTestOutput,
      'plugin',
      'test',
      './tracker.ts',
      ...settings,
    );
    expect(document.findings.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect([code, document.plugin, document.passed]).toEqual([0, 'tracker', true]);
    expect(document.findings.find(({ check }) => check === 'fault-timeout')?.outcome).toBe('passed');
    const { stdout } = await workshop.msp('plugin', 'test', './tracker.ts', ...settings);
    expect(stdout).toMatch(/^ {2}✓ {2}manifest /);
    expect(stdout).toMatch(/\ntracker is certified: \d+ passed, 0 failed, \d+ skipped\n$/);
  });

  it('ends with 4 where a check fails, with the settings that are configured', async () => {
    const { workshop, tool } = await connected(THROWS);
    const { code, document } = await workshop.json(PluginTestOutput, 'plugin', 'test', 'tracker');
    expect([code, document.passed]).toEqual([4, false]);
    expect(document.findings.find(({ check }) => check === 'operations')).toMatchObject({
      outcome: 'failed',
      detail: expect.stringContaining('the hook is broken'),
    });
    expect(tool.asked).toEqual([]);
    expect((await workshop.msp('plugin', 'test', 'tracker', '-q')).stdout).toBe('failed\n');
  });

  it.each([
    ['nothing there', './nowhere.ts', 4, 'MSP004'],
    ['a broken file', './broken.ts', 4, 'MSP004'],
    ['no plugin', './empty.ts', 4, 'MSP004'],
    ['an unknown name', 'linnear', 4, 'MSP004'],
  ])('%s', async (_, word, exit, code) => {
    const workshop = new Workshop();
    workshop.write('broken.ts', 'export default {');
    writeFileSync(join(workshop.shop.project, 'empty.ts'), '');
    expect(await workshop.refused('plugin', 'test', word)).toMatchObject({ code, exit });
  });

  it('refuses settings that are no object', async () => {
    const workshop = new Workshop();
    for (const settings of ['', '{', '[]', 'null', '5'])
      expect(await workshop.refused('plugin', 'test', './x.ts', `--settings=${settings}`)).toMatchObject({
        code: 'MSP009',
      });
  });
});
