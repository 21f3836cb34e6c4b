/** A decision as text, as a record of architecture decisions has it (ADR). Pure. */
import { type Decision, escapeMarkdown, escapeMarkdownBlock } from '@msp/protocol';
import { titleOf } from './text.js';

/** What a record of a decision says. */
export type Record = Pick<Decision, 'content' | 'rationale' | 'alternatives' | 'impact' | 'category'>;

/** @param number of the decision, where it has one @example decisionTitle('Use PostgreSQL', 12) // 'ADR-0012: Use PostgreSQL' */
export const decisionTitle = (content: string, number: number | null): string =>
  titleOf(`${number === null ? 'Decision' : `ADR-${String(number).padStart(4, '0')}`}: ${content}`);

/** As Markdown, in which nothing that people wrote formats, mentions or links. */
export function decisionText(record: Record, session: string | null): string {
  const { content, rationale, alternatives, impact, category } = record;
  const facts = [
    ...(impact === null ? [] : [`**Impact:** ${impact}`]),
    ...(category === null ? [] : [`**Category:** ${escapeMarkdown(category)}`]),
    ...(session === null ? [] : [`**Session:** ${escapeMarkdown(session)}`]),
  ];
  return [
    `### Decision\n\n${escapeMarkdownBlock(content)}`,
    ...(rationale === null ? [] : [`### Why\n\n${escapeMarkdownBlock(rationale)}`]),
    ...(alternatives.length === 0
      ? []
      : [`### Alternatives\n\n${alternatives.map((each) => `- ${escapeMarkdown(each)}`).join('\n')}`]),
    ...(facts.length === 0 ? [] : [facts.join(' · ')]),
  ].join('\n\n');
}
