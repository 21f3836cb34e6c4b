/** `msp add` at a terminal where something is out of the ordinary. */
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { BOARD_KEY, type Boards, boards } from '../testing/boards.js';
import { type Dialogue, hasScript, terminal } from '../testing/terminal.js';

const ENTER = '\r';
const asksKey = /API key \(nothing is shown\): /;

async function add(place: Boards, dialogue: Dialogue, words = ['./boards.ts']) {
  const { code, output } = await terminal(place.shop, ['add', ...words], dialogue, place.workshop.env);
  const { stdout } = place.shop.shell('cat .msp/config.json');
  return { code, plain: stripVTControlCharacters(output), entry: JSON.parse(stdout || '{}').plugins?.boards };
}

describe.skipIf(!hasScript)('msp add (skipped where util-linux has no `script`)', () => {
  it('finds one of thousands by typing, and says where there are more', async () => {
    const place = await boards();
    place.answers.teams = Array.from({ length: 10 }, (_, page) =>
      Array.from({ length: 600 }, (__, at) => ({
        id: `t-${page * 600 + at}`,
        name: `Team ${page * 600 + at}`,
      })),
    );
    const { code, plain, entry } = await add(place, [
      [asksKey, BOARD_KEY + ENTER],
      [/Which prefix/, ENTER],
      [/How large/, ENTER],
      [/Which team/, `4321${ENTER}`],
    ]);
    expect([code, entry]).toEqual([0, { use: './boards.ts', teamId: 't-4321' }]);
    expect(plain).toContain('These are the first 5000; there are more, which can be typed.');
  });

  it('does not ask for what comes from the environment or the command line, and names no variable', async () => {
    const place = await boards();
    Object.assign(place.workshop.env, { BOARDS_KEY: BOARD_KEY, MSP_BOARDS_TEAM_ID: 't-env' });
    const { code, plain, entry } = await add(
      place,
      [[/How large/, ENTER]],
      ['./boards.ts', '--set', 'prefix=WEB'],
    );
    expect([code, entry]).toEqual([0, { use: './boards.ts', prefix: 'WEB' }]);
    expect(plain).toContain('API key: it comes from your environment.');
    expect(plain).toContain('Which team? It comes from your environment.');
    expect(plain).not.toMatch(/BOARDS_KEY|TEAM_ID|Which prefix\?/);
  });

  it('what does not go together is told in the words of the guide, and asked again', async () => {
    const place = await boards(
      `{ steps: [
        { kind: 'secret', secret: 'apiKey' },
        { kind: 'text', setting: 'teamId', label: 'Which team?', help: 7 },
        { kind: 'text', setting: 'prefix', label: 'Which prefix?' },
      ] }`,
      ".refine(({ teamId, prefix }) => teamId !== prefix, { path: ['teamId'], message: 'it cannot be the prefix' })",
    );
    const { code, plain, entry } = await add(place, [
      [asksKey, BOARD_KEY + ENTER],
      [/Which team/, `same${ENTER}`],
      [/Which prefix/, `same${ENTER}`],
      [/Which team\?: it cannot be the prefix.*Which team/s, `2${ENTER}`],
    ]);
    expect([code, entry]).toEqual([0, { use: './boards.ts', teamId: 'same2', prefix: 'same' }]);
    expect(plain).not.toMatch(/plugins\.boards/);
  });

  it('what is set and not in the list any more stays to be chosen', async () => {
    const place = await boards();
    const walk: Dialogue = [
      [/Which prefix/, ENTER],
      [/How large/, ENTER],
    ];
    const first = await add(place, [[asksKey, BOARD_KEY + ENTER], ...walk, [/Which team/, `oper${ENTER}`]]);
    expect(first.entry.teamId).toBe('t-ops');
    place.answers.teams = [[{ id: 't-new', name: 'New one' }]];
    const again = await add(place, [[/there is one already/, ENTER], ...walk, [/Which team/, ENTER]]);
    expect([again.code, again.entry]).toEqual([0, first.entry]);
    expect(again.plain).toContain('as it is set now');
  });
});
