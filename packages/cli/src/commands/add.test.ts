import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { BOARD_KEY, type Boards, boards, traces } from '../testing/boards.js';
import { type Dialogue, hasScript, terminal } from '../testing/terminal.js';

const [CTRL_C, ENTER, DOWN, TAB] = ['\u0003', '\r', '\u001b[B', '\t'];
const asksKey = /API key \(nothing is shown\): /;
/** The walk up to the connection test, with this key. */
const upToTest = (key: string): Dialogue => [
  [asksKey, key + ENTER],
  [/Which prefix/, ENTER],
  [/How large/, DOWN + ENTER],
];
const toTheEnd: Dialogue = [
  [/Which team/, `mob${ENTER}`],
  [/Which labels/, TAB + ENTER],
];

const add = (place: Boards, dialogue: Dialogue, words = ['./boards.ts'], env = {}) =>
  terminal(place.shop, ['add', ...words], dialogue, { ...place.workshop.env, ...env }).then(
    ({ code, output }) => ({ code, output, plain: stripVTControlCharacters(output) }),
  );
const config = (place: Boards) => JSON.parse(place.shop.shell('cat .msp/config.json').stdout || 'null');
const nothing = (place: Boards) => expect(traces(place).stdout).toBe('');

describe.skipIf(!hasScript)('msp add at a terminal (skipped where util-linux has no `script`)', () => {
  it('walks from a wrong key to a tool that is connected', async () => {
    const place = await boards();
    const { code, output, plain } = await add(place, [
      [asksKey, `wrong-key${ENTER}`],
      [/Which prefix/, `TOOLONG${ENTER}`],
      [/at most five letters/, `\u007f\u007f\u007f${ENTER}`],
      [/How large/, DOWN + ENTER],
      [/What now/, ENTER],
      [/What now.*nothing is shown\): /s, BOARD_KEY + ENTER],
      ...toTheEnd,
    ]);
    expect([code, config(place)]).toEqual([
      0,
      {
        plugins: {
          boards: { use: './boards.ts', prefix: 'TOOL', size: 'large', teamId: 't-mob', labels: ['l-1'] },
        },
      },
    ]);
    for (const said of [
      'You need an account of Boards.',
      'Open Settings, then API, and click "New key".',
      'Boards authentication failed.',
      /Boards answers: ada@acme \(Acme\), \d+ ms/,
      'Boards is connected.',
      'MSP writes your decisions to Boards by itself',
      'msp backfill boards',
    ])
      expect(plain).toMatch(said);
    // No JSON, no variable, no stack, no secret, and no step of a later version.
    expect(plain).not.toMatch(/[{}]|\b[A-Z]{2,}_[A-Z]|\.js:\d|\n +at |Never asked/);
    expect(output).not.toMatch(/wrong-key|wp4/);
    expect(traces(place).stdout).toContain(BOARD_KEY);
    expect(place.asked).toContain('GET /teams?page=1');
    expect((await place.workshop.msp('check', 'boards')).code).toBe(0);
  });

  it.each<[at: string, dialogue: Dialogue]>([
    ['the key', [[asksKey, CTRL_C]]],
    [
      'a text',
      [
        [asksKey, `x${ENTER}`],
        [/Which prefix/, CTRL_C],
      ],
    ],
    ['a choice', [...upToTest('x').slice(0, 2), [/How large/, CTRL_C]]],
    ['the failed test', [...upToTest('x'), [/What now/, CTRL_C]]],
    ['the way out', [...upToTest('x'), [/What now/, `\u001b[A${ENTER}`]]],
    ['a picker', [...upToTest(BOARD_KEY), [/Which team/, CTRL_C]]],
    ['several', [...upToTest(BOARD_KEY), [/Which team/, `mob${ENTER}`], [/Which labels/, CTRL_C]]],
  ])('Ctrl-C at %s changes nothing', async (_, dialogue) => {
    const place = await boards();
    const { code, plain } = await add(place, dialogue);
    expect([code, plain]).toEqual([130, expect.stringContaining('Nothing was changed.')]);
    nothing(place);
  });

  it('hostile options are shown as what they are, and refused where the settings do not take them', async () => {
    const place = await boards();
    const evil = `\u001b]0;owned\u0007\u001b[2J\u202e${'A'.repeat(10_000)}`;
    place.answers.teams = [
      [
        { id: 7, name: evil, hint: evil },
        { id: 'x', name: ' ' },
        { id: 'fine-1', name: 'Fine\u001b[31m' },
      ],
    ];
    const { code, output, plain } = await add(place, [
      ...upToTest(BOARD_KEY),
      [/Which team/, ENTER],
      [/expected string[\s\S]*Which team/, `fine${ENTER}`],
    ]);
    expect([code, config(place).plugins.boards.teamId]).toEqual([0, 'fine-1']);
    for (const part of ['\u001b]0', '\u0007', '\u001b[2J', '\u202e', 'A'.repeat(100)])
      expect(output).not.toContain(part);
    expect(plain).toContain('␛]0;owned');
  });

  it('a guide that throws is named, and changes nothing', async () => {
    const place = await boards(
      `{ steps: [{ kind: 'text', setting: 'teamId', label: 'Which team?', when: () => { throw new Error('oh no') } }] }`,
    );
    const { code, plain } = await add(place, []);
    expect([code, plain]).toEqual([
      4,
      expect.stringContaining('The guide of the plugin boards failed (when): oh no'),
    ]);
    nothing(place);
  });
});
