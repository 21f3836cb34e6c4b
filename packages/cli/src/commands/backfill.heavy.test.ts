import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BackfillOutput, OutboxOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { connected, pluginCode, THROWS, type Workshop } from '../testing/tool.js';

/** Two sessions that ended before the plugin came, with a decision each. */
async function withPast(workshop: Workshop) {
  await workshop.msp('config', 'set', 'plugins.tracker.enabled', 'false');
  for (const text of ['Use postgres', 'Use two regions']) {
    await workshop.msp('start');
    await workshop.msp('decide', text);
    await workshop.msp('end');
  }
  await workshop.msp('config', 'set', 'plugins.tracker.enabled', 'true');
}

const bodies = (asked: readonly { readonly body: unknown }[]) => asked.map(({ body }) => body);

describe('msp backfill', () => {
  it('plans the past once, and sends it while one waits', async () => {
    const { workshop, tool } = await connected();
    await withPast(workshop);
    await workshop.msp('queries');
    const first = await workshop.json(BackfillOutput, 'backfill', 'tracker');
    expect(first).toEqual({
      code: 0,
      document: { plugin: 'tracker', events: 8, planned: 2, queued: 2, warnings: [] },
    });
    expect(tool.asked).toEqual([]);
    const again = await workshop.json(BackfillOutput, 'backfill', 'tracker', '--wait', '10');
    expect(again.document).toMatchObject({ events: 8, planned: 0, queued: 0 });
    expect(bodies(tool.asked)).toEqual([{ text: 'Use postgres' }, { text: 'Use two regions' }]);
    const { stdout } = await workshop.msp('backfill', 'tracker');
    expect(stdout).toBe('8 events read again, 0 operations new for tracker.\n');
  });

  it('goes back no further than it is told', async () => {
    const { workshop } = await connected();
    await withPast(workshop);
    const since = async (when: string) =>
      (await workshop.json(BackfillOutput, 'backfill', 'tracker', '--since', when)).document;
    expect(await since('2099-01-01')).toMatchObject({ events: 0, planned: 0 });
    expect(await since('1h')).toMatchObject({ events: 8, planned: 2 });
  });

  it('asks before many sessions are sent, and without a terminal takes --yes', async () => {
    const { workshop, tool } = await connected();
    await workshop.msp('config', 'set', 'plugins.tracker.enabled', 'false');
    for (let index = 0; index < 11; index += 1)
      workshop.shop.shell('msp start -q; msp decide "A choice" -q; msp end -q');
    await workshop.msp('config', 'set', 'plugins.tracker.enabled', 'true');
    const asked = await workshop.msp('backfill', 'tracker');
    expect([asked.code, asked.stderr]).toEqual([
      64,
      expect.stringMatching(/This sends 11 past sessions to tracker.*\n.*msp backfill tracker --yes/),
    ]);
    expect((await workshop.json(OutboxOutput, 'outbox')).document.entries).toEqual([]);
    expect((await workshop.msp('backfill', 'tracker', '--since', '2099-01-01')).code).toBe(0);
    const sent = await workshop.json(BackfillOutput, 'backfill', 'tracker', '--yes');
    expect([sent.code, sent.document.planned]).toEqual([0, 11]);
    expect(tool.asked).toEqual([]);
  });

  it('only plans where nothing is sent', async () => {
    const { workshop, tool } = await connected();
    await withPast(workshop);
    await workshop.msp('config', 'set', 'plugins.tracker.mode', 'generate');
    const { code, stdout } = await workshop.msp('backfill', 'tracker', '--wait', '5');
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('2 wait for you: msp queries --plugin tracker'),
    ]);
    expect(tool.asked).toEqual([]);
  });

  it('a hook that fails is told, kept, and planned again when it is mended', async () => {
    const { workshop, tool } = await connected(THROWS);
    await withPast(workshop);
    const { code, document } = await workshop.json(BackfillOutput, 'backfill', 'tracker');
    expect([code, document.queued]).toEqual([0, 0]);
    expect(document.warnings).toEqual([
      {
        message: expect.stringMatching(/\(and 1 more\): The plugin failed: the hook is broken/),
        hint: expect.stringContaining('msp outbox retry --plugin tracker --all'),
      },
    ]);
    const still = await workshop.msp('outbox', 'retry', '--all');
    expect([still.code, still.stdout, still.stderr]).toEqual([
      0,
      'Nothing was changed.\n',
      expect.stringContaining('the hook is broken'),
    ]);
    workshop.write('tracker.ts', pluginCode());
    await workshop.msp('outbox', 'retry', '--all');
    const { document: outbox } = await workshop.json(OutboxOutput, 'outbox', 'list');
    expect(outbox.entries.map(({ status, summary }) => [status, summary])).toEqual([
      ['queued', 'Decision: Use postgres'],
      ['queued', 'Decision: Use two regions'],
    ]);
    await workshop.msp('deliver', '--wait', '10');
    expect(tool.asked).toHaveLength(2);
  });

  it('is sent in the background where nobody waits', async () => {
    const { workshop, tool } = await connected();
    await withPast(workshop);
    Object.assign(workshop.env, { MSP_DELIVERY_BACKGROUND: 'true', MSP_DELIVERY_IDLE: '1' });
    expect((await workshop.msp('backfill', 'tracker')).stdout).toContain('in the background');
    await expect.poll(() => tool.asked.length, { timeout: 10_000 }).toBe(2);
    const lock = join(workshop.shop.project, '.msp', 'delivery.lock');
    await expect.poll(() => existsSync(lock), { timeout: 10_000 }).toBe(false);
  });

  it.each([
    ['no plugin', [], 'MSP010', 64],
    ['an unknown plugin', ['trackr'], 'MSP008', 64],
    ['a date that is none', ['tracker', '--since', 'then'], 'MSP009', 64],
    ['a time that is none', ['tracker', '--wait', '-1'], 'MSP009', 64],
  ])('refuses %s', async (_, words, code, exit) => {
    const { workshop } = await connected();
    await workshop.msp('start');
    expect(await workshop.refused('backfill', ...words)).toMatchObject({ code, exit });
  });

  it('refuses a plugin that cannot be used, and a place without a store', async () => {
    const { workshop } = await connected();
    expect(await workshop.refused('backfill', 'tracker')).toMatchObject({ code: 'MSP002', exit: 1 });
    await withPast(workshop);
    workshop.write('tracker.ts', 'export default {');
    expect(await workshop.refused('backfill', 'tracker')).toMatchObject({ code: 'MSP004', exit: 4 });
    await workshop.msp('config', 'set', 'plugins.tracker.enabled', 'false');
    expect(await workshop.refused('backfill', 'tracker')).toMatchObject({ code: 'MSP004', exit: 4 });
  });
});
