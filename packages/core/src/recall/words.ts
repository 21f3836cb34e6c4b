/**
 * Text as words to search by. The same function prepares what is stored and what is asked, so they meet. Pure.
 *
 * Words are folded (case, accents, width), reduced to their English stem, and split where identifiers are:
 * `AuthController` is found by `auth`. Chinese, Japanese and Thai have no spaces: each character is a word.
 */
import type { MspEvent } from '@msp/protocol';
import { stemmer } from 'stemmer';
import { allText } from './text.js';

const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u;
const WORD = new RegExp(`${UNSPACED.source}|(?:(?!${UNSPACED.source})[\\p{L}\\p{N}])+`, 'gu');
const HUMP = /(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;
const MARKS = /\p{M}+/gu;
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
  const decomposed = text.normalize('NFKD').replace(MARKS, '').replaceAll('ß', 'ss');
  for (const match of decomposed.matchAll(WORD)) {
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
