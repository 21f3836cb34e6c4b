/** Text for commit messages: on one line, safe to print, cut or wrapped at words. Pure. */
import { displayText } from '@msp/protocol';

/** The width that git's own tools and most readers of logs expect. */
export const WIDTH = 72;

/** A text on one line without anything that a terminal would obey, e.g. `two\nlines\u001b` → `two lines␛`. */
export function oneLine(text: string): string {
  return displayText(text.replace(/\s+/gu, ' ').trim());
}

/** A text cut at a word, with an ellipsis where anything was cut. A single long word is cut within. */
export function cutAtWord(text: string, width: number): string {
  if (text.length <= width) return text;
  const room = text.slice(0, width - 1);
  const atWord = text[width - 1] === ' ' ? room : room.replace(/\s+\S*$/u, '');
  // A cut between the halves of a surrogate pair would leave half a character.
  const kept =
    (atWord === room && !room.includes(' ') ? room.replace(/[\uD800-\uDBFF]$/, '') : atWord) || room;
  return `${kept.replace(/[\s,;:.–-]+$/u, '')}…`;
}

/**
 * Lines of at most {@link WIDTH} characters; longer words (addresses) stay whole.
 *
 * @param first what the first line begins with; the following ones are indented as far
 * @example wrap('one two …', '- ') // ['- one two …', '  three']
 */
export function wrap(text: string, first = ''): string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(' ')) {
    const isStart = line.trim() === first.trim();
    if (!isStart && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = ' '.repeat(first.length) + word;
    } else line = isStart ? line + word : `${line} ${word}`;
  }
  // A line that begins with # is a comment to git, and --- the end of the message to its trailers.
  return [...lines, line].map((each) => (/^(#|---)/.test(each) ? ` ${each}` : each));
}
