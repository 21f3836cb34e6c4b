/** Further ways, beside those of the test without `heavy`. */
import { describe, expect, it } from 'vitest';
import { BOARD_KEY, type Boards, boards, traces } from '../testing/boards.js';

const run = ({ workshop }: Boards, words: readonly string[], input = '') => workshop.run(words, { input });
const config = (place: Boards) => JSON.parse(place.shop.shell('cat .msp/config.json').stdout || 'null');

describe('msp add without a terminal', () => {
  it('takes a secret of the environment, and does not keep it', async () => {
    const place = await boards();
    place.workshop.env.BOARDS_KEY = BOARD_KEY;
    const { code } = await run(place, ['add', './boards.ts', '--set', 'teamId=t-web', '-q']);
    expect([code, traces(place).stdout.includes(BOARD_KEY)]).toEqual([0, false]);
  });

  it('with the mode of an assistant no key is needed, and nothing is tested', async () => {
    const place = await boards();
    const { code } = await run(place, [
      'add',
      './boards.ts',
      '--mode',
      'mcp',
      '--set',
      'teamId=t-1',
      '--name',
      'work',
    ]);
    expect([code, config(place), place.asked]).toEqual([
      0,
      { plugins: { work: { use: './boards.ts', mode: 'mcp', teamId: 't-1' } } },
      [],
    ]);
  });

  it('comments and layout of the configuration stay', async () => {
    const place = await boards();
    place.workshop.write('.msp/config.json', '{\n  // ours\n  "project": "Shop",\n}\n');
    place.workshop.env.BOARDS_KEY = BOARD_KEY;
    await run(place, ['add', './boards.ts', '--set', 'teamId=t-web']);
    expect(place.shop.shell('cat .msp/config.json').stdout).toMatch(
      /^\{\n {2}\/\/ ours\n {2}"project": "Shop",\n {2}"plugins"/,
    );
  });

  it('what others have configured is not allowed by it', async () => {
    const place = await boards();
    const theirs = { plugins: { boards: { use: './boards.ts', url: 'http://127.0.0.1:1' } } };
    place.workshop.write('.msp/config.json', JSON.stringify(theirs));
    const { code, stderr } = await run(place, ['add', 'boards', '--set', 'teamId=t-web']);
    expect([code, stderr]).toEqual([4, expect.stringContaining('msp plugin trust boards')]);
    expect(config(place)).toEqual(theirs);
  });
});
