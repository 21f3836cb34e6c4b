/** Text as words and marks. Pure, linear. */
import { hasLetter, SPACED, UNSPACED } from './letters.js';
import { hideQuotes, QUOTED } from './quotes.js';

/** A word, a mark (one character), or a quotation as one piece. */
export interface Token {
  /** In lower case, with straight apostrophes. A quotation and a mark stand for themselves. */
  readonly word: string;
  readonly kind: 'word' | 'mark' | 'quote';
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** `don't`, `built-in`, `src/auth.ts`, `#12`, `@msp/core`, `v1.2` and `/users/:id` are one word each. */
const PIECE = new RegExp(
  [
    `${QUOTED}+`,
    '\\n',
    `[${UNSPACED}]`,
    '(?<!\\S)/[\\w@./:{}*-]*[\\w}*]',
    `[#@$]?[${SPACED}](?:[${SPACED}]|[-'’./@](?=[${SPACED}])|:(?=[0-9/]))*`,
    '[\\ud800-\\udbff][\\udc00-\\udfff]',
    '[^\\s*]',
  ].join('|'),
  'g',
);

/** What is short for a word of its own: `we'll use` is read as `we will use`. */
const CONTRACTED: Readonly<Record<string, string>> = {
  "'ll": 'will',
  "'m": 'am',
  "'re": 'are',
  "'ve": 'have',
  "'s": "'s",
  "'d": 'would',
};
const CONTRACTION = /^(.+)('(?:ll|m|re|ve|s|d))$/;

/**
 * The words and marks of a text, in order; line breaks are marks. Quotations are one piece each.
 *
 * @example tokenize("We'll use `pg`").map(({ word }) => word) // ['we', 'will', 'use', '…']
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: piece, index } of hideQuotes(text).matchAll(PIECE)) {
    const end = index + piece.length;
    const word = piece.toLowerCase().replaceAll('’', "'");
    const [, stem, suffix] = word.includes("'") ? (CONTRACTION.exec(word) ?? []) : [];
    if (stem !== undefined && suffix !== undefined) {
      const middle = end - suffix.length;
      tokens.push({ word: stem, kind: 'word', start: index, end: middle });
      tokens.push({ word: CONTRACTED[suffix] ?? suffix, kind: 'word', start: middle, end });
    } else {
      const kind = piece.startsWith(QUOTED) ? 'quote' : hasLetter(piece) ? 'word' : 'mark';
      tokens.push({ word, kind, start: index, end });
    }
  }
  return tokens;
}
