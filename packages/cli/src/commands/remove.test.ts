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
