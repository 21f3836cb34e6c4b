import { HOSTILE, LONG } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { adfOf } from './adf.js';
import { asLine, type Block, clean } from './blocks.js';
import { bodyOf, bodySize, isSigned, signed } from './body.js';
import { LONGEST_BODY, pagesOf } from './pages.js';
import { plainText } from './plain.js';
import { wikiLine, wikiOf } from './wiki.js';

/** What a person reads of wiki markup: what backslashes and numbers of characters stand for. */
const read = (wiki: string) =>
  wiki
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/\\([-#*_+?^~|%{}[\]()!@])/g, '$1')
    .replaceAll('&amp;', '&');

describe('wiki markup', () => {
  it.each([
    ['{code} [x|y] *b* _i_ !p! |t| #1', '\\{code\\} \\[x\\|y\\] \\*b\\* \\_i\\_ \\!p\\! \\|t\\| \\#1'],
    ['h1. no heading', 'h1&#46; no heading'],
    ['bq. no quotation', 'bq&#46; no quotation'],
    ['two \\\\ backslashes', 'two &#92;&#92; backslashes'],
    ['WEB-12 stays, - and -- not', 'WEB-12 stays, \\- and \\-\\- not'],
    ['[~ada] and @ada', '\\[\\~ada\\] and \\@ada'],
    ['smile :D and :) but AD', 'smile :&#68; and :\\) but AD'],
    ['&nbsp; and R&D', '&amp;nbsp; and R&D'],
    ['see https://x.com/a-b/c?d=1 now', 'see https://x.com/a-b/c\\?d=1 now'],
  ])('%s', (text, expected) => {
    expect(wikiLine(text)).toBe(expected);
    expect(read(expected)).toBe(text);
  });

  it.each(Object.entries(HOSTILE))('%s: what is read is what was written', (_, text) => {
    const line = wikiLine(text);
    expect(['\n', '\r', '\u0000'].filter((sign) => line.includes(sign))).toEqual([]);
    expect(line).not.toMatch(/(?<!\\)[{}[\]*|!]/);
  });

  it('blocks', () => {
    const blocks: Block[] = [
      { heading: 'Session: *x*' },
      {
        facts: [
          ['Duration', '2 h'],
          ['Branch', 'a_b'],
        ],
      },
      { label: 'Why', text: 'One\nTwo' },
      { items: ['One', 'Two\nlines'] },
    ];
    expect(wikiOf(blocks)).toBe(
      'h3. Session: \\*x\\*\n\n*Duration:* 2 h · *Branch:* a\\_b\n\n*Why:* One\nTwo\n\n* One\n* Two \\\\ lines',
    );
  });

  it('a signature is found, and that of another key is not', () => {
    const wiki = signed('Done', 'upd-1');
    expect([isSigned(wiki, 'upd-1'), isSigned(wiki, 'upd-12'), isSigned(wiki, 'upd')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('a document', () => {
  it.each(Object.entries(HOSTILE))('%s: what people wrote is text, and read back', (_, text) => {
    const document = adfOf([{ heading: text }, { text }, { items: [text] }]);
    expect(JSON.stringify(document)).not.toContain('"text":""');
    if (text.trim() === '') return;
    const lines = plainText(document).split('\n');
    expect(lines[0]).toBe(asLine(text));
    expect(lines.slice(1).join('\n')).toContain(`\n- ${clean(text).trim()}`);
  });

  it('what formats is ours alone', () =>
    expect(adfOf([{ label: 'Why', text: '**b**\nc' }]).content).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Why:', marks: [{ type: 'strong' }] },
          { type: 'text', text: ' ' },
          { type: 'text', text: '**b**' },
          { type: 'hardBreak' },
          { type: 'text', text: 'c' },
        ],
      },
    ]));
});

describe.each(['cloud', 'server'] as const)('pages for %s', (kind) => {
  const all = (pages: readonly Block[][]) =>
    pages
      .flat()
      .map((block) => ('items' in block ? block.items.join('') : 'text' in block ? block.text : ''))
      .join('');

  it.each(Object.entries(LONG))('%s: none is too long, and nothing is lost', (_, text) => {
    for (const block of [{ text }, { items: [text] }, { label: 'Why', text }] as Block[]) {
      const pages = pagesOf(kind, [block]);
      for (const page of pages) expect(bodySize(bodyOf(kind, page))).toBeLessThan(LONGEST_BODY);
      expect(all(pages)).toBe(text);
    }
  });

  it('text that doubles when it is written fits, too', () => {
    const text = '\\"*'.repeat(60_000);
    const pages = pagesOf(kind, [{ text }]);
    for (const page of pages) expect(bodySize(bodyOf(kind, page))).toBeLessThan(LONGEST_BODY);
    expect(all(pages)).toBe(text);
  });

  it('a list is parted between its items, and what is short stays together', () => {
    const items = Array.from({ length: 2_000 }, (_, index) => `Item ${index} of a long list`);
    const pages = pagesOf(kind, [{ heading: 'All' }, { items }]);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flat().flatMap((block) => ('items' in block ? block.items : []))).toEqual(items);
    expect(pagesOf(kind, [{ heading: 'All' }, { items: ['One', 'Two'] }])).toHaveLength(1);
  });
});
