/** Markdown as Linear gives it back is not what it was given: it is compared in one spelling. Pure. */

/** Where a line of a list begins, as any editor writes it. */
const BULLET = /^(\s*)[*+-]\s+/;
const TASK = /^(\s*- )\[([ xX])\]\s+/;
const NUMBER = /^(\s*)(\d{1,9})[.)]\s+/;
const RULE = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const FENCE = /^\s*(`{3,}|~{3,})/;

/**
 * A text in the one spelling in which two that mean the same are the same: bullets are `-`, rules `---`, bold `**`, italics `_`;
 * no needless backslashes, trailing blanks, or more than one empty line; entities of HTML as the signs they stand for. What stands in
 * a block of code keeps its letters.
 *
 * @example normalizeMarkdown('* __one__ \n* two\\.') === normalizeMarkdown('- **one**\n- two.') // true
 */
export function normalizeMarkdown(text: string): string {
  const lines: string[] = [];
  let fence: string | null = null;
  for (const line of text.replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').split('\n')) {
    const [, mark] = FENCE.exec(line) ?? [];
    if (fence === null && mark) {
      fence = mark;
      lines.push(line.trim().replace(/^~+|^`+/, '```'));
    } else if (fence !== null && mark?.startsWith(fence)) {
      fence = null;
      lines.push('```');
    } else lines.push(fence === null ? normalLine(line) : line.trimEnd());
  }
  return (
    lines
      .join('\n')
      .replace(/\n{2,}/g, '\n\n')
      // Whether an empty line stands between the points of a list is for the editor to say.
      .replace(/\n\n(?=\s*(?:- |\d+\. ))/g, '\n')
      .trim()
  );
}

function normalLine(line: string): string {
  if (RULE.test(line)) return '---';
  const item = line
    .replace(BULLET, (_, space: string) => `${space}- `)
    .replace(TASK, (_, start: string, mark: string) => `${start}[${mark === ' ' ? ' ' : 'x'}] `)
    .replace(NUMBER, (_, space: string, number: string) => `${space}${number}. `);
  const [indent = ''] = /^\s*(?:- (?:\[[ x]\] )?|\d+\. |#{1,6} |> ?)?/.exec(item) ?? [];
  return (indent + normalWords(item.slice(indent.length))).trimEnd();
}

const ENTITIES: readonly (readonly [RegExp, string])[] = [
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&quot;/g, '"'],
  [/&#39;|&apos;/g, "'"],
  [/&nbsp;/g, ' '],
  [/&amp;/g, '&'],
];

/** Words of a line; code in it keeps its letters. */
function normalWords(words: string): string {
  return words
    .split(/(`+[^`]*`+)/)
    .map((part, index) => (index % 2 === 1 ? part : normalPlain(part)))
    .join('')
    .replace(/[ \t]+/g, ' ');
}

function normalPlain(part: string): string {
  const emphasis = part
    .replace(/(?<![\\\w])__(?=\S)([^\n]*?[^\s\\])__(?!\w)/g, '**$1**')
    .replace(/(?<![\\*\w])\*(?![*\s])([^*\n]*?[^\s\\*])\*(?![*\w])/g, '_$1_');
  const signs = emphasis
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    // An address in angle brackets, or that is its own text, is that address.
    .replace(/<(https?:\/\/[^\s<>]+)>/g, '$1')
    .replace(/\[(https?:\/\/[^\]\s]+)\]\(<?\1\/?>?\)/g, '$1');
  return ENTITIES.reduce((text, [entity, sign]) => text.replace(entity, sign), signs);
}

/** Do two texts say the same, however they are spelt? */
export const sameMarkdown = (one: string | null, other: string | null): boolean =>
  normalizeMarkdown(one ?? '') === normalizeMarkdown(other ?? '');
