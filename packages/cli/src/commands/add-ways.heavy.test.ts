/** Further ways through `msp add`, at a terminal. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { BOARD_KEY, type Boards, boards, traces } from '../testing/boards.js';
import { type Dialogue, hasScript, terminal } from '../testing/terminal.js';

const [CTRL_C, ENTER, DOWN] = ['\u0003', '\r', '\u001b[B'];
const asksKey = /API key \(nothing is shown\): /;
/** A text to paste, and a key that is needed whatever the manifest says. */
const SHOWING = `{
  steps: [
    { kind: 'show', label: 'Paste this at Boards:', text: 'display_information:\\n  name: "${'M'.repeat(100)}"\\n  note: a\\u001b[2Jb\\n' },
    { kind: 'secret', secret: 'apiKey', required: true },
    { kind: 'pick', setting: 'teamId', label: 'Which team?', ask: pages('teams'), read: readPage },
  ],
}`;

/** The walk up to the connection test, with this key. */
const upToTest = (key: string): Dialogue => [
  [asksKey, key + ENTER],
  [/Which prefix/, ENTER],
  [/How large/, DOWN + ENTER],
];

const add = (place: Boards, dialogue: Dialogue, words = ['./boards.ts'], env = {}) =>
  terminal(place.shop, ['add', ...words], dialogue, { ...place.workshop.env, ...env }).then(
    ({ code, output }) => ({ code, output, plain: stripVTControlCharacters(output) }),
  );
const config = (place: Boards) => JSON.parse(place.shop.shell('cat .msp/config.json').stdout || 'null');
const nothing = (place: Boards) => expect(traces(place).stdout).toBe('');

describe.skipIf(!hasScript)('msp add at a terminal (skipped where util-linux has no `script`)', () => {
  it('Ctrl-C while the tool does not answer changes nothing', async () => {
    const place = await boards();
    place.answers.status = null;
    const { code, plain } = await add(place, [...upToTest(BOARD_KEY), [/Testing the connection/, CTRL_C]]);
    expect([code, plain]).toEqual([130, expect.stringContaining('Nothing was changed.')]);
    nothing(place);
  });

  it('what cannot be tested may be kept all the same: ids are typed then', async () => {
    const place = await boards();
    const { code, plain } = await add(place, [
      ...upToTest('of-tomorrow'),
      [/What now/, DOWN.repeat(4) + ENTER],
      [/Which team/, `t-${ENTER}`],
      [/it is too short/, `7${ENTER}`],
    ]);
    expect([code, plain]).toEqual([4, expect.stringContaining('Boards authentication failed')]);
    expect(config(place).plugins.boards).toMatchObject({ size: 'large', teamId: 't-7' });
    expect(traces(place).stdout).toContain('of-tomorrow');
  });

  it('a list that is empty, and one that fails, can be asked for again or typed', async () => {
    const place = await boards();
    place.answers.teams = [[]];
    const { code } = await add(place, [
      ...upToTest(BOARD_KEY),
      [/has nothing of that kind.*Ask the tool again/s, DOWN + ENTER],
      [/Type its id.*Which team/s, `t-typed${ENTER}`],
    ]);
    expect([code, config(place).plugins.boards.teamId]).toEqual([0, 't-typed']);
  });

  it('a text to copy is shown as it is, and a secret is needed where the guide says so', async () => {
    const place = await boards(SHOWING);
    const file = place.workshop.shop.project;
    const code = readFileSync(join(file, 'boards.ts'), 'utf8');
    writeFileSync(
      join(file, 'boards.ts'),
      code.replace("env: ['BOARDS_KEY'] }", 'env: [], optional: true }'),
    );
    const told = await add(place, [
      [asksKey, ENTER],
      [/Nothing came/, `wrong${ENTER}`],
      [/Keep what was entered/, ENTER],
      [/What now.*nothing is shown\): /s, BOARD_KEY + ENTER],
      [/Which team/, ENTER],
    ]);
    expect([told.code, told.plain]).toEqual([0, expect.stringContaining('Boards is connected.')]);
    // So that it can be copied: its lines, and nothing else in them.
    expect(told.plain.split('\n').map((line) => line.trimEnd())).toEqual(
      expect.arrayContaining(['display_information:', `  name: "${'M'.repeat(100)}"`, '  note: a␛[2Jb']),
    );
    expect(told.output).not.toContain('a\u001b[2Jb');
    expect(told.plain).not.toContain('It may be left out');
    const { stdout, stderr } = await place.workshop.msp('plugin', 'info', 'boards', '--json');
    expect(stdout + stderr).not.toContain('display_information');
  });

  it('without what is needed nobody goes on, and without a terminal it is asked for', async () => {
    const place = await boards(
      SHOWING.replace(
        "{ kind: 'secret'",
        "{ kind: 'pick', setting: 'teamId', label: 'Which team?', ask: pages('teams'), read: readPage }, { kind: 'secret'",
      ),
    );
    const { code, plain } = await add(place, [[/What now/, CTRL_C]]);
    expect([code, plain]).toEqual([130, expect.stringContaining('Enter it: API key')]);
    expect(plain).not.toContain('Keep what was entered');
    const alone = await place.workshop.msp('add', './boards.ts', '--set', 'teamId=t-web');
    expect([alone.code, alone.stderr]).toEqual([64, expect.stringContaining('API key')]);
    expect(alone.stdout + alone.stderr).not.toContain('display_information');
    nothing(place);
  });

  it('without a guide, what the plugin cannot do without is asked for', async () => {
    const place = await boards(null);
    const { code, plain } = await add(place, [
      [asksKey, BOARD_KEY + ENTER],
      [/Team id/, `t-1${ENTER}`],
    ]);
    expect([code, plain]).toEqual([0, expect.stringContaining('The team that it writes to.')]);
    expect(config(place).plugins.boards).toEqual({ use: './boards.ts', teamId: 't-1' });
  });

  it('NO_COLOR is kept to', async () => {
    const place = await boards();
    const { output } = await add(
      place,
      [
        [asksKey, `x${ENTER}`],
        [/Which prefix/, CTRL_C],
      ],
      undefined,
      {
        NO_COLOR: '1',
      },
    );
    expect(output.split('\u001b[').filter((part) => /^[39]\dm/.test(part))).toEqual([]);
  });

  it('where an assistant has a connection to the tool, that is recommended', async () => {
    const place = await boards();
    const servers = { 'boards-prod': { command: 'npx', env: { TOKEN: 'hush-hush' } } };
    writeFileSync(join(place.shop.project, '.mcp.json'), JSON.stringify({ mcpServers: servers }));
    const { code, plain } = await add(place, [
      [/Who writes to it/, ENTER],
      [/Which team/, `t-1${ENTER}`],
    ]);
    expect([code, config(place).plugins.boards]).toEqual([
      0,
      { use: './boards.ts', mode: 'mcp', teamId: 't-1' },
    ]);
    expect(plain).toContain('Claude Code has a connection to Boards already (boards-prod)');
    expect(plain).toContain('MSP hands decisions to your assistant');
    expect([plain.includes('hush'), place.asked]).toEqual([false, []]);
  });

  it('a tool that is connected already keeps what is there, or takes a new key', async () => {
    const place = await boards();
    await add(place, [...upToTest(BOARD_KEY), [/Which team/, ENTER]]);
    const before = config(place);
    const again = await add(place, [
      [/there is one already/, ENTER],
      [/Which prefix/, ENTER],
      [/How large/, ENTER],
      [/Which team/, ENTER],
    ]);
    expect([again.code, config(place)]).toEqual([0, before]);
    expect(again.plain).toContain('Boards is connected as it was.');
    place.shop.shell('msp secret set boards.apiKey revoked -q');
    const mended = await add(
      place,
      [
        [/there is one already/, DOWN + ENTER],
        [asksKey, BOARD_KEY + ENTER],
        [/Which prefix/, ENTER],
        [/How large/, ENTER],
        [/Which team/, ENTER],
      ],
      ['boards'],
    );
    expect([mended.code, config(place)]).toEqual([0, before]);
    expect(mended.plain).toMatch(/authentication failed.*Boards is connected, and was changed\./s);
  });
});
