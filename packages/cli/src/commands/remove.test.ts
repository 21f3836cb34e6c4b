import { RemoveOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { type Dialogue, hasScript, terminal } from '../testing/terminal.js';
import { connected, KEY, type Workshop } from '../testing/tool.js';

const traces = (workshop: Workshop) =>
  workshop.shop.shell('cat .msp/config.json "$XDG_CONFIG_HOME"/msp/*.json').stdout;

describe('msp remove', () => {
  it('disconnects it, keeps the keys, and says how to delete them', async () => {
    const { workshop } = await connected();
    const { code, stdout } = await workshop.msp('remove', 'tracker', '--yes');
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(
        /^tracker is disconnected\. Your local files are unchanged\.\n.*msp secret remove tracker\.apiKey/s,
      ),
    ]);
    expect([traces(workshop).includes(KEY), (await workshop.msp('plugin', 'list', '-q')).stdout]).toEqual([
      true,
      '',
    ]);
  });

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

describe.skipIf(!hasScript)('msp remove at a terminal (skipped where util-linux has no `script`)', () => {
  it.each<[answer: string, code: number, configured: boolean, kept: boolean]>([
    ['\r', 130, true, true],
    ['\u0003', 130, true, true],
    ['yes\r', 0, false, true],
    ['all\r', 0, false, false],
  ])('%j', async (answer, code, configured, kept) => {
    const { workshop } = await connected();
    const dialogue: Dialogue = [[/no\/yes\/all \[no\]: /, answer]];
    const done = await terminal(workshop.shop, ['remove', 'tracker'], dialogue, workshop.env);
    expect([done.code, traces(workshop).includes('"./tracker.ts"'), traces(workshop).includes(KEY)]).toEqual([
      code,
      configured,
      kept,
    ]);
    expect(done.output).toContain(code === 0 ? 'Your local files are unchanged.' : 'Nothing was changed.');
  });
});
