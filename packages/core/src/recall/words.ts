/**
 * Text as words to search by. The same function prepares what is stored and what is asked, so they meet. Pure.
 *
 * Words are folded (case, accents, width), reduced to their English stem, and split where identifiers are:
 * `AuthController` is found by `auth`. Chinese, Japanese and Thai have no spaces: each character is a word.
 */
import type { MspEvent } from '@msp/protocol';
import { stemmer } from 'stemmer';
import { allText } from './text.js';

/** Most texts: plain letters and digits, read without the tables of Unicode, which take a millisecond to load. */
const ASCII = /^[\0-\x7f]*$/;
const ASCII_WORD = /[A-Za-z0-9]+/g;

/** Chinese, Japanese, Thai and their like one by one; anything else in one piece. Made when first needed. */
let unicodeWord: RegExp | undefined;
function otherWord(): RegExp {
  const unspaced = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}]';
  unicodeWord ??= new RegExp(`${unspaced}|(?:(?!${unspaced})[\\p{L}\\p{N}])+`, 'gu');
  return unicodeWord;
}

/** The pieces of a text that are words: accents and widths folded, case kept. */
function pieces(text: string): Iterable<RegExpMatchArray> {
  if (ASCII.test(text)) return text.matchAll(ASCII_WORD);
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ß', 'ss');
  return folded.matchAll(otherWord());
}

const HUMP = /(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;
const PLAIN = /^[a-z]+$/;

/** Longer words than this are cut: a megabyte without a space is no word. */
const WORD_LIMIT = 64;

function fold(word: string): string {
  const lower = word.toLowerCase().slice(0, WORD_LIMIT);
  return PLAIN.test(lower) ? stemmer(lower) : lower;
}

/**
 * The words of a text, in order, repeated as they repeat.
 *
 * @example words('Chose JWT for AuthController') // ['chose', 'jwt', 'for', 'authcontrol', 'auth', 'control']
 */
export function words(text: string): string[] {
  const found: string[] = [];
  for (const match of pieces(text)) {
    const word = match[0];
    found.push(fold(word));
    const parts = word.length > WORD_LIMIT ? [] : word.split(HUMP);
    if (parts.length > 1) for (const part of parts) found.push(fold(part));
  }
  return found;
}

/** The words by which an event is found, as a store wants them: separated by spaces. */
export function searchWords(event: MspEvent): string {
  return words(allText(event)).join(' ');
}
