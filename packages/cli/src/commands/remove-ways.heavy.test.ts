/** What `msp remove` leaves, and what not. */
import { RemoveOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { connected, KEY, type Workshop } from '../testing/tool.js';

const traces = (workshop: Workshop) =>
  workshop.shop.shell('cat .msp/config.json "$XDG_CONFIG_HOME"/msp/*.json').stdout;

describe('msp remove', () => {
  it('deletes the keys, too, where that is wanted, but not those of other projects', async () => {
    const { workshop } = await connected();
    const elsewhere = {
      cwd: workshop.shop.base,
      env: { MSP_STATE_DIR: `${workshop.shop.base}/other` },
      input: 'theirs',
    };
    await workshop.run(
      ['config', 'set', 'plugins.tracker.use', `${workshop.shop.project}/tracker.ts`],
      elsewhere,
    );
    await workshop.run(['secret', 'set', 'tracker.apiKey', '-'], elsewhere);
    await workshop.run(['secret', 'set', 'tracker.webhook', '-', '--user'], { input: 'for-all' });
    const { code, document } = await workshop.json(RemoveOutput, 'remove', 'tracker', '--yes', '--secrets');
    expect([code, document]).toMatchObject([
      0,
      { name: 'tracker', removedSecrets: ['tracker.apiKey'], kept: { secrets: ['tracker.webhook'] } },
    ]);
    expect(traces(workshop)).not.toContain(KEY);
    expect(traces(workshop)).toMatch(/theirs.*for-all/s);
  });

  it('says what stays queued, and asks without a terminal for --yes', async () => {
    const { workshop, tool } = await connected();
    tool.status = 500;
    for (const words of [['start'], ['decide', 'Use postgres'], ['queries']]) await workshop.msp(...words);
    expect(await workshop.refused('remove', 'tracker')).toMatchObject({
      exit: 64,
      hint: 'Allow it: msp remove tracker --yes',
    });
    expect((await workshop.msp('remove', 'tracker', '--yes')).stdout).toContain(
      '1 operation not sent yet: msp outbox list --plugin tracker',
    );
  });
});
