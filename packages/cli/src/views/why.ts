import type { WhyAnswer } from '@msp/core';
import type { DecisionEntry } from '@msp/protocol';
import { type Field, fields, paragraph } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { ago, localDate } from '../output/time.js';

/** The decisions in force that fit, each with its reasons and what it replaced. */
export function whyView({ answers }: WhyAnswer, paper: Paper): string[] {
  if (answers.length === 0)
    return ['No decision in force fits. Everything that was recorded: msp recall <words>'];
  return answers.flatMap(({ decision, replaced }, index) => [
    ...(index === 0 ? [] : ['']),
    ...decisionPart(decision, paper),
    ...replaced.flatMap((older) => replacedPart(older, paper)),
  ]);
}

function decisionPart(decision: DecisionEntry, paper: Paper): string[] {
  const { id, content, rationale, alternatives, impact, category, relatedEntities, timestamp, sessionId } =
    decision;
  const [first = '', ...rest] = paragraph(paper, content, '');
  const details: (Field | null)[] = [
    ['Id', id],
    ['Decided', `${ago(timestamp, paper.now)} (${localDate(timestamp)}) in ${sessionId}`],
    ['Because', rationale ?? 'no reason was recorded'],
    alternatives.length === 0 ? null : ['Instead of', alternatives.join(', ')],
    impact === null ? null : ['Impact', impact],
    category === null ? null : ['Category', category],
    relatedEntities.length === 0 ? null : ['Concerns', relatedEntities.join(', ')],
    decision.supersededAt === null
      ? null
      : ['Replaced', `${ago(decision.supersededAt, paper.now)} by ${decision.supersededBy}`],
  ];
  return [paper.style.strong(first.trim()), ...rest.map((line) => line.trim()), ...fields(paper, details)];
}

function replacedPart(older: DecisionEntry, paper: Paper): string[] {
  const until = older.supersededAt === null ? '' : `, until ${localDate(older.supersededAt)}`;
  const span = `from ${localDate(older.timestamp)}${until}`;
  const because = older.rationale === null ? '' : `, because ${older.rationale}`;
  return fields(paper, [['It replaced', `${older.content} (${older.id}, ${span}${because})`]]);
}
