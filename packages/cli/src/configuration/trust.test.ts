import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PluginTrustOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { pluginCode, Workshop } from '../testing/tool.js';

const configure = (workshop: Workshop, plugins: object) =>
  workshop.write('.msp/config.json', JSON.stringify({ plugins }));

describe('msp plugin trust', () => {
  it('code that came with a project runs only then', async () => {
    const workshop = new Workshop();
    workshop.write('tracker.ts', `process.stderr.write('it ran\\n');${pluginCode()}`);
    configure(workshop, { tracker: { use: './tracker.ts', url: 'http://127.0.0.1:1' } });
    const before = await workshop.msp('plugin', 'info', 'tracker');
    expect([before.stderr, before.stdout]).toEqual([
      '',
      expect.stringMatching(/that you\s+have\s+not\s+allowed/),
    ]);
    const { document } = await workshop.json(PluginTrustOutput, 'plugin', 'trust', 'tracker');
    expect(document).toEqual({
      name: 'tracker',
      file: join(workshop.shop.project, 'tracker.ts'),
      warnings: [],
    });
    expect((await workshop.msp('plugin', 'info', 'tracker')).stderr).toBe('it ran\n');
    configure(workshop, { tracker: { use: './tracker.ts', url: 'http://attacker.example' } });
    expect((await workshop.msp('plugin', 'info', 'tracker')).stderr).toBe('');
    configure(workshop, { tracker: { use: './other.ts', url: 'http://127.0.0.1:1' } });
    workshop.write('other.ts', readFileSync(join(workshop.shop.project, 'tracker.ts'), 'utf8'));
    expect((await workshop.msp('plugin', 'info', 'tracker')).stderr).toBe('');
  });

  it('refuses what is not configured, or not there', async () => {
    const workshop = new Workshop();
    expect(await workshop.refused('plugin', 'trust', 'tracker')).toMatchObject({ code: 'MSP008' });
    configure(workshop, { tracker: { use: './tracker.ts' } });
    expect(await workshop.refused('plugin', 'trust', 'tracker')).toMatchObject({ code: 'MSP004', exit: 4 });
  });
});

describe('msp config set', () => {
  const infoOf = async (workshop: Workshop) => (await workshop.msp('plugin', 'info', 'tracker')).stdout;

  it('lets code run that the person has named', async () => {
    const workshop = new Workshop();
    workshop.write('tracker.ts', pluginCode());
    await workshop.msp('config', 'set', 'plugins.tracker.use', './tracker.ts');
    await workshop.msp('config', 'set', 'plugins.tracker.url', 'http://127.0.0.1:1');
    expect(await infoOf(workshop)).toContain('connected, integrated');
  });

  it('does not so where somebody else has named it, and says that', async () => {
    const workshop = new Workshop();
    workshop.write('tracker.ts', pluginCode());
    configure(workshop, { tracker: { use: './tracker.ts' } });
    const set = await workshop.msp('config', 'set', 'plugins.tracker.url', 'http://127.0.0.1:1');
    expect([set.code, set.stderr]).toEqual([
      0,
      expect.stringMatching(/not allowed(.|\n)*msp plugin trust tracker/),
    ]);
    expect(await infoOf(workshop)).toMatch(/not\s+allowed/);
    await workshop.msp('config', 'set', 'plugins.tracker.use', './tracker.ts');
    expect(await infoOf(workshop)).toContain('connected, integrated');
  });

  it('works on a configuration that is broken elsewhere', async () => {
    const workshop = new Workshop();
    workshop.write('.msp/config.json', '{ "features": { "sessionTimeout": "long" } }');
    const { code, stderr } = await workshop.msp('config', 'set', 'plugins.tracker.use', './tracker.ts');
    expect([code, stderr]).toEqual([0, expect.stringContaining('sessionTimeout')]);
  });
});
