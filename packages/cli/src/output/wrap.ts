import { displayText, displayWidth, truncate } from '@msp/protocol';

/**
 * A text in lines no wider than `width`, broken between words, and cut with an ellipsis after `most` lines.
 * What could steer a terminal is made visible first.
 *
 * @example wrap('one two three', 8) // ['one two', 'three']
 */
export function wrap(text: string, width: number, most = Number.POSITIVE_INFINITY): string[] {
  const room = Math.max(8, width);
  const lines: string[] = [];
  // A mebibyte is not laid out to show three lines of it.
  const shown = most === Number.POSITIVE_INFINITY ? text : text.slice(0, room * (most + 1) * 4);
  let line = '';
  for (const word of displayText(shown).split(/\s+/)) {
    if (word === '') continue;
    const longer = line === '' ? word : `${line} ${word}`;
    if (displayWidth(longer) <= room) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (displayWidth(line) > room) {
      const part = head(line, room);
      lines.push(part);
      line = line.slice(part.length);
      if (lines.length > most) break;
    }
    if (lines.length > most) break;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most && shown.length === text.length) return lines;
  const kept = lines.slice(0, most);
  const last = kept.length - 1;
  return kept.map((each, index) => (index === last ? truncate(`${each} …`, room) : each));
}

/** As much of a word without spaces as fits. */
function head(word: string, width: number): string {
  let part = '';
  for (const character of word) {
    if (displayWidth(part + character) > width) break;
    part += character;
  }
  return part === '' ? ([...word][0] ?? '') : part;
}
