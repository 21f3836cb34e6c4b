/** Text of people as every tool can store it. Pure. */
import { truncate } from '../text.js';

/** Control characters but for tab and line feed, of both blocks, and what is no character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSTORABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g;

/**
 * A text without what a database, XML or JSON of others cannot hold: line ends are line feeds, control characters and half characters
 * are U+FFFD. Nothing else is changed.
 *
 * @example storableText('a\r\nb\u0007') // 'a\nb\ufffd'
 */
export const storableText = (text: string): string =>
  text.toWellFormed().replace(/\r\n?/g, '\n').replace(UNSTORABLE, '\ufffd');

/**
 * The same in one line, shortened with `…` to so many columns: for what sums something up. What is shortened here has to stand whole
 * somewhere else.
 *
 * @example oneLine('Tokens\nrotate', 10) // 'Tokens ro…'
 */
export const oneLine = (text: string, columns: number): string =>
  truncate(storableText(text).replace(/\s+/gu, ' ').trim(), columns);
