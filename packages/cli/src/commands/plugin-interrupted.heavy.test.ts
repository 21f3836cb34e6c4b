/** Installing for real: several at once, killed half-way, and on a disk that is full half-way. */
import { spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmdirSync,
  statfsSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PluginUpdateOutput } from '@msp/protocol';
import { describe, expect, it, onTestFinished } from 'vitest';
import { packedPlugin } from '../testing/packed.js';
import { crmShop, type PluginShop, pluginShop, SECOND } from '../testing/plugin-shop.js';
import { PROGRAM } from '../testing/run.js';

describe('at once, and cut short', () => {
  it('two that add at the same time both get what they want', async () => {
    const shop = await pluginShop(packedPlugin(), packedPlugin(SECOND));
    const both = await Promise.all([shop.add('msp-plugin-crm'), shop.add('msp-plugin-second')]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect((await shop.listed()).map(({ name, state }) => `${name} ${state}`).sort()).toEqual([
      'crm connected',
      'second connected',
    ]);
    expect(shop.leftOvers).toEqual([]);
  });

  it('killed between the two renames, the old version works, and the next command puts it right', async () => {
    const shop = await crmShop(packedPlugin(SECOND));
    renameSync(shop.state('plugins'), shop.state('plugins.before'));
    mkdirSync(shop.state('plugins.next'));
    // The process that did it has died, and its lock is still there.
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(shop.state('plugins.lock'), JSON.stringify({ pid, host: hostname() }));
    expect(await shop.listed()).toMatchObject([{ name: 'crm', version: '1.0.0', state: 'connected' }]);
    expect((await shop.add('msp-plugin-second')).code).toBe(0);
    expect([shop.installed('msp-plugin-crm'), shop.installed('msp-plugin-second'), shop.leftOvers]).toEqual([
      '1.0.0',
      '1.0.0',
      [],
    ]);
  });

  it('killed while it installs, nothing but its folder is left, and that only until the next command', async () => {
    const shop = await crmShop();
    shop.server.hangs = true;
    const child = updating(shop);
    await asks(shop);
    child.kill('SIGKILL');
    await new Promise((done) => child.on('close', done));
    shop.server.hangs = false;
    expect(await shop.listed()).toMatchObject([{ version: '1.0.0', state: 'connected' }]);
    expect((await shop.json(PluginUpdateOutput, 'plugin', 'update')).document.plugins).toMatchObject([
      { outcome: 'current' },
    ]);
    expect(shop.leftOvers).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('Ctrl-C ends npm too, and leaves nothing', async () => {
    const shop = await crmShop();
    shop.server.hangs = true;
    const child = updating(shop);
    const closed = new Promise((done) => child.on('close', done));
    await asks(shop);
    child.kill('SIGINT');
    expect([await closed, shop.leftOvers]).toEqual([130, []]);
    // Nobody waits for the server any more: npm has ended.
    while (shop.server.waiting.size > 0) await turn();
  });
});

const turn = () => new Promise((again) => setImmediate(again));

const updating = (shop: PluginShop) =>
  spawn(process.execPath, [PROGRAM, 'plugin', 'update'], {
    cwd: shop.shop.project,
    env: { ...shop.shop.env, ...shop.env },
  });

/** Until the server, which does not answer, is asked for something. */
async function asks({ server }: PluginShop): Promise<void> {
  const before = server.asked.length;
  while (server.asked.length === before) await turn();
}

const run = (command: string, ...args: string[]) => spawnSync(command, args, { encoding: 'utf8' });
const canMount = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'msp-mount-'));
  const mounted = run('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder).status === 0;
  if (mounted) run('umount', folder);
  rmdirSync(folder);
  return mounted;
})();
if (!canMount)
  process.stderr.write('Skipped: a disk that is full half-way (this account may not mount a tmpfs).\n');

it.skipIf(!canMount)(
  'a disk that is full half-way: the old version works, and the new one comes when there is room',
  async () => {
    const shop = await pluginShop(packedPlugin());
    mkdirSync(shop.state());
    expect(run('mount', '-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', shop.state()).status).toBe(0);
    onTestFinished(() => void run('umount', '-l', shop.state()));
    expect((await shop.add('msp-plugin-crm')).code).toBe(0);
    const ballast = shop.state('ballast');
    const { bavail, bsize } = statfsSync(shop.state());
    // Room for a part of what is to come: 1 MB of text that packs to nothing.
    writeFileSync(ballast, Buffer.alloc((bavail - 40) * bsize));
    shop.server.publish(
      packedPlugin({ version: '1.1.0', files: { 'large.js': `// ${'x'.repeat(1_000_000)}` } }),
    );
    expect(await shop.refused('plugin', 'update', 'crm')).toMatchObject({
      ...{ code: 'MSP012', exit: 3, message: expect.stringMatching(/the disk is full/) },
    });
    expect(await shop.listed()).toMatchObject([{ version: '1.0.0', state: 'connected' }]);
    expect(shop.leftOvers).toEqual([]);
    unlinkSync(ballast);
    expect((await shop.json(PluginUpdateOutput, 'plugin', 'update', 'crm')).document.plugins).toMatchObject([
      { after: '1.1.0' },
    ]);
  },
);
