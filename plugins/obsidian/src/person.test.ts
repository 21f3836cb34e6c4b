import fs from 'node:fs';
import { join } from 'node:path';
import { createSamples, temporaryFolder } from '@msp/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from './testing/reading.js';
import { Rehearsal } from './testing/rehearsal.js';
import { wholeStory } from './testing/story.js';
import { filesOf } from './testing/vault.js';

const SESSION = 'MSP/Sessions/2026-11-21 0930 shop-api k3x9.md';
const DAILY = 'Daily/2026-11-21.md';

/** What people write into notes, each line told apart by a number. */
const PIECES = [
  'words',
  '- item',
  '  - inner',
  '\t- inner',
  '- [ ] task',
  '> quote',
  '# Heading',
  '## Updates',
  '### Inner',
  '```',
  '~~~',
  '%%',
  '<!--',
  '-->',
  '<div>',
  '</div>',
  '---',
  '===',
  '',
  '  ',
  'a ^mine',
  '| a | b |',
  '1. one',
  '    code',
  '[[Link]] #tag',
  '$$',
  '%% remark %%',
];

const edit = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  lines: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }),
});

/** Puts a person's lines somewhere into a note, below its properties; each is marked, so that it can be found again. */
function written(
  text: string,
  { place, lines }: { place: number; lines: string[] },
  turn: number,
): { text: string; own: string[] } {
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const all = text.split(ending);
  const top = all[0]?.endsWith('---') ? all.indexOf('---', 1) + 1 : 0;
  const own = lines.map((line, index) =>
    /^[\s\-=%`~<>$/a-z]*$/.test(line) ? line : `${line} ${turn}.${index}`,
  );
  all.splice(top + Math.floor(place * (all.length - top + 1)), 0, ...own);
  return { text: all.join(ending), own };
}

/** Are these lines in the text, in this order? */
function expectInOrder(text: string, lines: readonly string[]): void {
  const all = text.split(/\r\n|\n/);
  let from = 0;
  for (const line of lines) {
    const found = all.indexOf(line, from);
    expect(found, `"${line}" in\n${text}`).toBeGreaterThanOrEqual(0);
    from = found + 1;
  }
}

describe('what a person writes', () => {
  it('stays as it is and in its order, wherever it stands, whatever is recorded after', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        fc.integer(),
        async (edits, windows, seed) => {
          const vault = temporaryFolder();
          const rehearsal = new Rehearsal(vault);
          const samples = createSamples(seed);
          const [start, ...rest] = wholeStory();
          const path = join(vault, SESSION);
          await rehearsal.record(start!);
          if (windows)
            fs.writeFileSync(path, `\ufeff${fs.readFileSync(path, 'utf8').replaceAll('\n', '\r\n')}`);
          for (const [turn, each] of edits.entries()) {
            const after = written(fs.readFileSync(path, 'utf8'), each, turn);
            fs.writeFileSync(path, after.text);
            const events = [
              rest.shift()!,
              samples.event('update-recorded', { sessionId: start!.sessionId, project: 'shop-api' }),
            ];
            const ids = /\^(upd|dec|ent|blk|not|next|summary)/;
            const before = after.text
              .split(/\r\n|\n/)
              .filter((line) => !ids.test(line) && !/^(progress|status|msp-event|goal):/.test(line));
            await rehearsal.record(...events);
            const now = fs.readFileSync(path, 'utf8');
            expectInOrder(now, before);
            const seen = read(now.slice(now.indexOf('---', 5) + 3)).blocks.map(([id]) => id);
            // The other parser knows nothing of Obsidian's comments.
            if (!/^%%\s*$/m.test(now)) expect(seen, now).toContain(events[1]!.id);
            if (windows) expect(now.replaceAll('\r\n', '')).not.toContain('\n');
            expect(now.startsWith('\ufeff')).toBe(windows);
          }
          // What a person hid in a comment that never ends is written once more, above it; then nothing changes.
          await rehearsal.deliver(rehearsal.export(start!.sessionId));
          const last = filesOf(vault);
          await rehearsal.deliver(rehearsal.export(start!.sessionId));
          expect(filesOf(vault)).toEqual(last);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('in our own lines stays, but for the mark of a task', async () => {
    const vault = temporaryFolder();
    const rehearsal = new Rehearsal(vault);
    const story = wholeStory();
    await rehearsal.record(...story.slice(0, 6));
    const path = join(vault, SESSION);
    const text = fs
      .readFileSync(path, 'utf8')
      .replace('Tokens are signed', 'Tokens are *really* signed')
      .replace('No keys for', 'Still no keys for');
    fs.writeFileSync(path, text);
    await rehearsal.record(...story.slice(6));
    const now = fs.readFileSync(path, 'utf8');
    expect(now).toContain('- 09:41 (24%) Tokens are *really* signed and checked #auth ^upd-7q2k9xw0m4ab\n');
    expect(now).toContain(
      '- [x] Still no keys for the test environment (external, high) ^blk-2c6h8jw1z5gh\n',
    );
  });

  it('in a daily note that was there stays byte for byte, and properties are never put there', async () => {
    const vault = temporaryFolder();
    const mine =
      '\ufeff---\r\nmood:   good # today\r\n---\r\n# Day\r\n\r\n- [ ] shopping\r\n\r\n## MSP\r\n\r\nMy words.\r\n\r\n## Evening\r\nno newline';
    fs.mkdirSync(join(vault, 'Daily'));
    fs.writeFileSync(join(vault, DAILY), mine);
    await new Rehearsal(vault).record(...wholeStory());
    const now = fs.readFileSync(join(vault, DAILY), 'utf8');
    const added = now.split('\r\n').filter((line) => line.includes('^msp-'));
    expect(added).toHaveLength(1);
    expect(now.replace(`${added[0]}\r\n\r\n`, '')).toBe(mine);
  });

  it('at the top of a project note keeps its comments and order', async () => {
    const vault = temporaryFolder();
    const mine = '---\n# mine\nprogress: 3 # so far\nowner:   "Ada"\nlinks: [a,  b]\n---\nAbout the shop.\n';
    fs.mkdirSync(join(vault, 'MSP/Projects'), { recursive: true });
    fs.writeFileSync(join(vault, 'MSP/Projects/shop-api.md'), mine);
    await new Rehearsal(vault).record(...wholeStory());
    const now = fs.readFileSync(join(vault, 'MSP/Projects/shop-api.md'), 'utf8');
    expect(
      now.startsWith(
        '---\n# mine\nprogress: 32 # so far\nowner:   "Ada"\nlinks: [a,  b]\nmsp-project: shop-api\n',
      ),
    ).toBe(true);
    expect(now).toContain('---\nAbout the shop.\n\n## Sessions\n');
    expect(now).not.toContain('tags:');
  });
});

describe('a note that cannot be changed', () => {
  it.each([
    ['properties that are not valid', '---\na: [1\n---\nmine', 'its properties are not valid YAML'],
    [
      'the properties of another session',
      '---\nmsp-session: other\n---\nmine',
      'its property msp-session says "other"',
    ],
    ['bytes that are no UTF-8', Buffer.from([0xff, 0xfe, 0x61, 0x00]), 'it is not written in UTF-8'],
  ])('for %s is left alone, and the rest is written', async (_, content, reason) => {
    const vault = temporaryFolder();
    fs.mkdirSync(join(vault, 'MSP/Sessions'), { recursive: true });
    fs.writeFileSync(join(vault, SESSION), content);
    const rehearsal = new Rehearsal(vault);
    const verdicts = await rehearsal.deliver(rehearsal.plan(wholeStory()[0]!));
    expect(verdicts).toEqual([
      expect.objectContaining({
        outcome: 'failed',
        scope: 'operation',
        reason: expect.stringContaining(`${SESSION} was left alone: `),
      }),
      { outcome: 'done' },
      { outcome: 'done' },
    ]);
    expect(verdicts[0]).toMatchObject({ reason: expect.stringContaining(reason) });
    expect(fs.readFileSync(join(vault, SESSION))).toEqual(Buffer.from(content));
    expect([...filesOf(vault).keys()]).toHaveLength(3);
  });
});
