import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AddOutput, ToolsOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { BOARD_KEY, type Boards, boards, traces } from '../testing/boards.js';
import { sandbox } from '../testing/sandbox.js';

const run = ({ workshop }: Boards, words: readonly string[], input = '') => workshop.run(words, { input });
const config = (place: Boards) => JSON.parse(place.shop.shell('cat .msp/config.json').stdout || 'null');
const nothing = (place: Boards) => expect(traces(place).stdout).toBe('');

describe('msp add without a terminal', () => {
  it('names what is missing in the words of the guide, and changes nothing', async () => {
    const place = await boards();
    const { code, stderr } = await run(place, ['add', './boards.ts']);
    expect([code, stderr]).toEqual([
      64,
      expect.stringMatching(
        /Boards needs 2 more answers.*Nothing was changed.*Which team\?.*API key — Open Settings.*msp add \.\/boards\.ts --set teamId=<value> --secret apiKey < <file>/s,
      ),
    ]);
    nothing(place);
  });

  it('connects with what is given, and tells it as JSON', async () => {
    const place = await boards();
    const words = [
      'add',
      './boards.ts',
      '--set',
      'teamId=t-web',
      '--set',
      'size=small',
      '--set',
      'labels=a, b',
    ];
    const { code, stdout } = await run(place, [...words, '--secret', 'apiKey=-', '--json'], `${BOARD_KEY}\n`);
    const document = AddOutput.parse(JSON.parse(stdout));
    expect([code, document]).toMatchObject([
      0,
      {
        ...{ name: 'boards', added: true, use: './boards.ts', mode: 'integrated' },
        ...{ changed: ['teamId', 'labels'], secrets: [{ name: 'boards.apiKey', kept: 'file' }] },
        check: { ok: true, account: 'ada@acme', detail: 'Acme' },
        next: ['msp check boards', 'msp backfill boards'],
      },
    ]);
    // What counts anyway is not written.
    expect(config(place).plugins.boards).toEqual({ use: './boards.ts', teamId: 't-web', labels: ['a', 'b'] });
    expect((await run(place, ['check', 'boards'])).code).toBe(0);
  });

  it.each<[what: string, words: string[], input: string, code: number, says: RegExp]>([
    [
      'a wrong key',
      ['--set', 'teamId=t-web', '--secret', 'apiKey'],
      'no',
      4,
      /Boards authentication failed.*Nothing was changed/s,
    ],
    ['a value that the settings do not take', ['--set', 'teamId=t'], '', 64, /Which team\?: it is too short/],
    ['a setting that is none', ['--set', 'team=t'], '', 64, /Team: there is no such setting/],
    ['a secret as a setting', ['--set', 'apiKey=hush-hush'], '', 64, /boards\.apiKey is a secret/],
    [
      'a secret on the command line',
      ['--secret', 'apiKey=hush-hush'],
      '',
      64,
      /not given on the command line/,
    ],
    ['a secret that is none', ['--secret', 'other'], 'x', 64, /It asks for: apiKey/],
    [
      'an empty secret',
      ['--set', 'teamId=t-web', '--secret', 'apiKey'],
      '\n',
      64,
      /API key: it cannot be used/,
    ],
    ['a mode that is none', ['--set', 'mode=magic'], '', 64, /no such mode/],
  ])('%s changes nothing', async (_, words, input, code, says) => {
    const place = await boards();
    const done = await run(place, ['add', './boards.ts', ...words], input);
    expect([done.code, done.stderr]).toEqual([code, expect.stringMatching(says)]);
    expect(done.stderr).not.toContain('hush');
    nothing(place);
  });
});

describe('msp add without a name', () => {
  const server = (...args: string[]) => ({
    mcpServers: { notes: { command: 'npx', args, env: { KEY: 'hush' } } },
  });

  it('shows what there is, and the simplest way here', () => {
    const shop = sandbox();
    const all = shop.json(ToolsOutput, 'add').tools;
    expect(all.find(({ id }) => id === 'obsidian')).toMatchObject({
      connected: [],
      assistant: null,
      command: 'msp add obsidian',
    });
    const write = (path: string, text: string) => {
      mkdirSync(dirname(join(shop.base, path)), { recursive: true });
      writeFileSync(join(shop.base, path), text);
    };
    write('home/.cursor/mcp.json', `// mine\n${JSON.stringify(server('-y', '@acme/obsidian-mcp'))}`);
    const { stdout } = shop.msp('add');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'Cursor has a connection to Obsidian already (notes): msp add obsidian --mode mcp',
    );
    expect(stdout).not.toMatch(/hush|acme|npx/);
    write('shop/.msp/config.json', JSON.stringify({ plugins: { obsidian: { vault: '~/Notes' } } }));
    expect(shop.json(ToolsOutput, 'add').tools.find(({ id }) => id === 'obsidian')).toMatchObject({
      connected: ['obsidian'],
      command: 'msp add obsidian',
    });
  });
});
