import { HOSTILE } from '@msp/testing';
import { describe, expect, it } from 'vitest';
import { normalizeMarkdown, sameMarkdown } from './markdown.js';

describe('one spelling', () => {
  it.each([
    ['bullets', '* one\n* two', '- one\n- two'],
    ['bullets with a plus, and empty lines between them', '+ one\n\n+ two', '- one\n- two'],
    ['a numbered list', '1) one\n2) two', '1. one\n2. two'],
    ['points that are done', '* [X] done\n* [ ] open', '- [x] done\n- [ ] open'],
    ['bold', '__one__ and **two**', '**one** and **two**'],
    ['italics', '*one* and _two_', '_one_ and _two_'],
    ['backslashes that are not needed', 'a \\- b \\(c\\) 1\\. d\\_e', 'a - b (c) 1. d_e'],
    ['blanks at the end', 'one  \ntwo\t\n\n', 'one\ntwo'],
    ['many empty lines', 'one\n\n\n\ntwo', 'one\n\ntwo'],
    ['line breaks of Windows', 'one\r\ntwo', 'one\ntwo'],
    ['a rule', 'one\n\n* * *\n\ntwo', 'one\n\n---\n\ntwo'],
    ['entities', 'a &lt;b&gt; &amp; c', 'a <b> & c'],
    ['hard blanks', 'one\u00a0two', 'one two'],
    ['an address', 'see <https://example.com/a>', 'see https://example.com/a'],
    [
      'an address that is its own text',
      '[https://example.com/a](<https://example.com/a>)',
      'https://example.com/a',
    ],
    ['fences', '~~~js\ncode\n~~~', '```js\ncode\n```'],
  ])('%s', (_, one, other) => {
    expect(normalizeMarkdown(one)).toBe(normalizeMarkdown(other));
    expect(sameMarkdown(one, other)).toBe(true);
  });

  it('is what it was when it is normalised again', () => {
    for (const text of [...Object.values(HOSTILE), '* __a__\n1) b\\.\n\n> c  \n\n```\n* code  \n```'])
      expect(normalizeMarkdown(normalizeMarkdown(text))).toBe(normalizeMarkdown(text));
  });
});

describe('what differs stays different', () => {
  it.each([
    ['words', 'one', 'two'],
    ['bold and plain', '**one**', 'one'],
    ['lists and paragraphs', '- one', 'one'],
    ['done and open', '- [x] one', '- [ ] one'],
    ['two paragraphs and one', 'one\n\ntwo', 'one\ntwo'],
    ['depth', '- one\n  - two', '- one\n- two'],
    ['letters in code', '`*a*`', '`_a_`'],
    ['letters in a block of code', '```\n* a\n```', '```\n- a\n```'],
    ['names with underscores', 'a__b__c', 'a**b**c'],
    ['nothing and something', '', 'one'],
  ])('%s', (_, one, other) => {
    expect(sameMarkdown(one, other)).toBe(false);
  });

  it('no text is the empty text', () => {
    expect(sameMarkdown(null, ' \n')).toBe(true);
  });
});
