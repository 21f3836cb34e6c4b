/** Blocks in as many comments as it takes: Jira refuses longer ones, and nothing is cut. Pure. */
import { splitText } from '@msp/protocol';
import type { Block } from './blocks.js';
import { type Body, bodyOf, bodySize } from './body.js';

/** Jira's own limit for the text of a comment or a description, in characters. What formats is counted here, too. */
export const LONGEST_BODY = 32_767;
/** What names the operation at the end of a comment, and what holds the document together. */
const RESERVED = 1_000;

/** @param limit characters; at least 3000 */
export function pagesOf(
  kind: Body['kind'],
  blocks: readonly Block[],
  limit = LONGEST_BODY - RESERVED,
): Block[][] {
  const size = (block: Block) => bodySize(bodyOf(kind, [block])) + 2;
  const pages: Block[][] = [];
  let left = 0;
  for (const block of blocks.flatMap(single).flatMap((each) => fitting(each, size, limit))) {
    const needs = size(block);
    if (pages.length === 0 || needs > left) {
      pages.push([]);
      left = limit;
    }
    pages.at(-1)?.push(block);
    left -= needs;
  }
  return pages.map(joined);
}

/** Lists item by item, so that they may be parted between any two. */
const single = (block: Block): Block[] =>
  'items' in block ? block.items.map((item) => ({ items: [item] })) : [block];

/** A block that is too long, in parts of its own. */
function fitting(block: Block, size: (block: Block) => number, limit: number): Block[] {
  // What is longer as it is need not be measured as it is written.
  if (rawLength(block) <= limit && size(block) <= limit) return [block];
  if ('facts' in block) return block.facts.flatMap(([label, text]) => fitting({ label, text }, size, limit));
  const text = 'heading' in block ? block.heading : 'items' in block ? block.items.join('\n') : block.text;
  const parts = splitText(text, Math.max(1_000, Math.min(limit, Math.ceil(text.length / 2))));
  if (parts.length < 2) return [block];
  return parts.flatMap((part, index) => fitting(partOf(block, part, index === 0), size, limit));
}

function rawLength(block: Block): number {
  if ('heading' in block) return block.heading.length;
  if ('text' in block) return block.text.length;
  const texts = 'items' in block ? block.items : block.facts.flat();
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function partOf(block: Block, text: string, first: boolean): Block {
  if ('items' in block) return first ? { items: [text] } : { text };
  return first && 'label' in block && block.label !== undefined ? { label: block.label, text } : { text };
}

/** Lists that stand one after another as one. */
function joined(blocks: readonly Block[]): Block[] {
  const made: Block[] = [];
  for (const block of blocks) {
    const last = made.at(-1);
    if (last && 'items' in last && 'items' in block)
      made[made.length - 1] = { items: [...last.items, ...block.items] };
    else made.push(block);
  }
  return made;
}
