/** A text as lines that keep their endings. Pure: joined again it is the same text. */

/** A line and what ends it: `\n`, `\r\n`, `\r`, or nothing at the end of the text. */
export interface Line {
  readonly text: string;
  readonly ending: string;
}

/** Divides a text into lines. A text that ends with a line break has no empty line after it. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const breaks = /\r\n|\n|\r/g;
  let start = 0;
  for (let found = breaks.exec(text); found; found = breaks.exec(text)) {
    lines.push({ text: text.slice(start, found.index), ending: found[0] });
    start = breaks.lastIndex;
  }
  if (start < text.length) lines.push({ text: text.slice(start), ending: '' });
  return lines;
}

/** The text again. */
export const textOf = (lines: readonly Line[]): string =>
  lines.map((line) => line.text + line.ending).join('');

/** How a text ends its lines: as its first line does. */
export const endingOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
