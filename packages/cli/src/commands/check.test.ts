import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CheckOutput, PluginListOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { readOnly } from '../testing/read-only.js';
import { connected, KEY, pluginCode, Workshop } from '../testing/tool.js';

describe('msp check', () => {
  it('says who the tool takes us for, and leaves nothing behind where there is no store', async () => {
    const { workshop, tool } = await connected();
    const folder = join(workshop.shop.project, '.msp');
    const before = readdirSync(folder);
    const { code, document } = await workshop.json(CheckOutput, 'check');
    expect([code, document.checks]).toEqual([
      0,
      [
        {
          name: 'tracker',
          ok: true,
          message: 'ada@acme (Tracker 2.1)',
          hint: null,
          account: 'ada@acme',
          detail: 'Tracker 2.1',
          milliseconds: expect.any(Number),
        },
      ],
    ]);
    expect((await workshop.msp('check', 'tracker')).stdout).toMatch(
      /^ {2}✓ tracker {2}ada@acme \(Tracker 2\.1\) \d+ ms\n$/,
    );
    expect((await workshop.msp('check', '-q')).stdout).toBe('tracker ok\n');
    expect(tool.asked.map(({ path }) => path)).toEqual(['/me', '/me', '/me']);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('is content where nothing is connected', async () => {
    const { code, stdout, stderr } = await new Workshop().msp('check');
    expect([code, stdout, stderr]).toEqual([0, 'No tool is connected.\n', '']);
  });

  it('tells what is wrong and what to do, and never the key', async () => {
    const { workshop, tool } = await connected();
    await workshop.run(['secret', 'set', 'tracker.apiKey', '-'], { input: `${KEY}-of-yesterday` });
    const refused = await workshop.msp('check');
    expect([refused.code, refused.stdout]).toEqual([
      4,
      expect.stringContaining('✗ tracker  The key was refused'),
    ]);
    await tool.stop();
    const down = await workshop.msp('check');
    expect([down.code, down.stdout]).toEqual([
      4,
      expect.stringMatching(/ECONNREFUSED.*\n.*→ Is the tool running/),
    ]);
    await workshop.msp('secret', 'remove', 'tracker.apiKey');
    const missing = await workshop.msp('check');
    expect([missing.code, missing.stdout]).toEqual([
      4,
      '  ✗ tracker  API key is missing\n      → Settings → API. Then: msp secret set tracker.apiKey\n',
    ]);
    for (const { stdout, stderr } of [refused, down, missing]) expect(stdout + stderr).not.toContain(KEY);
  });

  it('gives up a tool that does not answer after three seconds, and asks the others meanwhile', async () => {
    const { workshop, tool } = await connected();
    await workshop.msp('config', 'set', 'plugins.second.use', './tracker.ts');
    await workshop.msp('config', 'set', 'plugins.second.url', tool.url);
    await workshop.run(['secret', 'set', 'second.apiKey', '-'], { input: KEY });
    tool.status = null;
    const { code, document } = await workshop.json(CheckOutput, 'check');
    expect([code, document.checks.map(({ name, ok }) => [name, ok])]).toEqual([
      4,
      [
        ['tracker', false],
        ['second', false],
      ],
    ]);
    expect(document.checks[0]?.message).toMatch(/longer than 3 seconds/);
    for (const { milliseconds } of document.checks) expect(milliseconds).toBeGreaterThanOrEqual(2900);
    expect(tool.asked).toHaveLength(2);
  });

  it('passes over what is switched off or only generates, unless it is named', async () => {
    const { workshop } = await connected();
    await workshop.msp('config', 'set', 'plugins.tracker.enabled', 'false');
    const off = await workshop.msp('check');
    expect([off.code, off.stdout]).toEqual([0, expect.stringContaining('– tracker  It is switched off')]);
    expect((await workshop.json(CheckOutput, 'check')).document.checks).toEqual([]);
    expect((await workshop.msp('check', 'tracker')).code).toBe(4);
    await workshop.msp('config', 'set', 'plugins.tracker.enabled', 'true');
    await workshop.msp('config', 'set', 'plugins.tracker.mode', 'generate');
    expect((await workshop.msp('check')).stdout).toContain('– tracker  The mode is generate');
    expect((await workshop.msp('check', 'tracker')).stdout).toContain('✓ tracker');
  });

  it.each([
    ['that is not there', null, /there is nothing at/i],
    ['that cannot be read', 'export default {', /could not be loaded/],
    ['that throws when it is loaded', 'throw new Error("no luck")', /no luck/],
    ['that is no plugin', 'export default 5', /no plugin/],
    [
      'of a settings schema that refuses',
      pluginCode().replace('z.url()', 'z.int()'),
      /plugins\.tracker\.url/,
    ],
    [
      'whose check throws',
      pluginCode().replace("to(context, 'GET', '/me')", '{ throw new Error("no check") }'),
      /no check/i,
    ],
  ])('a plugin %s fails by itself', async (_, code, reason) => {
    const workshop = new Workshop();
    if (code !== null) workshop.write('tracker.ts', code);
    await workshop.msp('config', 'set', 'plugins.tracker.use', './tracker.ts');
    await workshop.msp('config', 'set', 'plugins.tracker.url', 'http://127.0.0.1:1');
    workshop.env.TRACKER_KEY = KEY;
    const { code: exit, document } = await workshop.json(CheckOutput, 'check');
    expect([exit, document.checks[0]?.message]).toEqual([4, expect.stringMatching(reason)]);
  });

  it('refuses a plugin that is not configured', async () => {
    const { workshop } = await connected();
    expect(await workshop.refused('check', 'trackr')).toMatchObject({ code: 'MSP008', exit: 64 });
  });

  it('closes the breaker, and what waited is sent', async () => {
    const { workshop, tool } = await connected();
    await workshop.msp('start');
    await workshop.msp('decide', 'Use postgres');
    await workshop.msp('config', 'set', 'plugins.tracker.size', '9');
    await workshop.run(['secret', 'set', 'tracker.apiKey', '-'], { input: 'wrong-wrong' });
    await workshop.msp('deliver', '--wait', '2');
    const stateOf = async () => (await workshop.json(PluginListOutput, 'plugin')).document.plugins[0];
    expect(await stateOf()).toMatchObject({ state: 'waiting', queued: 1 });
    await workshop.run(['secret', 'set', 'tracker.apiKey', '-'], { input: KEY });
    const hung = join(workshop.shop.project, '.msp', 'delivery-hung.json');
    writeFileSync(hung, JSON.stringify({ plugin: 'tracker' }));
    expect((await workshop.msp('check', 'tracker')).code).toBe(0);
    expect(await stateOf()).toMatchObject({ state: 'connected', problem: null, queued: 1 });
    expect(existsSync(hung)).toBe(false);
    tool.asked.length = 0;
    await workshop.msp('deliver', '--wait', '5');
    expect(tool.asked.map(({ body }) => body)).toEqual([{ text: 'Use postgres' }]);
  });

  it('works although the store cannot be written', async ({ skip }) => {
    const { workshop } = await connected();
    await workshop.msp('start');
    if (!readOnly(join(workshop.shop.project, '.msp')))
      skip('this account may write everywhere, and not mount');
    const { code, stdout } = await workshop.msp('check');
    expect([code, stdout]).toEqual([0, expect.stringContaining('✓ tracker')]);
  });
});
