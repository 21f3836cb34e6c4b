/** What connected tools know, for people. */
import { type Known, repositoryOf, workflowOf } from '@msp/core';
import type { StoredFeedItem } from '@msp/protocol';
import { counted, paragraph, section } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { table } from '../output/table.js';
import { ago } from '../output/time.js';

const MOST_RUNS = 10;

/** The runs of the branch, how much belongs to the session, and which tool cannot be asked now. */
export function toolLines({ references, runs, states }: Known, paper: Paper): string[] {
  const { style, now } = paper;
  const several = new Set(runs.map(repositoryOf)).size > 1;
  const nameOf = (run: StoredFeedItem) =>
    [several ? (repositoryOf(run) ?? '') : '', workflowOf(run)].filter(Boolean).join(' ');
  // What failed is not left out for what went well.
  const rows = [...runs.filter(isBad), ...runs.filter((run) => !isBad(run))]
    .slice(0, MOST_RUNS)
    .map((run) => [nameOf(run), run.state ?? '', run.time ? ago(run.time, now) : '']);
  const columns = [{}, { paint: (text: string) => painted(text, paper) }, { paint: style.faint }];
  const failing = states.filter(({ problem }) => problem !== null);
  const plugins = [...new Set(failing.map(({ plugin }) => plugin))];
  return section(paper, 'From your tools', [
    ...(rows.length > 0 ? table(paper, columns, rows) : []),
    ...(references.length > 0 ? paragraph(paper, `Belong to this session: ${numbersOf(references)}`) : []),
    ...plugins.flatMap((plugin) => {
      const state = failing.find((each) => each.plugin === plugin);
      const since = state?.syncedAt ? `as of ${ago(state.syncedAt, now)}` : 'nothing is known yet';
      return paragraph(paper, `${plugin}: ${state?.problem} (${since})`).map(style.caution);
    }),
  ]);
}

const BAD = /fail|error|cancel|timed|broken/i;

const isBad = ({ state = '' }: StoredFeedItem): boolean => BAD.test(state);

function painted(state: string, { style }: Paper): string {
  if (/^(success|succeeded|passed|completed|ok)$/i.test(state)) return style.good(state);
  return BAD.test(state) ? style.bad(state) : style.caution(state);
}

/** @example '3 commits, 1 comment' */
function numbersOf(items: readonly StoredFeedItem[]): string {
  const kinds = new Map<string, number>();
  for (const { kind } of items) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return [...kinds]
    .map(([kind, count]) => counted(count, kind === 'other' ? 'other thing' : kind))
    .join(', ');
}
