import type { Standup, StandupItem } from '@msp/core';
import { label, paragraph, section } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { table } from '../output/table.js';
import { ago, localDate } from '../output/time.js';
import { blockerLines } from './ledger.js';
import { sessionLines } from './sessions.js';

/** What to say in the morning. */
export function standupView(told: Standup, paper: Paper): string[] {
  const { style } = paper;
  const heading = `${style.strong(`Standup of ${label(told.user)}`)} ${style.faint(`since ${localDate(told.since)}`)}`;
  const parts = [
    ...section(paper, 'Done', items(told.done, paper)),
    ...section(paper, 'Decided', items(told.decided, paper)),
    ...section(paper, 'Under way', sessionLines(told.open, paper)),
    ...blockerLines(paper, told.blockers),
    ...section(
      paper,
      'Next',
      told.next.flatMap((step) => paragraph(paper, step, '- ')),
    ),
  ];
  return [heading, ...(parts.length === 0 ? ['', '  Nothing was recorded.'] : parts)];
}

/** One line each; the project stands first where there are several. */
function items(all: readonly StandupItem[], paper: Paper): string[] {
  const several = new Set(all.map(({ project }) => project)).size > 1;
  const rows = all.map(({ project, text, timestamp }) => [
    several ? project : '',
    text,
    ago(timestamp, paper.now),
  ]);
  return table(
    paper,
    [{ paint: paper.style.accent }, { flexible: true }, { paint: paper.style.faint, align: 'right' }],
    rows,
  );
}
