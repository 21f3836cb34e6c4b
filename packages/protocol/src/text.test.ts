import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayText, displayWidth, normalizeText, safeJson, truncate } from './text.js';

/** Anything a string can hold, with the characters that matter here far more often than chance would have them. */
const telling = [
  '\u001b[31m|\u009b|\u007f|\u0000|\r|\n|\r\n|\t|\u202e|\u2066|\u200f|\u061c|\u2028|\u200b|\u200c|\u200d|\ufeff',
  '\ufe0f|\u{e0101}|\u{e0067}|\ufff9|\ud83d|\udc69|👩|❤|🏽|🇩|🏴|漢|é|e\u0301|ب|र|\u094d|각|\u1100|\u1161|\u11a8|1|…',
].flatMap((signs) => signs.split('|'));
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...telling),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.string({ maxLength: 8 }),
    ),
  )
  .map((parts) => parts.join(''));

const flag = (tags: string) =>
  `🏴${[...tags].map((tag) => String.fromCodePoint(0xe0000 + tag.charCodeAt(0))).join('')}\u{e007f}`;

/** What a terminal acts on, and what hides or turns text. Joiners, selectors and flags are tested one by one. */
const DANGEROUS =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u3164]/u;

describe('displayText', () => {
  it.each([
    ['plain', 'Added JWT (45%) – "done"', 'Added JWT (45%) – "done"'],
    ['an escape sequence', 'a\u001b[31mred', 'a␛[31mred'],
    ['a title sequence', '\u001b]0;owned\u0007', '␛]0;owned␇'],
    ['C1 controls', 'a\u009b2Jb\u0085', 'a\\u{9b}2Jb\\u{85}'],
    ['NUL, backspace, DEL', '\u0000\u0008\u007f', '␀␈␡'],
    ['line breaks', 'a\nb\r\nc\rd', 'a ⏎ b ⏎ c ⏎ d'],
    ['empty lines', 'a\n\n\r\nb', 'a ⏎ b'],
    ['a tab', 'a\tb', 'a b'],
    ['overrides', 'evil\u202egpj.exe', 'evil\\u{202e}gpj.exe'],
    ['isolates', '\u2066a\u2069', '\\u{2066}a\\u{2069}'],
    ['marks of direction', 'a\u200e\u200f\u061cb', 'a\\u{200e}\\u{200f}\\u{61c}b'],
    ['line separators', 'a\u2028b\u2029c', 'a\\u{2028}b\\u{2029}c'],
    ['lone surrogates', '\ud83d \udc69', '\\u{d83d} \\u{dc69}'],
    ['zero-width characters', 'pass\u200bword\ufeff\u2060', 'pass\\u{200b}word\\u{feff}\\u{2060}'],
    ['joiners between Latin letters', 'a\u200db\u200cc', 'a\\u{200d}b\\u{200c}c'],
    ['joiners in a row', 'ب\u200d\u200dب', 'ب\\u{200d}\\u{200d}ب'],
    ['letters that nobody sees', `hi${flag('x')}`, 'hi🏴\\u{e0078}\\u{e007f}'],
    ['tags behind a flag', `${flag('gbeng')}\u{e0061}`, `${flag('gbeng')}\\u{e0061}`],
    ['selectors in a row', 'a\ufe0f\ufe01\ufe02', 'a\ufe0f\\u{fe01}\\u{fe02}'],
    ['selectors of ideographs behind a letter', 'a\u{e0101}', 'a\\u{e0101}'],
    ['annotations', '\ufff9a\ufffab\ufffb', '\\u{fff9}a\\u{fffa}b\\u{fffb}'],
    ['fillers', 'a\u3164b', 'a\\u{3164}b'],
  ])('shows %s', (_, text, shown) => {
    expect(displayText(text)).toBe(shown);
  });

  it.each([
    ['emoji', '👍🏽 👨‍👩‍👧 🏳️‍🌈 ❤️‍🔥 👩🏽‍💻 1️⃣ 🇩🇪'],
    ['the flags made of tags', `${flag('gbeng')} ${flag('gbsct')} ${flag('gbwls')}`],
    ['right-to-left letters', 'שלום עולם مرحبا بالعالم'],
    ['Persian with a non-joiner', 'می‌خواهم'],
    ['Sinhala and Marathi with joiners', 'ශ්‍රී र्‍य'],
    ['combining marks', 'e\u0301 a\u0308 ก็'],
    ['ideographs with a variant', '葛\u{e0100} 漢字 かな 한국어'],
    ['Arabic number signs', '\u0600١٢'],
  ])('leaves %s alone', (_, text) => {
    expect(displayText(text)).toBe(text);
  });

  it('keeps line breaks and tabs of several lines', () => {
    expect(displayText('a\r\nb\n\n\tc\rd\u001b', { multiline: true })).toBe('a\nb\n\n\tc␍d␛');
  });

  it('never lets anything dangerous through, and has nothing to add to its own output', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, multiline) => {
        const shown = displayText(text, { multiline });
        expect(multiline ? shown.replace(/[\n\t]/g, '') : shown).not.toMatch(DANGEROUS);
        expect(displayText(shown, { multiline })).toBe(shown);
      }),
    );
  });
});

describe('normalizeText', () => {
  it.each([
    [' one\r\ntwo \n', 'one\ntwo'],
    ['a\ud800b', 'a\ufffdb'],
    ['\ufeff \t\n', ''],
  ])('%j becomes %j', (text, normal) => {
    expect(normalizeText(text)).toBe(normal);
  });
});

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['日本 ok', 7],
    ['한국어', 6],
    ['ｆｕｌｌ', 8],
    ['ｶﾞ', 1],
    ['e\u0301', 1],
    ['👍', 2],
    ['👍🏽', 2],
    ['👨‍👩‍👧', 2],
    ['❤️', 2],
    ['❤', 1],
    ['1️⃣', 2],
    ['🇩🇪🇫🇷', 4],
    [flag('gbeng'), 2],
    ['\u1100\u1161\u11a8', 2],
    ['שלום', 4],
    ['नमस्ते', 3 + 1],
    ['␛ ⏎ …', 5],
    ['✅ done', 7],
  ])('%j takes %i columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

describe('truncate', () => {
  it.each([
    ['Implement JWT', 13, 'Implement JWT'],
    ['Implement JWT', 9, 'Implemen…'],
    ['Implement JWT', 11, 'Implement…'],
    ['日本語です', 10, '日本語です'],
    ['日本語です', 6, '日本…'],
    ['日本語です', 7, '日本語…'],
    ['👨‍👩‍👧👨‍👩‍👧', 3, '👨‍👩‍👧…'],
    ['👨‍👩‍👧👨‍👩‍👧', 2, '…'],
    ['cafe\u0301 au lait', 5, 'cafe\u0301…'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
    ['abc', -1, ''],
    ['abc', Number.NaN, ''],
    ['', 5, ''],
  ])('%j in %i columns is %j', (text, width, cut) => {
    expect(truncate(text, width)).toBe(cut);
  });

  it('is never wider than asked for, and cuts only what is too wide', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 30 }), (text, width) => {
        const cut = truncate(text, width);
        expect(displayWidth(cut)).toBeLessThanOrEqual(width);
        expect(cut === text).toBe(displayWidth(text) <= width);
      }),
    );
  });

  it('cuts where Intl.Segmenter sees characters end', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const script = fc.constantFrom(
      ...'ab1é漢か한ศאبप',
      '👍🏽',
      '👩‍💻',
      '❤️',
      '🇩🇪',
      'e\u0301',
      '한',
      flag('gbsct'),
      '1️⃣',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(script), fc.integer({ min: 1, max: 12 }), (parts, width) => {
        const text = parts.join('');
        const ends = new Set([
          0,
          ...[...segmenter.segment(text)].map(({ index, segment }) => index + segment.length),
        ]);
        const cut = truncate(text, width);
        expect(ends).toContain(cut === text ? text.length : cut.length - 1);
      }),
    );
  });
});

describe('safeJson', () => {
  it('escapes what a terminal would obey', () => {
    const json = safeJson({ 'k\u009b': 'a\u202eb\u2028\u007f\u001b\u{e0041}' });
    expect(json).toBe('{"k\\u009b":"a\\u202eb\\u2028\\u007f\\u001b\\udb40\\udc41"}');
  });

  it('leaves letters and emoji readable, and indents', () => {
    expect(safeJson({ name: 'Zoë 漢 👨‍👩‍👧' }, 2)).toBe('{\n  "name": "Zoë 漢 👨‍👩‍👧"\n}');
  });

  it('has null for what JSON cannot say', () => {
    expect(safeJson(undefined)).toBe('null');
    expect(() => safeJson(1n)).toThrow(TypeError);
  });

  it('parses back to the same value and holds no control character', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), anyText, fc.dictionary(anyText, anyText)), (value) => {
        const json = safeJson(value);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(json).not.toMatch(DANGEROUS);
      }),
    );
  });
});

describe('a hostile megabyte', () => {
  const functions = {
    displayText: (text: string) => displayText(text),
    displayWidth: (text: string) => displayWidth(text),
    truncate: (text: string) => truncate(text, 80),
    normalizeText: (text: string) => normalizeText(text),
    safeJson: (text: string) => safeJson(text),
  };
  const units = [
    'a',
    ' ',
    '\n',
    '\u001b',
    '\u200d',
    '\u202e',
    '👨‍👩‍👧',
    '漢',
    'ب\u200c',
    '\u{e0067}',
    '🏴\u{e0067}',
    '1\ufe0f',
  ];
  it.each(Object.entries(functions))('%s takes no more than linear time', (_, run) => {
    for (const unit of units) {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const started = performance.now();
      run(text);
      // A few dozen milliseconds in practice; what is quadratic takes minutes.
      expect(performance.now() - started, JSON.stringify(unit)).toBeLessThan(1000);
    }
  });
});
