import type { Block } from '../blocks/block.js';

/** The runs of text in blocks, put together without a sign between them. */
export const runsIn = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) =>
      block.type === 'rich_text'
        ? block.elements.flatMap((element) =>
            element.type === 'rich_text_section'
              ? element.elements.map(({ text }) => text)
              : element.elements.flatMap(({ elements }) => elements.map(({ text }) => text)),
          )
        : block.type === 'header'
          ? [block.text.text]
          : block.fields.map(({ text }) => text),
    )
    .join('');

/** The same for what the stand-in holds. */
export const wordsIn = (messages: readonly { readonly blocks?: unknown }[]): string =>
  messages.map(({ blocks }) => runsIn((blocks ?? []) as Block[])).join('\n');
