/** Blocks as a document of Atlassian, which Jira Cloud takes. Every text stays text: nothing in it formats or mentions. Pure. */
import type { Json } from '@msp/protocol';
import { asLine, type Block, clean } from './blocks.js';

/** A document, the whole of it. */
export type AdfDocument = { readonly type: 'doc'; readonly version: 1; readonly content: readonly Json[] };

export const documentOf = (content: readonly Json[]): AdfDocument => ({ type: 'doc', version: 1, content });

/** @example adfOf([{ text: 'Done' }]).content // [{ type: 'paragraph', content: [{ type: 'text', text: 'Done' }] }] */
export const adfOf = (blocks: readonly Block[]): AdfDocument => documentOf(blocks.map(nodeOf));

function nodeOf(block: Block): Json {
  if ('heading' in block)
    return { type: 'heading', attrs: { level: 3 }, content: textNodes(asLine(block.heading)) };
  if ('items' in block)
    return {
      type: 'bulletList',
      content: block.items.map((item) => ({ type: 'listItem', content: [paragraph(lines(item))] })),
    };
  if ('facts' in block)
    return paragraph(
      block.facts.flatMap(([name, value], index) => [
        ...(index === 0 ? [] : textNodes(' · ')),
        strong(`${name}:`),
        ...textNodes(` ${asLine(value)}`),
      ]),
    );
  const { label, text } = block;
  return paragraph(
    label === undefined ? lines(text) : [strong(`${label}:`), ...textNodes(' '), ...lines(text)],
  );
}

const paragraph = (content: readonly Json[]): Json => ({ type: 'paragraph', content });

const strong = (text: string): Json => ({ type: 'text', text, marks: [{ type: 'strong' }] });

/** A text that is empty is no node. */
const textNodes = (text: string): Json[] => (text === '' ? [] : [{ type: 'text', text }]);

const lines = (text: string): Json[] =>
  clean(text)
    .trim()
    .split('\n')
    .flatMap((line, index) => [...(index === 0 ? [] : [{ type: 'hardBreak' }]), ...textNodes(line)]);
