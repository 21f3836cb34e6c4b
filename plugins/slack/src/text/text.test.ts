import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { texts } from '../testing/texts.js';
import { escaped, readable, unescaped } from './escape.js';
import { plain, wholeLine } from './plain.js';
import { weightOf } from './weight.js';

describe('plain', () => {
  it.each([
    ['bell\u0007 escape\u001b[31m', 'bell␇ escape␛[31m'],
    ['one\r\ntwo\rthree\u2028four', 'one\ntwo\nthree\nfour'],
    ['half \ud800 of one', 'half \ufffd of one'],
    ['a\tb\u007f\u0085', 'a\tb␡\\u{85}'],
    ['👩🏽‍💻 שלום', '👩🏽‍💻 שלום'],
  ])('%j is %j', (text, clean) => expect(plain(text)).toBe(clean));

  it('loses no character, and is the same again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(plain(plain(text))).toBe(plain(text));
        expect(plain(text).isWellFormed()).toBe(true);
        expect(plain(text).length).toBeGreaterThanOrEqual(text.replaceAll('\r\n', '\n').length);
      }),
    );
  });

  it('in one line has no line', () => expect(wholeLine(' a\n\n b\r\tc ')).toBe('a b c'));
});

describe('escaped', () => {
  it.each([
    ['<!channel>', '&lt;!channel&gt;'],
    ['<@U123> & co', '&lt;@U123&gt; &amp; co'],
    ['&lt;!here&gt;', '&amp;lt;!here&amp;gt;'],
  ])('%j is %j', (text, safe) => expect(escaped(text)).toBe(safe));

  it('has no sign that Slack reads, and comes back as it was', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(escaped(text)).not.toMatch(/[<>]|&(?!(amp|lt|gt);)/);
        expect(unescaped(escaped(text))).toBe(text);
        expect(readable(escaped(text))).toBe(text);
      }),
    );
  });
});

it.each([
  ['ask <@U7> &amp; wait', 'ask @U7 & wait'],
  ['<@U7|ada> in <#C1|web>', '@ada in #web'],
  ['<!here> <!subteam^S1|@team>', '@here @@team'],
  [
    '<https://x.com|here> <https://y.com> <mailto:a@b.c|a@b.c>',
    'here (https://x.com) https://y.com a@b.c (mailto:a@b.c)',
  ],
  ['1 &lt; 2', '1 < 2'],
])('%j is read as %j', (text, words) => expect(readable(text)).toBe(words));

it('weighs at least as much as UTF-8, and as the escaped text', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const weight = weightOf(plain(text));
      expect(weight).toBeGreaterThanOrEqual(Buffer.byteLength(JSON.stringify(plain(text))));
      expect(weight).toBeGreaterThanOrEqual(escaped(plain(text)).length);
    }),
  );
});
