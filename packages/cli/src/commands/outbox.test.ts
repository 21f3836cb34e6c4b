import { join } from 'node:path';
import { OutboxChangeOutput, OutboxOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { readOnly } from '../testing/read-only.js';
import { connected, Workshop } from '../testing/tool.js';

/** Three decisions, planned and not sent. */
async function queued() {
  const { workshop, tool } = await connected();
  await workshop.msp('start');
  for (const text of ['Use postgres', 'Use two regions', 'Use UTC']) await workshop.msp('decide', text);
  await workshop.msp('queries');
  return { workshop, tool };
}

const statuses = async (workshop: Workshop) =>
  (await workshop.json(OutboxOutput, 'outbox', 'list', '--all')).document.entries.map(({ status }) => status);

const change = async (workshop: Workshop, ...words: string[]) =>
  (await workshop.json(OutboxChangeOutput, 'outbox', ...words)).document;

describe('msp outbox list and show', () => {
  it('lists what waits, in the order in which it goes', async () => {
    const { workshop } = await queued();
    const { document } = await workshop.json(OutboxOutput, 'outbox');
    expect(document.entries.map(({ id, status, summary }) => [id, status, summary])).toEqual([
      [1, 'queued', 'Decision: Use postgres'],
      [2, 'queued', 'Decision: Use two regions'],
      [3, 'queued', 'Decision: Use UTC'],
    ]);
    expect(document.counts).toEqual([{ plugin: 'tracker', status: 'queued', count: 3 }]);
    const { stdout } = await workshop.msp('outbox', 'list', '--limit', '2');
    expect(stdout).toMatch(/^ {2}1 {2}tracker {2}queued {2}Decision: Use postgres +just now\n/);
    expect(stdout).toMatch(/Shown are 2 of 3/);
    expect((await workshop.msp('outbox', '-q')).stdout).toBe('1\n2\n3\n');
    expect((await workshop.msp('outbox', 'list', '--parked')).stdout).toBe(
      'There is nothing of that kind in the outbox.\n',
    );
  });

  it('says that the newest is not planned yet', async () => {
    const { workshop } = await queued();
    await workshop.msp('decide', 'Use logs');
    const { code, stderr } = await workshop.msp('outbox', 'list');
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/does not have yet what was recorded last for tracker/),
    ]);
  });

  it('shows one as it is sent, and what became of it', async () => {
    const { workshop, tool } = await queued();
    tool.status = 404;
    await workshop.msp('deliver', '--wait', '5');
    const { stdout } = await workshop.msp('outbox', 'show', '1');
    expect(stdout).toMatch(/^1 {2}parked {2}Decision: Use postgres\n/);
    expect(stdout).toContain(`POST ${tool.url}/decisions\nauthorization: Bearer {{secret apiKey}}\n`);
    for (const word of ['Planned', 'Tried', '1 time', 'Problem', 'HTTP 404', 'Parked'])
      expect(stdout).toContain(word);
    const { document } = await workshop.json(OutboxOutput, 'outbox', 'show', '1');
    expect(document.entries).toMatchObject([{ id: 1, status: 'parked', attempts: 1 }]);
  });

  it('is empty where nothing was ever recorded', async () => {
    const workshop = new Workshop();
    const { code, stdout } = await workshop.msp('outbox');
    expect([code, stdout]).toEqual([0, 'Nothing waits to be sent.\n']);
    expect(await workshop.refused('outbox', 'show', '1')).toMatchObject({ code: 'MSP008' });
    expect(await workshop.refused('outbox', 'retry', '1')).toMatchObject({ code: 'MSP002', exit: 1 });
  });

  it('shows entries of a plugin that is not configured any more', async () => {
    const { workshop } = await queued();
    await workshop.msp('config', 'unset', 'plugins.tracker');
    const { stdout, code } = await workshop.msp('outbox', 'list', '--plugin', 'tracker');
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/tracker is not in the configuration any more/),
    ]);
    expect(await workshop.refused('outbox', 'list', '--plugin', 'trackr')).toMatchObject({ code: 'MSP008' });
    expect((await change(workshop, 'discard', '--plugin', 'tracker', '--all', '--yes')).changed).toEqual([
      1, 2, 3,
    ]);
  });

  it('can be read where it cannot be written, and says so where it would have to', async ({ skip }) => {
    const { workshop } = await queued();
    if (!readOnly(join(workshop.shop.project, '.msp')))
      skip('this account may write everywhere, and not mount');
    expect((await workshop.msp('outbox', 'list', '-q')).stdout).toBe('1\n2\n3\n');
    expect((await workshop.msp('outbox', 'show', '2', '-q')).stdout).toBe('queued\n');
    expect(await workshop.refused('outbox', 'discard', '2')).toMatchObject({ code: 'MSP012', exit: 3 });
  });
});

describe('msp outbox retry, discard and done', () => {
  it('gives one up, calls one done, and neither is sent', async () => {
    const { workshop, tool } = await queued();
    expect(await change(workshop, 'discard', '2')).toEqual({ changed: [2], warnings: [] });
    expect((await change(workshop, 'done', '1')).changed).toEqual([1]);
    expect(await statuses(workshop)).toEqual(['sent', 'discarded', 'queued']);
    await workshop.msp('deliver', '--wait', '5');
    expect(tool.asked.map(({ body }) => body)).toEqual([{ text: 'Use UTC' }]);
  });

  it('tries again what was parked, and tells that later ones were sent', async () => {
    const { workshop, tool } = await queued();
    tool.status = 404;
    await workshop.msp('deliver', '--wait', '5');
    tool.status = 200;
    expect(await statuses(workshop)).toEqual(['parked', 'parked', 'parked']);
    expect((await change(workshop, 'retry', '2', '3')).changed).toEqual([2, 3]);
    await workshop.msp('deliver', '--wait', '5');
    const late = await change(workshop, 'retry', '--all');
    expect(late).toEqual({
      changed: [1],
      warnings: [
        {
          message: expect.stringContaining('After entry 1 others of the same lane'),
          hint: expect.any(String),
        },
      ],
    });
    await workshop.msp('deliver', '--wait', '5');
    expect(await statuses(workshop)).toEqual(['sent', 'sent', 'sent']);
    expect(await change(workshop, 'retry', '--all')).toEqual({ changed: [], warnings: [] });
  });

  it('asks before all of a plugin is discarded, unless --yes', async () => {
    const { workshop } = await queued();
    const all = ['outbox', 'discard', '--plugin', 'tracker', '--all'];
    expect(await workshop.refused(...all)).toMatchObject({
      code: 'MSP017',
      hint: 'Say so: msp outbox discard --plugin tracker --all --yes',
    });
    expect(await statuses(workshop)).toEqual(['queued', 'queued', 'queued']);
    expect((await workshop.msp(...all, '--yes')).stdout).toBe('3 operations discarded; kept, and not sent\n');
    expect(await statuses(workshop)).toEqual(['discarded', 'discarded', 'discarded']);
    expect((await workshop.msp(...all)).stdout).toBe('Nothing was changed.\n');
  });

  it('marks all of a plugin as done', async () => {
    const { workshop } = await queued();
    expect((await workshop.msp('outbox', 'done', '--plugin', 'tracker', '--all')).stdout).toBe(
      '3 operations marked as done\n',
    );
    expect(await statuses(workshop)).toEqual(['sent', 'sent', 'sent']);
  });

  it('changes nothing where one of several is not there, and tells of those that are settled', async () => {
    const { workshop } = await queued();
    expect(await workshop.refused('outbox', 'done', '1', '99')).toMatchObject({
      code: 'MSP008',
      message: 'The outbox has no entry 99.',
    });
    await change(workshop, 'done', '1');
    expect(await change(workshop, 'discard', '1', '2')).toEqual({
      changed: [2],
      warnings: [{ message: 'Entry 1 is sent already; it was left as it is.', hint: null }],
    });
    expect(await workshop.refused('outbox', 'retry', '1')).toMatchObject({ code: 'MSP009' });
  });

  it.each([
    [['show'], 'MSP010'],
    [['show', '1', '2'], 'MSP010'],
    [['show', 'one'], 'MSP009'],
    [['show', '0'], 'MSP009'],
    [['show', '99999999999999999999'], 'MSP009'],
    [['retry'], 'MSP010'],
    [['retry', '1.5'], 'MSP009'],
    [['retry', '-1'], 'MSP009'],
    [['retry', '1', '--all'], 'MSP010'],
    [['discard', '--all'], 'MSP010'],
    [['done', '--plugin', 'tracker'], 'MSP010'],
    [['list', '--limit', '0'], 'MSP009'],
    [['destroy'], 'MSP009'],
  ])('%j is %s', async (words, code) => {
    const workshop = new Workshop();
    await workshop.msp('start');
    expect(await workshop.refused('outbox', ...words)).toMatchObject({ code, exit: 64 });
  });
});
