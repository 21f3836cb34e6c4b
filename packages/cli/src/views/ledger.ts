/** Blockers, decisions and updates as lines of a table. */
import type { BlockerEntry, DecisionEntry, Update } from '@msp/protocol';
import { section } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { table } from '../output/table.js';
import { ago } from '../output/time.js';

const SHOWN = 10;

/** Open blockers; the worst stand out. Many are cut to the newest, and it is said how many are not shown. */
export function blockerLines(paper: Paper, blockers: readonly BlockerEntry[]): string[] {
  const { style } = paper;
  const severe = (text: string) => (text.trim() === 'high' ? style.bad(text) : text);
  const rows = blockers
    .slice(0, SHOWN)
    .map(({ id, severity, description, createdAt }) => [
      id,
      severity,
      description,
      ago(createdAt, paper.now),
    ]);
  const columns = [
    { paint: style.faint },
    { paint: severe },
    { flexible: true },
    { paint: style.faint, align: 'right' as const },
  ];
  return section(paper, 'Open blockers', [...table(paper, columns, rows), ...more(blockers.length)]);
}

/** Decisions in force. */
export function decisionLines(paper: Paper, decisions: readonly DecisionEntry[]): string[] {
  const { faint } = paper.style;
  const rows = decisions
    .slice(0, SHOWN)
    .map(({ id, content, timestamp }) => [id, content, ago(timestamp, paper.now)]);
  const lines = table(paper, [{ paint: faint }, { flexible: true }, { paint: faint, align: 'right' }], rows);
  return section(paper, 'Recent decisions', [...lines, ...more(decisions.length)]);
}

/** Updates, the oldest first, with the progress that they told. */
export function updateLines(paper: Paper, updates: readonly Update[]): string[] {
  const { faint } = paper.style;
  const rows = updates.map(({ timestamp, progress, description }) => [
    ago(timestamp, paper.now),
    progress === null ? '' : `${progress}%`,
    description,
  ]);
  const columns = [
    { paint: faint, align: 'right' as const },
    { align: 'right' as const },
    { flexible: true },
  ];
  return section(paper, 'Last updates', table(paper, columns, rows));
}

const more = (count: number) => (count > SHOWN ? [`  … and ${count - SHOWN} more`] : []);
