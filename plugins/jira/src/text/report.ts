/** What came of sessions and events, as blocks. Pure. */
import { type Decision, type Report, splitText, type Update } from '@msp/protocol';
import type { Block } from './blocks.js';

/** Longer ones are no headings. */
const LONGEST_HEADING = 200;

/** A heading, and below it what is too long for one. */
function heading(text: string): Block[] {
  const [first = '', ...rest] = splitText(text, LONGEST_HEADING);
  return [{ heading: first }, ...(rest.length === 0 ? [] : [{ text: rest.join('') }])];
}

/** The comment at the end of a session. */
export const reportBlocks = ({ title, facts, summary, parts, user }: Report): Block[] => [
  ...heading(`Session: ${title}`),
  { facts: [...facts, ['By', user]] },
  ...(summary === null ? [] : [{ text: summary }]),
  ...parts.flatMap((part): Block[] => [{ label: part.title, text: '' }, { items: part.lines }]),
];

export const updateBlocks = ({ description, progress }: Update): Block[] => [
  { label: progress === null ? 'Update' : `Update (${progress}%)`, text: description },
];

/** @param number among those of its project */
export const decisionBlocks = (
  { content, rationale, alternatives }: Decision,
  number: number | null,
): Block[] => [
  { label: number === null ? 'Decision' : `Decision ${number}`, text: content },
  ...(rationale === null ? [] : [{ label: 'Why', text: rationale }]),
  ...(alternatives.length === 0 ? [] : [{ label: 'Also considered', text: '' }, { items: alternatives }]),
];
