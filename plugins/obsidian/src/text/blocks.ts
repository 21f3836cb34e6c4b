/** Puts blocks into a note, and leaves every other byte of it where it is. Pure. */
import type { Block } from '../document.js';
import { blockAt, blockIds, blockLines, idOf } from './find.js';
import { endingOf, type Line, linesOf, textOf } from './lines.js';
import { type Scan, scan } from './scan.js';

/** Lines to be put in before line `at`, and how many lines there they replace. */
interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly lines: readonly string[];
}

/**
 * Makes blocks hold in the body of a note, in their order.
 *
 * - An id that stands in the note: where the words are those of `replaces`, they become `text`. Words of a person stay;
 *   of a task only the mark in the brackets is set.
 * - Any other is put after the last block below its heading, before the next heading; a heading that is not there is made
 *   at the end.
 *
 * @param ending how new lines end
 */
export function applyBlocks(body: string, blocks: readonly Block[], ending = endingOf(body)): string {
  const seen = new Set<string>();
  // An id that comes a second time is about what the first one made of the note.
  const again = blocks.findIndex((block) => seen.size === seen.add(block.id).size);
  const together = again < 0 ? blocks : blocks.slice(0, again);
  const lines = linesOf(body);
  const done = edited(lines, editsOf(lines, together), ending);
  return again < 0 ? done : applyBlocks(done, blocks.slice(again), ending);
}

function editsOf(lines: readonly Line[], blocks: readonly Block[]): Edit[] {
  const texts = lines.map((line) => line.text);
  const scanned = scan(texts);
  const ids = blockIds(texts, scanned);
  const missing = new Map<string, Block[]>();
  const edits: Edit[] = [];
  for (const block of blocks) {
    const line = ids.get(block.id);
    if (line === undefined) missing.set(block.heading, [...(missing.get(block.heading) ?? []), block]);
    else edits.push(...replaced(texts, scanned, line, block));
  }
  for (const [heading, added] of missing) {
    const isFirst = edits.length === 0;
    edits.push(inserted(texts, scanned, heading, added, isFirst));
  }
  return edits;
}

/** `[ ] words` in its parts. */
const TASK = /^\[(.)\] (.*)$/s;

function replaced(texts: readonly string[], scanned: Scan, line: number, block: Block): Edit[] {
  const { first, last, prefix, text } = blockAt(texts, scanned, line);
  if (text === block.text) return [];
  const [, mark, words = text] = TASK.exec(text) ?? [];
  const isOurs = (block.replaces ?? []).some((each) => (TASK.exec(each)?.[2] ?? each) === words);
  if (isOurs)
    return [{ at: first, removed: last - first + 1, lines: blockLines(prefix, block.text, block.id) }];
  const wanted = TASK.exec(block.text)?.[1];
  if (mark === undefined || wanted === undefined || mark === wanted || block.replaces === undefined)
    return [];
  const marked = `${prefix}[${wanted}]${(texts[first] ?? '').slice(prefix.length + 3)}`;
  return [{ at: first, removed: 1, lines: [marked] }];
}

function inserted(
  texts: readonly string[],
  scanned: Scan,
  heading: string,
  blocks: readonly Block[],
  isFirst: boolean,
): Edit {
  const top = scanned.lines.findIndex(
    (line, index) => index < scanned.limit && line.heading?.words === heading,
  );
  const end = top < 0 ? scanned.limit : endOfSection(scanned, top);
  const last = top < 0 ? -1 : lastBlock(texts, scanned, top, end);
  const isItem = blocks[0]?.form === 'item';
  const follows = last >= 0 && isItem;
  let at = last >= 0 ? last + 1 : end;
  while (last < 0 && at > 0 && (texts[at - 1] ?? '').trim() === '') at -= 1;
  const lines: string[] = [];
  if ((at > 0 || !isFirst) && !follows) lines.push('');
  if (top < 0) lines.push(`## ${heading}`, '');
  blocks.forEach((block, index) => {
    if (index > 0 && block.form === 'paragraph') lines.push('');
    lines.push(...blockLines(block.form === 'item' ? '- ' : '', block.text, block.id));
  });
  const next = texts[at];
  if (
    next !== undefined &&
    next.trim() !== '' &&
    !(follows && scanned.lines[at]?.starts && !scanned.lines[at]?.heading)
  )
    lines.push('');
  return { at, removed: 0, lines };
}

/** The line at which the next heading begins, or where nothing may be put any more. */
function endOfSection({ lines, limit }: Scan, top: number): number {
  const next = lines.findIndex((line, index) => index > top && line.heading !== null);
  return next < 0 ? limit : Math.min(next, limit);
}

/** The last line of the last block of a section, with all that hangs on it; -1 where it has none. */
function lastBlock(texts: readonly string[], { lines }: Scan, top: number, end: number): number {
  let last = -1;
  for (let line = top + 1; line < end; line += 1) {
    if (!lines[line]?.hidden && idOf(texts[line] ?? '') !== null) last = line;
  }
  if (last < 0) return -1;
  for (let line = last + 1; line < end; line += 1) {
    const text = texts[line] ?? '';
    const belongs = /^[ \t]/.test(text) || (text.trim() !== '' && !lines[line]?.starts && line === last + 1);
    if (text.trim() === '') continue;
    if (!belongs) break;
    last = line;
  }
  return last;
}

/** Carries edits out. New lines end as the note's do; a note without a line break at its end gets none there. */
function edited(lines: readonly Line[], edits: readonly Edit[], ending: string): string {
  const result = [...lines];
  // From the end, so that what comes before keeps its place; of two at one place the first comes first.
  const ordered = edits
    .map((edit, order) => ({ ...edit, order }))
    .sort((a, b) => b.at - a.at || b.order - a.order);
  for (const { at, removed, lines: texts } of ordered) {
    const added = texts.map((text) => ({ text, ending }));
    const before = result[at - 1];
    const isEnd = at + removed >= result.length;
    const open = removed > 0 ? result[at + removed - 1]?.ending === '' : before?.ending === '';
    if (isEnd && open) {
      if (removed === 0 && before) result[at - 1] = { ...before, ending };
      added.push({ text: added.pop()?.text ?? '', ending: '' });
    }
    result.splice(at, removed, ...added);
  }
  return textOf(result);
}
