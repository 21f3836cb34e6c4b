/** Takes out of a text what belongs to parts that are not wanted. Pure. */
import type { Part } from '../answers.js';
import { closedUp } from './closed-up.js';

/** A line that only one part needs: `secrets, // part: webhook`, `run: npm test # part: tasks`, `| … | <!-- part: tasks -->`. */
const MARKED_LINE = /^(.*?)[ \t]*(?:\/\/|#|<!--) part: ([a-z]+)(?: -->)?$/;
const BLOCK_OPENS = /^[ \t]*<!-- part: ([a-z]+) -->$/;
const BLOCK_CLOSES = /^[ \t]*<!-- \/part -->$/;

/**
 * The text with the chosen parts and without the others. No mark is left of either.
 *
 * @throws where a block is opened and never closed, or closed and never opened
 * @example withParts("a, // part: tasks\nb,\n", ['webhook']) // 'b,\n'
 */
export function withParts(text: string, chosen: readonly Part[]): string {
  const wanted = (part: string | undefined) => (chosen as readonly (string | undefined)[]).includes(part);
  const lines = text.split('\n');
  const kept: string[] = [];
  let block: string | undefined;
  for (const line of lines) {
    const opened = BLOCK_OPENS.exec(line)?.[1];
    const closes = BLOCK_CLOSES.test(line);
    if (opened === undefined ? closes && block === undefined : block !== undefined)
      throw new Error(`The marks of parts do not pair: ${line.trim()}`);
    if (opened !== undefined) block = opened;
    else if (closes) block = undefined;
    else if (block === undefined || wanted(block)) kept.push(...unmarked(line, wanted));
  }
  if (block !== undefined) throw new Error(`The part ${block} is never closed.`);
  const rest = kept.join('\n');
  return rest === text ? text : closedUp(rest);
}

function unmarked(line: string, wanted: (part: string | undefined) => boolean): readonly string[] {
  const marked = MARKED_LINE.exec(line);
  if (!marked) return [line];
  const [, code = '', part] = marked;
  return wanted(part) && code.trim() !== '' ? [code] : [];
}
