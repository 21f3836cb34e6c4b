/** Links in the form that always resolves: by the path from the vault's top. Pure. */
import { oneLine } from './escape.js';

/** What a link's shown text cannot hold, or what could begin something around it, and what is shown in its place. */
const LOOKALIKE: Readonly<Record<string, string>> = {
  '[': '(',
  ']': ')',
  '|': '/',
  '\\': '/',
  '`': "'",
  '<': '‹',
  '>': '›',
  $: '＄',
  '#': '＃',
  '^': 'ˆ',
  '%': '％',
  '=': '＝',
  '~': '～',
  '*': '∗',
};

/** A text as it may stand in a link after the bar, cut to so many columns. */
export function linkText(text: string, columns = 100): string {
  const safe = oneLine(text, columns).replace(
    /[[\]|\\`<>$^*~]|(?<![\p{L}\p{N}])#|%(?=[%<>])|(?<=[%<>])%|=(?==)|(?<==)=/gu,
    (found) => LOOKALIKE[found] ?? ' ',
  );
  return safe.trim() || '…';
}

/**
 * A link to a note.
 *
 * @param path from the vault's top, with `.md`
 * @example wikilink('MSP/Projects/shop.md', 'shop') // '[[MSP/Projects/shop|shop]]'
 */
export function wikilink(path: string, shown: string): string {
  return `[[${path.replace(/\.md$/, '')}|${linkText(shown)}]]`;
}
