import { describe, expect, it } from 'vitest';
import { type HiddenEnd, HiddenLine } from './hidden-line.js';

/** What is typed, in one piece and in pieces of every size: the same line. */
function typed(input: string): HiddenEnd | null {
  const ends = Array.from({ length: input.length }, (_, size) => {
    const line = new HiddenLine();
    for (let from = 0; from < input.length; from += size + 1) {
      const end = line.feed(input.slice(from, from + size + 1));
      if (end !== null) return end;
    }
    return null;
  });
  expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
  return ends[0] ?? null;
}

describe('a hidden line', () => {
  it.each([
    ['letters and Enter', 'abc\r', 'abc'],
    ['a line feed', 'abc\n', 'abc'],
    ['nothing', '\r', ''],
    ['backspace', 'abx\u007fc\b\bbc\r', 'abc'],
    ['backspace at the beginning', '\u007f\u007fabc\r', 'abc'],
    ['backspace takes an accent or a letter whole', 'aö\u007fbc\r', 'abc'],
    ['Ctrl-U', 'wrong\u0015abc\r', 'abc'],
    ['Ctrl-D at the end', 'abc\u0004', 'abc'],
    ['arrows, Home, Delete, function keys', '\u001b[Aa\u001b[1;5Cb\u001b[3~\u001bOPc\u001b[H\r', 'abc'],
    ['Alt and a letter', 'a\u001bxbc\r', 'abc'],
    ['other control keys', 'a\u001ab\u0001c\u0000\r', 'abc'],
    ['something pasted', '\u001b[200~abc\u001b[201~\r', 'abc'],
    ['several lines pasted', '\u001b[200~a\r\nb\u001b[201~\r', 'a\n\nb'],
    ['a tab', 'a\tb\r', 'a\tb'],
  ])('%s', (_, input, text) => expect(typed(input)).toEqual({ text }));

  it.each([
    ['Ctrl-C', 'abc\u0003'],
    ['Ctrl-C while pasting', '\u001b[200~abc\u0003'],
    ['Ctrl-D on nothing', '\u0004'],
    ['Ctrl-D after all was taken back', 'a\u007f\u0004'],
  ])('%s ends it without', (_, input) => expect(typed(input)).toBe('interrupted'));

  it.each(['abc', '\u001b', '\u001b[200~abc\r'])('%j is not its end', (input) =>
    expect(typed(input)).toBeNull(),
  );

  it('keeps letters of two units whole', () => {
    const line = new HiddenLine();
    expect(line.feed('a😀b\u007f\u007f\r')).toEqual({ text: 'a' });
  });
});
