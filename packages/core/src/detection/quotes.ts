/** Hides what somebody else says or what is code: quotations, `code`, quoted lines. Pure, linear. */

import { hasLetter } from './letters.js';

/** Stands for one character of a quotation. From a private area, so that no keyboard types it. */
export const QUOTED = '\ue000';

/** Longer than this is no quotation but a stray quotation mark. */
const LONGEST = 300;

/** A line of code, of a log, or of somebody's mail. */
const FOREIGN_LINE =
  /^[ \t]*(?:>|[$%] |(?:const|let|var|import|export|function|class|def|return|git|npm|npx) .*[{}();="]|[^\n]{0,200}[{}][ \t]*$)/;

const CLOSING: Readonly<Record<string, string>> = {
  '`': '`',
  '"': '"',
  "'": "'",
  '“': '”',
  '‘': '’',
  '«': '»',
  '„': '“',
};
const OPENING = /```|[`"'“‘«„]/g;

/** The index behind the quotation that opens at `open`; `open` where it is no quotation. */
function endOfQuotation(text: string, open: number, mark: string): number {
  if (mark === '```') {
    const close = text.indexOf(mark, open + 3);
    return close === -1 ? text.length : close + 3;
  }
  // An apostrophe within or behind a word opens nothing.
  if (mark === "'" && (hasLetter(text.charAt(open - 1)) || !/\S/.test(text.charAt(open + 1)))) return open;
  const closing = CLOSING[mark] ?? mark;
  for (let index = open + 1; index < Math.min(text.length, open + LONGEST); index++) {
    const character = text[index];
    if (character === '\n') return open;
    const isInside = closing === "'" || closing === '’' ? hasLetter(text.charAt(index + 1)) : false;
    if (character === closing && !isInside) return index + 1;
  }
  return open;
}

/**
 * The same text with every character of a quotation replaced, so that places stay what they were.
 *
 * @example hideQuotes('say "hi"') // 'say ' and four times QUOTED
 */
export function hideQuotes(text: string): string {
  let hidden = '';
  let done = 0;
  OPENING.lastIndex = 0;
  for (let match = OPENING.exec(text); match; match = OPENING.exec(text)) {
    const end = endOfQuotation(text, match.index, match[0]);
    if (end === match.index) {
      OPENING.lastIndex = match.index + 1;
      continue;
    }
    hidden += text.slice(done, match.index) + QUOTED.repeat(end - match.index);
    done = end;
    OPENING.lastIndex = end;
  }
  hidden += text.slice(done);
  return hidden
    .split('\n')
    .map((line) => (FOREIGN_LINE.test(line) ? QUOTED.repeat(line.length) : line))
    .join('\n');
}
