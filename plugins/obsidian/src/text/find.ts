/** Finds blocks by their ids in the lines of a note. Pure. */
import type { Scan } from './scan.js';

/** A block: its first and last line, what stands before its words, and its words as they were handed in. */
export interface Found {
  readonly first: number;
  readonly last: number;
  /** Indentation, quote marks and bullet of the first line. */
  readonly prefix: string;
  readonly text: string;
}

const ID = /(?:^|[ \t])\^([A-Za-z0-9-]+)[ \t]*$/;
const PREFIX = /^([ \t>]*)([-*+]|\d{1,9}[.)])([ \t]+)/;

/** The block id at the end of a line, in small letters as Obsidian compares them. */
export const idOf = (text: string): string | null => ID.exec(text)?.[1]?.toLowerCase() ?? null;

/** Every block id of a note and the line it stands on; of two that are the same the first. */
export function blockIds(texts: readonly string[], { lines }: Scan): Map<string, number> {
  const found = new Map<string, number>();
  texts.forEach((text, line) => {
    const id = lines[line]?.hidden ? null : idOf(text);
    if (id !== null && !found.has(id)) found.set(id, line);
  });
  return found;
}

/** The block that ends with the id on a line. */
export function blockAt(texts: readonly string[], { lines }: Scan, last: number): Found {
  let first = last;
  while (first > 0 && !lines[first]?.starts) {
    const before = texts[first - 1] ?? '';
    if (before.trim() === '' || lines[first - 1]?.hidden || lines[first - 1]?.heading) break;
    first -= 1;
  }
  const line = texts[first] ?? '';
  const prefix = PREFIX.exec(line)?.[0] ?? /^[ \t>]*/.exec(line)?.[0] ?? '';
  const words = texts
    .slice(first, last + 1)
    .map((text, index) => (index === 0 ? text.slice(prefix.length) : text).replace(/^[ \t>]+/, '').trimEnd());
  words.push((words.pop() ?? '').replace(ID, '').trimEnd());
  return { first, last, prefix, text: words.join('\n') };
}

/** The lines of a block: the prefix before the first, as much space before the others, the id after the last. */
export function blockLines(prefix: string, text: string, id: string): string[] {
  const [, around = '', marker = '', space = ''] = PREFIX.exec(prefix) ?? ['', prefix];
  const further = around + ' '.repeat(marker.length + space.length);
  const lines = text.split('\n').map((line, index) => (index === 0 ? prefix : further) + line);
  lines.push(`${lines.pop() ?? ''} ^${id}`);
  return lines;
}
