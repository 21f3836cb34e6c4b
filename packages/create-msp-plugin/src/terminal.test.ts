/** At a real pseudo-terminal: only there are questions asked. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { temporaryFolder } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { hasTerminals, terminal } from './testing/terminal.js';

const [NAME, TITLE, KIND] = ['What is it called?', 'write its own name?', 'reach the tool?'];
const [TASKS, WEBHOOK] = ['your task files?', 'by webhooks?'];
const [ENTER, DOWN, LEFT, INTERRUPT] = ['\r', '\u001b[B', '\u001b[D', '\u0003'];

describe.skipIf(!hasTerminals())('at a terminal (skipped where util-linux has no `script`)', () => {
  it('asks for everything, and makes what was answered', async () => {
    const folder = temporaryFolder();
    const { code, output } = await terminal(
      folder,
      [],
      [
        [NAME, `My Tool${ENTER}`],
        ['Did you mean my-tool?', `${'\u007f'.repeat(7)}my-tool${ENTER}`],
        [TITLE, `MyTool${ENTER}`],
        [KIND, `${DOWN}${ENTER}`],
        [TASKS, `${LEFT}${ENTER}`],
        [WEBHOOK, ENTER],
      ],
    );
    expect([code, stripVTControlCharacters(output)]).toEqual([
      0,
      expect.stringContaining('Made msp-plugin-my-tool (MyTool, kind graphql, with tasks)'),
    ]);
    const file = (path: string) => join(folder, 'my-tool', path);
    expect(readFileSync(file('src/manifest.ts'), 'utf8')).toContain("name: 'MyTool'");
    expect([existsSync(file('src/tasks.ts')), existsSync(file('src/webhook.ts'))]).toEqual([true, false]);
  });

  it('asks only for what was not given, and Enter takes the default', async () => {
    const folder = temporaryFolder();
    const words = ['my-tool', '--kind', 'files', '--no-tasks', '--no-webhook'];
    const { code, output } = await terminal(folder, words, [[TITLE, ENTER]]);
    expect(code).toBe(0);
    for (const question of [NAME, KIND, TASKS, WEBHOOK]) expect(output).not.toContain(question);
    expect(stripVTControlCharacters(output)).toContain('Made msp-plugin-my-tool (My Tool, kind files)');
  });

  it.each([
    ['the first question', []],
    ['a later one', [[NAME, `my-tool${ENTER}`] as const, [TITLE, ENTER] as const]],
  ])('Ctrl-C at %s leaves nothing', async (_, before) => {
    const folder = temporaryFolder();
    const last = before.length === 0 ? NAME : KIND;
    const { code, output } = await terminal(folder, [], [...before, [last, INTERRUPT]]);
    expect([code, readdirSync(folder)]).toEqual([130, []]);
    expect(output).toContain('Nothing was made.');
    expect(output).not.toMatch(/ at .*\.js/);
  });

  it('asks nothing with --yes or --json', async () => {
    const folder = temporaryFolder();
    expect((await terminal(folder, ['one', '--yes'], [])).code).toBe(0);
    const { code, output } = await terminal(folder, ['two', '--json'], []);
    expect([code, JSON.parse(output).name]).toEqual([0, 'two']);
    expect(readdirSync(folder).sort()).toEqual(['one', 'two']);
  });

  it('has colours, and with NO_COLOR none', async () => {
    const asked = (env: Record<string, string>) =>
      terminal(temporaryFolder(), [], [[NAME, INTERRUPT]], env).then(({ output }) => output);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
    const colour = /\u001b\[(3|9)[0-7]m/;
    expect(await asked({})).toMatch(colour);
    expect(await asked({ NO_COLOR: '1' })).not.toMatch(colour);
  });
});
