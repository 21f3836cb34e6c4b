import { displayText, displayWidth, truncate } from '@msp/protocol';
import type { Paper } from './paper.js';
import { wrap } from './wrap.js';

/** A name and its value; the value is wrapped. One given as a list is painted already and stands as it is. */
export type Field = readonly [name: string, value: string | readonly string[]];

const INDENT = '  ';

/** Names and values, aligned. A null is left out. */
export function fields(paper: Paper, all: readonly (Field | null)[]): string[] {
  const shown = all.filter((field) => field !== null);
  const width = Math.max(...shown.map(([name]) => name.length));
  const room = paper.columns - width - 2 * INDENT.length;
  return shown.flatMap(([name, value]) => {
    const lines = typeof value === 'string' ? wrap(value, room, 4) : value;
    return lines.map((line, index) => {
      const label = index === 0 ? paper.style.faint(name.padEnd(width)) : ' '.repeat(width);
      return `${INDENT}${label}${INDENT}${line}`;
    });
  });
}

/** A headed part, with an empty line before it; nothing where it has no lines. */
export function section(paper: Paper, heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', paper.style.strong(heading), ...lines];
}

/** A text in indented lines, the first of them behind a mark. */
export function paragraph(paper: Paper, text: string, mark = '', most = 4): string[] {
  const room = paper.columns - INDENT.length - displayWidth(mark);
  const hang = ' '.repeat(displayWidth(mark));
  return wrap(text, room, most).map((line, index) => `${INDENT}${index === 0 ? mark : hang}${line}`);
}

/**
 * A short text from the store on one line.
 *
 * @example label('a\u001b[31mb') // 'a␛[31mb'
 */
export function label(text: string, width = 40): string {
  return truncate(displayText(text.slice(0, width * 4)).replace(/\s+/g, ' '), width);
}

/** @example counted(1, 'update') // '1 update' */
export function counted(count: number, what: string): string {
  const plural = what.endsWith('y') ? `${what.slice(0, -1)}ies` : `${what}s`;
  return `${count} ${count === 1 ? what : plural}`;
}
