/** Blocks as messages that Slack takes. Pure. */
import { HEAVIEST_BLOCKS, MOST_BLOCKS } from '../limits.js';
import { weightOf } from '../text/weight.js';
import type { Block } from './block.js';

/** Do these blocks fit into one message? */
export const fits = (blocks: readonly Block[]): boolean =>
  blocks.length <= MOST_BLOCKS && weightOf(blocks) <= HEAVIEST_BLOCKS;

/** As few messages as take all blocks in their order. */
export function pack(blocks: readonly Block[]): Block[][] {
  const messages: Block[][] = [];
  let weight = Number.POSITIVE_INFINITY;
  for (const block of blocks) {
    const own = weightOf(block) + 1;
    const last = messages.at(-1);
    if (last && last.length < MOST_BLOCKS && weight + own <= HEAVIEST_BLOCKS) {
      last.push(block);
      weight += own;
    } else {
      messages.push([block]);
      weight = own + 1;
    }
  }
  return messages;
}
