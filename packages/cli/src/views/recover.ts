import type { RecoverResult, StartResult } from '@msp/core';
import type { SessionHead } from '@msp/protocol';
import { fields } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { table } from '../output/table.js';
import { ago } from '../output/time.js';
import { endedFields } from './end.js';
import { startView } from './start.js';

/** Sessions that wait to be recovered, and how. */
export function recoverableView(sessions: readonly SessionHead[], paper: Paper): string[] {
  const [newest] = sessions;
  if (!newest) return ['No session waits to be recovered.'];
  const { style } = paper;
  const rows = sessions.map(({ id, project, endProgress, lastEventTime, goal, description, counts }) => [
    id,
    project,
    `${endProgress}%`,
    ago(lastEventTime, paper.now),
    goal ?? description ?? `${counts.updates} updates`,
  ]);
  const columns = [
    { paint: style.strong },
    {},
    { align: 'right' as const },
    { paint: style.faint },
    { flexible: true },
  ];
  return [
    style.strong('Sessions that wait to be recovered'),
    ...table(paper, columns, rows),
    '',
    `Go on with one:  msp recover ${newest.id} --resume`,
    'Or end it with --complete, or give it up with --discard: nothing of it is deleted.',
  ];
}

/** What became of a session that had crashed. */
export function recoveredView(result: RecoverResult, started: StartResult, paper: Paper): string[] {
  if (result.action === 'resume') return startView(started, paper, 'resumed');
  const { style } = paper;
  const { head, archive } = result;
  const verb = result.action === 'complete' ? 'completed' : 'discarded; it is kept, marked as crashed';
  return [
    `${style.good('Session')} ${style.strong(head.id)} ${style.good(verb)}`,
    '',
    ...fields(paper, [...endedFields(head, paper), archive === null ? null : ['Archive', archive]]),
  ];
}
