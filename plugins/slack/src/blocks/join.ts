/** What several messages show, in one. Pure. */
import { LONGEST_PIECE } from '../limits.js';
import { type Block, richText, run, section, type TextElement } from './block.js';

/** The runs of a block that is one section of text; null for any other. */
function runsOf(block: Block): readonly TextElement[] | null {
  const [only, ...others] = block.type === 'rich_text' ? block.elements : [];
  return only?.type === 'rich_text_section' && others.length === 0 ? only.elements : null;
}

const lengthOf = (runs: readonly TextElement[]): number =>
  runs.reduce((sum, { text }) => sum + text.length, 0);

/**
 * All blocks in their order. What is short goes on in the block before, after an empty line: a block of its own weighs more than most
 * of what is said in it.
 */
export function joined(messages: readonly (readonly Block[])[]): Block[] {
  const blocks: Block[] = [];
  let open: readonly TextElement[] | null = null;
  for (const [first, ...others] of messages) {
    if (!first) continue;
    const runs = runsOf(first);
    const both: readonly TextElement[] | null = open && runs ? together(open, runs) : null;
    if (both) blocks.pop();
    blocks.push(both ? richText([section(both)]) : first, ...others);
    open = others.length > 0 ? null : (both ?? runs);
  }
  return blocks;
}

/** One after the other, with an empty line between them; null where that is too long for a block. */
function together(
  before: readonly TextElement[],
  [first, ...others]: readonly TextElement[],
): readonly TextElement[] | null {
  if (!first) return before;
  const runs = [...before, run(`\n\n${first.text}`, first.style !== undefined), ...others];
  return lengthOf(runs) <= LONGEST_PIECE ? runs : null;
}
