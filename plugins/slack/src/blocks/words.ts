/** What blocks say, without what they look like: the fallback text of a message. Pure. */
import { escaped } from '../text/escape.js';
import type { Block } from './block.js';

/** The text of a block as people wrote it; names and values of fields one under the other. */
function wordsOf(block: Block): string {
  if (block.type === 'header') return block.text.text;
  if (block.type === 'section')
    return block.fields.map(({ text }) => text.replace(/\*/g, '').replace('\n', ': ')).join('\n');
  return block.elements
    .map((element) =>
      element.type === 'rich_text_section'
        ? element.elements.map(({ text }) => text).join('')
        : element.elements.map(({ elements }) => `• ${elements.map(({ text }) => text).join('')}`).join('\n'),
    )
    .join('\n');
}

/** What notifications show, and screen readers read: all of the message, escaped. */
export const fallbackOf = (blocks: readonly Block[]): string => escaped(blocks.map(wordsOf).join('\n'));
