import { stripVTControlCharacters } from 'node:util';
import { ConfigureOutput } from '@msp/protocol';
import { describe, expect, it } from 'vitest';
import { BOARD_KEY, type Boards, boards, traces } from '../testing/boards.js';
import { type Dialogue, hasScript, terminal } from '../testing/terminal.js';

/** Connected, with a comment in its entry. */
async function connected(): Promise<Boards> {
  const place = await boards();
  const text =
    '{\n  "plugins": {\n    "boards": {\n      "use": "./boards.ts",\n      // the old one\n      "teamId": "t-ops",\n      "prefix": "SHOP"\n    }\n  }\n}\n';
  place.workshop.write('.msp/config.json', text);
  place.shop.shell(`msp plugin trust boards; printf %s '${BOARD_KEY}' | msp secret set boards.apiKey -`);
  return place;
}

const file = (place: Boards) => place.shop.shell('cat .msp/config.json').stdout;

describe('msp configure', () => {
  it('changes what is given, and nothing else', async () => {
    const place = await connected();
    const before = file(place);
    const { code, document } = await place.workshop.json(
      ConfigureOutput,
      'configure',
      'boards',
      '--set',
      'teamId=t-web',
    );
    expect([code, document]).toMatchObject([0, { changed: ['teamId'], secrets: [], check: { ok: true } }]);
    expect(file(place)).toBe(before.replace('t-ops', 't-web'));
    expect((await place.workshop.msp('check', 'boards')).code).toBe(0);
    const list = await place.workshop.msp(
      'configure',
      'boards',
      '--set',
      'labels=["a","b"]',
      '--set',
      'size=small',
    );
    expect([list.code, file(place)]).toEqual([0, expect.stringContaining('"labels": "a, b"')]);
    expect(file(place)).not.toContain('size');
    expect((await place.workshop.msp('check', 'boards')).code).toBe(0);
  });

  it('changes who writes to it, without a test, and knows what is switched off', async () => {
    const place = await connected();
    await place.workshop.msp('configure', 'boards', '--mode', 'generate');
    expect([file(place), place.asked]).toEqual([expect.stringContaining('"mode": "generate"'), []]);
    await place.workshop.msp('config', 'set', 'plugins.boards.enabled', 'false');
    const { document } = await place.workshop.json(
      ConfigureOutput,
      'configure',
      'boards',
      '--mode',
      'integrated',
    );
    expect(document).toMatchObject({ changed: ['mode'], check: null });
    expect((await place.workshop.msp('add', 'boards')).code).toBe(0);
    expect(file(place)).toContain('"enabled": true');
  });

  it.each([
    [['boards'], 64, 'There is no terminal'],
    [['other', '--set', 'a=b'], 64, 'No plugin "other"'],
    [['boards', '--set', 'prefix=TOOLONG'], 64, 'Which prefix?: at most five letters'],
    [['boards', '--secret', 'apiKey'], 4, 'authentication failed'],
  ])('%j changes nothing', async (words, code, says) => {
    const place = await connected();
    const before = traces(place).stdout;
    const done = await place.workshop.run(['configure', ...words], { input: 'wrong' });
    expect([done.code, done.stderr]).toEqual([code, expect.stringContaining(says)]);
    expect(traces(place).stdout).toBe(before);
  });
});

describe.skipIf(!hasScript)('msp configure at a terminal (skipped where util-linux has no `script`)', () => {
  const walk = async (place: Boards, ...answers: readonly string[]) => {
    const questions = [/there is one already/, /Which prefix/, /How large/, /Which team/];
    const dialogue = answers.map((answer, at) => [questions[at] ?? /$/, answer] as const) satisfies Dialogue;
    const { code, output } = await terminal(
      place.shop,
      ['configure', 'boards'],
      dialogue,
      place.workshop.env,
    );
    return { code, plain: stripVTControlCharacters(output) };
  };

  it('begins with what is set; one answer that differs changes one line', async () => {
    const place = await connected();
    const before = file(place);
    const { code, plain } = await walk(place, '\r', '\r', '\r', 'web\r');
    expect([code, file(place)]).toEqual([0, before.replace('t-ops', 't-web')]);
    expect(plain).toMatch(/│ {2}SHOP.*Boards was changed\..*Set +Which team\n/s);
  });

  it('nothing that differs changes nothing, and Ctrl-C does not either', async () => {
    const place = await connected();
    const before = traces(place).stdout;
    const { code, plain } = await walk(place, '\r', '\r', '\r', '\r');
    expect([code, plain]).toEqual([
      0,
      expect.stringContaining('Nothing was changed: everything is as it was.'),
    ]);
    const left = await walk(place, '\r', 'X\u0003');
    expect([left.code, left.plain]).toEqual([130, expect.stringContaining('Nothing was changed.')]);
    expect(traces(place).stdout).toBe(before);
  });
});
