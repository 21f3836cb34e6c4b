import { type FoundItem, nameOf, type RecallAnswer, shortId } from '@msp/core';
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

/** What was found, the best first; without a question what happened last. What tools know comes below it. */
export function recallView(page: RecallPage, paper: Paper): string[] {
  const { results, items } = page;
  if (items.length === 0) return recorded(page, paper);
  const known = section(paper, 'From your tools', itemLines(items, paper));
  return results.length === 0 ? known.slice(1) : [...recorded(page, paper), ...known];
}

/** What `recall` shows. */
type RecallPage = RecallAnswer & {
  readonly query: string | undefined;
  /** What connected tools know. */
  readonly items: readonly FoundItem[];
};

function itemLines(items: readonly FoundItem[], paper: Paper): string[] {
  const { style, now } = paper;
  const rows = items.map(({ item }) => [
    shortId(nameOf(item)),
    item.kind,
    item.state ? `${item.title} (${item.state})` : item.title,
    item.time ? ago(item.time, now) : '',
  ]);
  return table(
    paper,
    [{ paint: style.faint }, {}, { flexible: true }, { paint: style.faint, align: 'right' }],
    rows,
    3,
  );
}

function recorded({ results, sessions, query }: RecallPage, paper: Paper): string[] {
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
