import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connect, document, msp, pluginText, Tool } from './deliveries.js';
import { Sandbox } from './process.js';

let sandbox: Sandbox;
let tool: Tool;
beforeEach(async () => {
  sandbox = new Sandbox();
  sandbox.environment.MSP_DELIVERY_BACKGROUND = 'false';
  tool = await Tool.start();
});
afterEach(async () => {
  await tool.stop();
  sandbox.remove();
});

const state = (name: string) => join(sandbox.project, '.msp', name);
const outbox = async (...words: string[]) => (await json('outbox', 'list', ...words)).entries;
const run = (...words: string[]) => msp(sandbox, ...words);
const json = (...words: string[]) => document(sandbox, ...words);
const withoutBackground = (on = false) => {
  sandbox.environment.MSP_DELIVERY_BACKGROUND = String(on);
};

/** Waits until something holds; vitest's own way to wait for a process that nobody waits for. */
const until = (holds: () => void) => vi.waitFor(holds, { timeout: 20_000, interval: 50 });

/** The process that delivers in the background; null where there is none. */
function deliverer(): number | null {
  try {
    return JSON.parse(readFileSync(state('delivery.lock'), 'utf8')).pid;
  } catch {
    return null;
  }
}

const lives = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('the process in the background', () => {
  it('sends what is recorded, is one however many record, ends when idle, and leaves nothing behind', async () => {
    await run('start');
    connect(sandbox, tool);
    await run('config', 'set', 'delivery.idle', '1');
    withoutBackground(true);
    const { code, stderr } = await run('update', 'first');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    await until(() => expect(tool.landed).toHaveLength(1));
    const pid = deliverer();
    expect(pid && lives(pid)).toBe(true);
    await Promise.all(['second', 'third', 'fourth'].map((text) => sandbox.start('update', text).finished));
    await until(() => expect(tool.landed).toHaveLength(4));
    expect(deliverer()).toBe(pid);
    await until(() => expect(existsSync(state('delivery.lock'))).toBe(false));
    await until(() => expect(lives(pid as number)).toBe(false));
  });

  it('takes up a changed configuration by itself', async () => {
    const other = await Tool.start();
    try {
      await run('start');
      connect(sandbox, tool);
      await run('config', 'set', 'delivery.idle', '2');
      withoutBackground(true);
      await run('update', 'to the first');
      await until(() => expect(tool.landed).toHaveLength(1));
      await run('config', 'set', 'plugins.count.url', other.url);
      await run('update', 'to the other');
      await until(() => expect(other.landed).toHaveLength(1));
      expect(tool.landed).toHaveLength(1);
    } finally {
      await other.stop();
    }
  });

  it('ends when its folder is gone', async () => {
    await run('start');
    connect(sandbox, tool);
    withoutBackground(true);
    await run('update', 'first');
    await until(() => expect(tool.landed).toHaveLength(1));
    const pid = deliverer() as number;
    rmSync(join(sandbox.project, '.msp'), { recursive: true, force: true });
    await until(() => expect(lives(pid)).toBe(false));
  });

  it.runIf(existsSync('/usr/bin/script'))('survives the terminal it was started from', async () => {
    await run('start');
    connect(sandbox, tool);
    tool.delay = 500;
    withoutBackground(true);
    const { spawnSync } = await import('node:child_process');
    const program = join(import.meta.dirname, '..', '..', 'bin', 'msp.js');
    const line = `"${process.execPath}" "${program}" update first && "${process.execPath}" "${program}" update second`;
    spawnSync('script', ['-qec', line, '/dev/null'], { cwd: sandbox.project, env: sandbox.environment });
    await until(() => expect(tool.landed).toHaveLength(2));
    const pid = deliverer() as number;
    expect(lives(pid)).toBe(true);
    if (process.platform === 'linux') {
      const [, , , , , , session] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ');
      expect(Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[5] ?? session)).toBe(pid);
    }
    process.kill(pid, 'SIGTERM');
    await until(() => expect(lives(pid)).toBe(false));
  });

  it('is ended where a plugin never returns; recording never notices, and the others go on', async () => {
    await run('start');
    connect(sandbox, tool, ['count', 'stuck']);
    const stuck = pluginText()
      .replace("'update-recorded': (event", "'update-recorded': (event")
      .replace(/=> \[send\('POST'.*\],/, '=> { for (;;) {} },');
    writeFileSync(join(sandbox.project, 'stuck.mjs'), stuck);
    await run('config', 'set', 'plugins.stuck.use', './stuck.mjs');
    await run('plugin', 'trust', 'stuck');
    withoutBackground(true);
    expect((await run('update', 'first')).code).toBe(0);
    await until(() => expect(existsSync(state('delivery-hung.json'))).toBe(true));
    expect(JSON.parse(readFileSync(state('delivery-hung.json'), 'utf8'))).toMatchObject({ plugin: 'stuck' });
    await until(() => expect(lives(deliverer() as number)).toBe(false));
    expect((await run('update', 'second')).code).toBe(0);
    await until(() => expect(tool.landed).toHaveLength(2));
    await run('config', 'set', 'delivery.idle', '0');
  }, 60_000);
});

describe('plugins that come and go', () => {
  it('a removed one keeps what is queued; it is shown, and sent when it is back', async () => {
    await run('start');
    connect(sandbox, tool);
    await run('update', 'queued');
    await run('queries');
    await run('config', 'unset', 'plugins.count');
    expect(await outbox()).toMatchObject([{ plugin: 'count', status: 'queued', summary: 'queued' }]);
    expect((await run('status')).stdout).toContain('not configured any more');
    expect(await json('deliver')).toMatchObject({ sent: 0 });
    connect(sandbox, tool);
    expect(await json('deliver')).toMatchObject({ sent: 1, queued: 0 });
  });

  it('what an older version planned is sent as it was planned', async () => {
    await run('start');
    connect(sandbox, tool);
    await run('update', 'old');
    const [before] = (await json('queries')).queries;
    writeFileSync(join(sandbox.project, 'count.mjs'), pluginText('second'));
    await run('update', 'new');
    const [old, fresh] = (await json('queries')).queries;
    expect(old).toEqual(before);
    expect(old.query.request.body.mark).toBe('first');
    expect(fresh.query.request.body.mark).toBe('second');
    expect(await json('deliver')).toMatchObject({ sent: 2 });
  });

  it('the same one under two names sends twice, each with its own queue', async () => {
    await run('start');
    connect(sandbox, tool, ['count', 'count-too']);
    await run('update', 'both');
    expect(await json('deliver')).toMatchObject({ sent: 2 });
    expect((await outbox('--sent')).map(({ plugin }: { plugin: string }) => plugin).sort()).toEqual([
      'count',
      'count-too',
    ]);
  });

  it('one that is switched off catches up', async () => {
    await run('start');
    connect(sandbox, tool);
    await run('update', 'one');
    await run('deliver');
    await run('config', 'set', 'plugins.count.enabled', 'false');
    await run('update', 'two');
    await run('deliver');
    expect(tool.landed).toHaveLength(1);
    await run('config', 'set', 'plugins.count.enabled', 'true');
    expect(await json('deliver')).toMatchObject({ sent: 1 });
  });
});

describe('a tool that is down', () => {
  it('keeps nobody from recording or ending, and gets everything when it is back', async () => {
    await run('start');
    connect(sandbox, tool);
    tool.status = 503;
    for (const text of ['one', 'two', 'three']) expect((await run('update', text)).code).toBe(0);
    const end = await json('end', '--wait', '1');
    expect(end).toMatchObject({ state: 'COMPLETE', delivered: 0, queued: 3 });
    expect(end.warnings).toMatchObject([{ message: expect.stringContaining('503') }]);
    tool.status = 200;
    expect(await json('deliver', '--wait', '20')).toMatchObject({ sent: 3, queued: 0 });
    expect(tool.landed.map(({ id }) => id)).toHaveLength(3);
  }, 40_000);
});

describe('a repair', () => {
  it('carries over what was sent, so that a backfill does not double it', async () => {
    await run('start');
    connect(sandbox, tool);
    for (const text of ['one', 'two']) await run('update', text);
    await run('deliver');
    tool.status = 503;
    await run('update', 'three');
    await run('deliver', '--wait', '0');
    const file = state('msp.db');
    const bytes = readFileSync(file);
    // The index of events, not the outbox: a page somewhere is overwritten.
    const at = bytes.indexOf('"description":"one"');
    expect(at).toBeGreaterThan(0);
    bytes.fill(0x58, at, at + 8);
    writeFileSync(file, bytes);
    expect((await run('repair')).code).toBe(0);
    tool.status = 200;
    await run('backfill', 'count');
    await run('deliver', '--wait', '20');
    expect(tool.landed.filter(({ id }) => id.startsWith('upd-')).length).toBe(3);
    expect(statSync(file).size).toBeGreaterThan(0);
  }, 40_000);
});
