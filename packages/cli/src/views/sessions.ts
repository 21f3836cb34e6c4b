import type { SessionHead } from '@msp/protocol';
import { bar } from '../output/bar.js';
import { paragraph } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { table } from '../output/table.js';
import { ago } from '../output/time.js';
import { aboutOf } from './previous.js';

/**
 * Sessions as rows: id, status, project, progress, when it started, and whose it is.
 *
 * @param withUser where several people's sessions stand together
 */
export function sessionLines(sessions: readonly SessionHead[], paper: Paper, withUser = false): string[] {
  const { style } = paper;
  const status = (word: string) =>
    word === 'active' ? style.good(word) : word === 'crashed' ? style.bad(word) : word;
  const rows = sessions.map((head) => [
    head.id,
    head.status,
    head.project,
    bar(head.endProgress, 5),
    ago(head.startTime, paper.now),
    withUser ? `${head.user}${head.branch ? ` on ${head.branch}` : ''}` : '',
  ]);
  const columns = [
    { paint: style.strong },
    { paint: status },
    {},
    { paint: style.accent },
    { paint: style.faint },
    {},
  ];
  return table(paper, columns, rows);
}

/** `msp sessions`: each with what it was about in the line below. */
export function sessionsView(sessions: readonly SessionHead[], paper: Paper): string[] {
  if (sessions.length === 0) return ['There are no such sessions. Start one: msp start'];
  const several = new Set(sessions.map(({ user }) => user)).size > 1;
  const rows = sessionLines(sessions, paper, several);
  const height = rows.length / sessions.length;
  return sessions.flatMap((head, index) => [
    ...rows.slice(index * height, (index + 1) * height),
    ...paragraph(paper, aboutOf(head), '  ', 1).map(paper.style.faint),
  ]);
}
