/** The few kinds of Slack's blocks that are used. Text of people stands in rich text only: there nothing is markup. */
import { splitText } from '@msp/protocol';
import { LONGEST_PIECE } from '../limits.js';
import { plain } from '../text/plain.js';

/** A run of text; shown as it is, whatever stands in it. */
export type TextElement = {
  readonly type: 'text';
  readonly text: string;
  readonly style?: { readonly bold: true };
};
type Section = { readonly type: 'rich_text_section'; readonly elements: readonly TextElement[] };
type List = {
  readonly type: 'rich_text_list';
  readonly style: 'bullet';
  readonly elements: readonly Section[];
};

/** A block of a message. */
export type Block =
  | { readonly type: 'header'; readonly text: { readonly type: 'plain_text'; readonly text: string } }
  | {
      readonly type: 'section';
      readonly fields: readonly { readonly type: 'mrkdwn'; readonly text: string }[];
    }
  | { readonly type: 'rich_text'; readonly elements: readonly (Section | List)[] };

/** @param text words of ours, at most 150 characters */
export const header = (text: string): Block => ({ type: 'header', text: { type: 'plain_text', text } });

/** @param facts names and values of ours, at most 10: in mrkdwn, so nothing that people wrote */
export const fields = (facts: readonly (readonly [name: string, value: string])[]): Block => ({
  type: 'section',
  fields: facts.map(([name, value]) => ({ type: 'mrkdwn', text: `*${name}*\n${value}` })),
});

export const section = (elements: readonly TextElement[]): Section => ({
  type: 'rich_text_section',
  elements,
});
export const bullets = (elements: readonly Section[]): List => ({
  type: 'rich_text_list',
  style: 'bullet',
  elements,
});
export const richText = (elements: readonly (Section | List)[]): Block => ({ type: 'rich_text', elements });

/** A run of text. @param text not empty */
export const run = (text: string, bold = false): TextElement =>
  bold ? { type: 'text', text, style: { bold: true } } : { type: 'text', text };

/** A text of any length, cleaned and parted at good places. None where it is empty. */
export const pieces = (text: string): string[] =>
  splitText(plain(text), LONGEST_PIECE).filter((piece) => piece !== '');

/** A text of any length as blocks, after a title in bold where one is given. */
export function paragraphs(text: string, title = ''): Block[] {
  const [first = '', ...others] = pieces(text);
  const head = [
    ...(title === '' ? [] : [run(title, true)]),
    ...(first === '' ? [] : [run(title === '' ? first : `\n${first}`)]),
  ];
  return [head, ...others.map((piece) => [run(piece)])].flatMap((elements) =>
    elements.length > 0 ? [richText([section(elements)])] : [],
  );
}

/** The same in bold. */
export const boldParagraphs = (text: string): Block[] =>
  pieces(text).map((piece) => richText([section([run(piece, true)])]));
