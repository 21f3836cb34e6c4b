/** What came of a session, as blocks. Pure. */
import { type Report, reportOf, type Session } from '@msp/protocol';
import { type Block, boldParagraphs, fields, header, paragraphs } from '../blocks/block.js';
import { list } from '../blocks/list.js';

/** Facts whose values are ours; others hold words of people. */
const OURS = new Set(['Duration', 'Progress']);

/** Header, title, duration and progress, summary, and a list for each of updates, decisions, open blockers and next steps. */
export function summaryBlocks(session: Session): Block[] {
  const { title, facts, summary, parts }: Report = reportOf(session);
  const own = facts.filter(([name]) => OURS.has(name));
  return [
    header('Session summary'),
    ...boldParagraphs(title),
    ...(own.length > 0 ? [fields(own)] : []),
    ...facts.flatMap(([name, value]) => (OURS.has(name) ? [] : paragraphs(value, name))),
    ...paragraphs(summary ?? ''),
    ...parts.flatMap(({ title: name, lines }) => list(name, lines)),
  ];
}
