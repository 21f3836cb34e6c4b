import { HOSTILE } from '@msp/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Node, parser, wordsOf } from '../testing/reading.js';
import { cleanText, escapeInline, escapeText, oneLine, tagOf } from './escape.js';

/** Pieces that mean something somewhere, and the letters between them. */
const PIECES = [
  'a',
  'B',
  'ü',
  '1',
  ' ',
  ' ',
  '\n',
  '\n\n',
  '\t',
  '#',
  '# ',
  '#tag',
  '- ',
  '+ ',
  '* ',
  '- [ ] ',
  '1. ',
  '2) ',
  '>',
  '> ',
  '---',
  '===',
  '***',
  '___',
  '`',
  '```',
  '~~',
  '~~~',
  '==',
  '=',
  '%%',
  '%',
  '<%',
  '%>',
  '$',
  '$$',
  '^',
  '^id',
  ' ^upd-1',
  '[',
  ']',
  '[[',
  ']]',
  '[[x|y]]',
  '![[z]]',
  '[^1]',
  '[^1]: ',
  '^[n]',
  '(',
  ')',
  '[a](b)',
  '![a](b)',
  '<b>',
  '</b>',
  '<!--',
  '-->',
  '<',
  '&amp;',
  '&#35;',
  '&',
  '|',
  '|-|',
  ':-',
  '-:',
  ': ',
  '\\',
  '_',
  '__',
  'a_b',
  '*',
  '**',
  ':::',
  'https://x.org/a_b?c=%20#d',
  'http://',
  'www.x.org',
  'a@x.org',
  'mailto:',
  'WWW.',
  '"',
  "'",
  '{{title}}',
  '\u0007',
  '\u001b[31m',
  '\u202e',
  '🚀',
  '\ud800',
  '\r\n',
  '\u2028',
];
const hostile = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));

/** What a reader should see: the lines without what cannot be seen, white space as Markdown shows it. */
const seen = (text: string): string =>
  cleanText(text)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n') || '…';

/** Only what shows words as they are. An address that GitHub's extension finds is a link to the very words. */
function isPlain(node: Node): boolean {
  if (node.type === 'link')
    return (
      (node.url ?? '').replace(/^(mailto:|http:\/\/(?=www))/, '').length > 0 &&
      (node.children ?? []).every(isPlain)
    );
  return node.type === 'text';
}

function expectPlain(text: string): void {
  const [before, after] = ['09:41 ', ' ^upd-1'];
  const lines = escapeText(text).split('\n');
  const source = `- ${before}${lines.join('\n  ')}${after}\n- next`;
  const [list, ...others] = (parser.parse(source) as Node).children ?? [];
  expect(others).toEqual([]);
  expect(list?.children).toHaveLength(2);
  const [paragraph, ...more] = list?.children?.[0]?.children ?? [];
  expect(more).toEqual([]);
  expect(paragraph?.type).toBe('paragraph');
  expect(paragraph?.children?.every(isPlain)).toBe(true);
  expect(wordsOf(paragraph as Node)).toBe(before + seen(text) + after);
}

describe('escapeText', () => {
  it.each(Object.entries(HOSTILE))('shows hostile text as it is: %s', (_, text) => expectPlain(text));

  it('shows any text as it is, and is nothing else, as another parser reads it', () => {
    fc.assert(fc.property(hostile, expectPlain), { numRuns: 1000 });
    fc.assert(fc.property(fc.string({ unit: 'binary' }), expectPlain), { numRuns: 300 });
  });

  it("leaves nothing of Obsidian's own syntax", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const line of escapeText(text)
          .replace(/<https?:[^>]*>/g, 'address')
          .split('\n')) {
          const bare = line.replace(/\\\\/g, 'x');
          expect(bare).not.toMatch(/%%|==|(?<!\\)\$|(?<!\\)\[|(?<!\\)`|<%|%>|(?<!\\)<|(?:^|\s)#|(?:^|\s)\^/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['snake_case and C# and 2^10 and 50% = half', 'snake_case and C# and 2^10 and 50% = half'],
    ['see https://example.org/a_b#c.', 'see <https://example.org/a_b#c>.'],
    ['# one\n\n[[two]] ^three', '\\# one\n\\[\\[two\\]\\] \\^three'],
    ['- [ ] no task', '\\- \\[ \\] no task'],
    ['\u0007', '…'],
  ])('%j becomes %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });
});

describe('shorter forms', () => {
  it('oneLine cuts, escapeInline cuts before it escapes', () => {
    expect(oneLine('a\n b\tc', 10)).toBe('a b c');
    expect(escapeInline('****', 3)).toBe('\\*\\*…');
  });

  it.each([
    ['auth', '#auth'],
    ['needs review', '#needs-review'],
    ['area/api', '#area/api'],
    ['2026', null],
    ['!!', null],
  ])('tagOf %j is %j', (name, tag) => {
    expect(tagOf(name)).toBe(tag);
  });
});
