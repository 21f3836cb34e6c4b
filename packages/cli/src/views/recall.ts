import type { RecallAnswer } from '@msp/core';
import type { RecallResult } from '@msp/protocol';
import { section } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { table } from '../output/table.js';
import { ago } from '../output/time.js';
import { sessionLines } from './sessions.js';

/** What a result is called. */
const KINDS: Readonly<Record<string, string>> = {
  'session-started': 'started',
  'update-recorded': 'update',
  'decision-made': 'decision',
  'entity-created': 'entity',
  'blocker-raised': 'blocker',
  'blocker-resolved': 'resolved',
  'note-taken': 'note',
  'goal-changed': 'goal',
  'session-ended': 'ended',
};

/** What was found, the best first; without a question what happened last. */
export function recallView(
  { results, sessions, query }: RecallAnswer & { query: string | undefined },
  paper: Paper,
): string[] {
  const asked = query !== undefined && query.trim() !== '';
  if (asked && results.length === 0)
    return ['Nothing that was recorded fits. Fewer or other words find more.'];
  if (asked) return found(results, paper);
  if (sessions.length === 0) return ['Nothing was recorded yet.'];
  const last = section(paper, 'Last sessions', sessionLines(sessions, paper)).slice(1);
  if (results.length === 0)
    return [...last, '', 'Nothing that fits is in them. Look further back: msp recall --depth 20'];
  return [...last, ...section(paper, 'What happened last', found(results, paper))];
}

function found(results: readonly RecallResult[], paper: Paper): string[] {
  const { style } = paper;
  const rows = results.map(({ id, type, text, timestamp }) => [
    id,
    KINDS[type] ?? type,
    text,
    ago(timestamp, paper.now),
  ]);
  return table(
    paper,
    [{ paint: style.faint }, {}, { flexible: true }, { paint: style.faint, align: 'right' }],
    rows,
    3,
  );
}
