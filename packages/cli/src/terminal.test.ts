import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { SessionsOutput, StatusOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { connectLinear } from './testing/linear.js';
import { later, type Sandbox } from './testing/run.js';
import { sandbox, started } from './testing/sandbox.js';
import { hasScript, terminal } from './testing/terminal.js';
import { pluginCode } from './testing/tool.js';

const secret = `ghp_${'16C7e42F292c6912E7710c838347Ae178B4a'}`;

describe.skipIf(!hasScript)('at a terminal (skipped where util-linux has no `script`)', () => {
  it('there are colours, and NO_COLOR, --no-color and TERM=dumb switch them off', async () => {
    const shop = started();
    expect((await terminal(shop, ['status'])).output).toContain('\u001b[');
    for (const [words, env] of [
      [['status'], { NO_COLOR: '1' }],
      [['status', '--no-color'], {}],
      [['status'], { TERM: 'dumb' }],
    ] as const) {
      expect((await terminal(shop, words, [], env)).output).not.toContain('\u001b');
    }
  });

  it.each(['40', '80', '120'])('status fits into %s columns', async (columns) => {
    const shop = started(
      '--goal',
      'Login works, tokens rotate, and nobody is logged out by a deployment ever again',
    );
    shop.msp(
      'update',
      'Wrote the migration of the sessions table and ran it twice on a copy of production',
      '45',
    );
    const { output } = await terminal(shop, ['status'], [], { COLUMNS: columns });
    for (const line of stripVTControlCharacters(output).split('\n'))
      expect(line.length).toBeLessThanOrEqual(Number(columns));
  });

  it.each([
    ['m\n', 'masked', false],
    ['\n', 'masked', false],
    ['keep\n', 'kept', true],
  ])('a secret: %j', async (answer, _, kept) => {
    const shop = started();
    const { code } = await terminal(
      shop,
      ['update', `token ${secret}`],
      [[/mask\/keep\/cancel.*: /, answer]],
    );
    expect(code).toBe(0);
    expect(shop.msp('export').stdout.includes(secret)).toBe(kept);
  });

  it.each(['cancel\n', '\u0003', '\u0004'])('a secret: %j records nothing', async (answer) => {
    const shop = started();
    const { code, output } = await terminal(
      shop,
      ['update', `token ${secret}`],
      [[/mask\/keep\/cancel.*: /, answer]],
    );
    expect([code, output]).toEqual([130, expect.not.stringMatching(/ at .*\.js/)]);
    expect(shop.json(StatusOutput, 'status').session?.updates).toEqual([]);
  });

  it('start offers to recover a session that crashed', async () => {
    const asked = async (answer: string) => {
      const shop = started('--goal', 'Login works');
      Object.assign(shop.env, later(48));
      const { code, output } = await terminal(
        shop,
        ['start'],
        [[/resume\/complete\/discard\/new \[resume\]: /, `${answer}\n`]],
      );
      return {
        code,
        output: stripVTControlCharacters(output),
        statuses: shop.json(SessionsOutput, 'sessions').sessions.map(({ status }) => status),
      };
    };
    expect(await asked('resume')).toMatchObject({
      code: 0,
      output: expect.stringContaining('Session resumed'),
      statuses: ['active'],
    });
    expect(await asked('c')).toMatchObject({
      code: 0,
      output: expect.stringContaining('Session started'),
      statuses: ['active', 'completed'],
    });
    expect(await asked('discard')).toMatchObject({ code: 0, statuses: ['active', 'crashed'] });
    expect(await asked('new')).toMatchObject({ code: 0, statuses: ['active', 'crashed'] });
  });

  it('recover asks what to do', async () => {
    const shop = started();
    Object.assign(shop.env, later(48));
    expect((await terminal(shop, ['recover'], [[/cancel \[resume\]: /, 'cancel\n']])).code).toBe(130);
    const { output } = await terminal(
      shop,
      ['recover'],
      [
        [/cancel \[resume\]: /, 'what\n'],
        [/cancel \[resume\]: .*cancel \[resume\]: /s, 'd\n'],
      ],
    );
    expect(stripVTControlCharacters(output)).toMatch(/Session msp-\S+ discarded/);
  });

  it('config edit opens the editor, and checks what it left', async () => {
    const shop = sandbox();
    const editor = (text: string) => ({ EDITOR: `printf '%s' '${text}' | tee` });
    const { code } = await terminal(shop, ['config', 'edit'], [], editor('{"project": "Web shop"}'));
    expect([code, shop.msp('config', 'get', 'project').stdout]).toEqual([0, 'Web shop\n']);
    expect((await terminal(shop, ['config', 'edit'], [], editor('{"projct": 1}'))).code).toBe(3);
    expect((await terminal(shop, ['config', 'edit'], [], { EDITOR: 'no-such-editor' })).code).toBe(64);
  });

  describe('secret set', () => {
    const asks = /API key of tracker \(nothing is shown\): /;
    const withPlugin = () => {
      const shop = sandbox();
      writeFileSync(join(shop.project, 'tracker.ts'), pluginCode());
      shop.msp('config', 'set', 'plugins.tracker.use', './tracker.ts');
      shop.msp('config', 'set', 'plugins.tracker.url', 'http://127.0.0.1:1');
      return shop;
    };
    const set = (shop: Sandbox, typed: string, afterwards?: string) =>
      terminal(
        shop,
        ['secret', 'set', 'tracker.apiKey'],
        [[asks, typed]],
        { MSP_SECRETS: 'file' },
        afterwards,
      );
    const kept = (shop: Sandbox) =>
      readFileSync(join(shop.base, 'home', 'config', 'msp', 'secrets.json'), 'utf8');

    it.each([
      ['typed, with a slip', 'hunterX\u007f-22\r', 'hunter-22'],
      ['pasted', '\u001b[200~hunter-22\n\u001b[201~\r', 'hunter-22'],
    ])('takes what is %s, and shows nothing of it', async (_, typed, value) => {
      const shop = withPlugin();
      const { code, output } = await set(shop, typed);
      expect([code, output]).toEqual([0, expect.stringContaining('is kept for this project')]);
      expect(output).not.toMatch(/hunt|r-22|\*/);
      expect(kept(shop)).toContain(`"${value}"`);
    });

    it('Ctrl-C keeps nothing, and the terminal shows again what is typed', async () => {
      const shop = withPlugin();
      const { output } = await set(shop, 'hunter-22\u0003', '; echo "code $?"; stty -a');
      expect(() => kept(shop)).toThrow('ENOENT');
      expect(output).toContain('code 130');
      for (const mode of [' echo ', ' icanon ', 'isig']) expect(output).toContain(mode);
      expect(output).not.toContain('hunter');
    });

    it('is not asked for with --json', async () => {
      const words = ['secret', 'set', 'tracker.apiKey', '--json'];
      const { code, output } = await terminal(withPlugin(), words);
      expect([code, JSON.parse(output).error.code]).toEqual([64, 'MSP017']);
    });
  });

  it('outbox discard --all asks first', async () => {
    const shop = started();
    shop.msp('decide', 'Use postgres');
    connectLinear(shop);
    const asked = (answer: string) =>
      terminal(
        shop,
        ['outbox', 'discard', '--plugin', 'linear', '--all'],
        [[/keep\/discard \[keep\]: /, answer]],
      );
    expect((await asked('\n')).code).toBe(130);
    expect(shop.msp('outbox', 'list', '-q').stdout).toBe('1\n');
    expect((await asked('discard\n')).output).toContain('1 operation discarded');
    expect(shop.msp('outbox', 'list', '-q').stdout).toBe('');
  });

  it('nothing is asked with --json', async () => {
    const shop = started();
    const { output } = await terminal(shop, ['update', `token ${secret}`, '--json']);
    expect(JSON.parse(output).warnings).toHaveLength(1);
  });
});
