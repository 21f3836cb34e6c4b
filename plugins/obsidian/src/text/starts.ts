/** How a line can begin, in CommonMark. Pure. */

/**
 * Columns of the white space before a line's first character; a tab reaches to the next multiple of four.
 *
 * @param from the column at which the text begins
 */
export function indentOf(line: string, from = 0): number {
  let columns = from;
  for (const character of line) {
    if (character === ' ') columns += 1;
    else if (character === '\t') columns += 4 - (columns % 4);
    else break;
  }
  return columns - from;
}

/** The bullet or number of a list item at a column: how wide it is with the space after it, and what follows. */
export function listMarker(
  rest: string,
  column = 0,
): { readonly width: number; readonly rest: string } | null {
  if (isRule(rest)) return null;
  const [, marker = '', space = '', after = ''] = /^([-*+]|\d{1,9}[.)])(?:([ \t]+)(.*)|$)/.exec(rest) ?? [];
  if (marker === '') return null;
  const columns = indentOf(space, column + marker.length);
  // What is further away than four columns is code within the item, and empty items begin right after the bullet.
  const wide = after === '' || columns > 4 ? 1 : columns;
  return { width: marker.length + wide, rest: columns > 4 ? `${' '.repeat(columns - 1)}${after}` : after };
}

/** A line across the page. */
export const isRule = (rest: string): boolean => /^([-*_])[ \t]*(?:\1[ \t]*){2,}$/.test(rest);

/** The fence that a line opens: its character and length. */
export function fenceOf(rest: string): { readonly character: string; readonly length: number } | null {
  const [, fence = '', words = ''] = /^(`{3,}|~{3,})(.*)$/.exec(rest) ?? [];
  const character = fence.charAt(0);
  return fence === '' || (character === '`' && words.includes('`'))
    ? null
    : { character, length: fence.length };
}

/** The level and words of a heading that begins with `#`. */
export function headingOf(rest: string): { readonly level: number; readonly words: string } | null {
  const [, marks, words = ''] = /^(#{1,6})(?:[ \t]+(.*))?$/.exec(rest) ?? [];
  if (!marks) return null;
  return { level: marks.length, words: words.replace(/(^|[ \t])#+[ \t]*$/, '').trim() };
}

const TAGS =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|' +
  'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|' +
  'menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';
const ATTRIBUTE = String.raw`[ \t]+[A-Za-z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:[^ \t"'=<>${'`'}]+|'[^']*'|"[^"]*"))?`;
const LONE = new RegExp(
  `^(?:<[A-Za-z][A-Za-z0-9-]*(?:${ATTRIBUTE})*[ \\t]*/?>|</[A-Za-z][A-Za-z0-9-]*[ \\t]*>)[ \\t]*$`,
);

/** Blocks of HTML by how they begin, and what the line that ends them holds; null: an empty line. */
const HTML: readonly (readonly [begins: RegExp, ends: RegExp | null])[] = [
  [/^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![A-Za-z]/, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [new RegExp(`^</?(?:${TAGS})(?:[ \\t]|/?>|$)`, 'i'), null],
];

/** How the HTML that a line begins will end; undefined where it begins none. A lone tag does not end a paragraph. */
export function htmlEnd(rest: string, inParagraph: boolean): RegExp | null | undefined {
  const known = HTML.find(([begins]) => begins.test(rest));
  if (known) return known[1];
  return !inParagraph && LONE.test(rest) ? null : undefined;
}
