import type { StartResult } from '@msp/core';
import { fields } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { blockerLines, decisionLines } from './ledger.js';
import { previousLines } from './previous.js';
import { progressLines } from './progress.js';

/** Nothing is connected yet: connectors come with the next step. */
const INTEGRATIONS = 'Integrations: none connected';

/** What is needed to go on: the session, where the last one ended, what blocks, what was decided. */
export function startView(
  result: Omit<StartResult, 'warnings' | 'state'>,
  paper: Paper,
  verb = 'started',
): string[] {
  const { head, previous, openBlockers, recentDecisions } = result;
  const { style } = paper;
  return [
    `${style.good(`Session ${verb}`)}  ${style.strong(head.id)}`,
    '',
    ...fields(paper, [
      ['Project', head.project],
      ['Progress', progressLines(head, paper)],
      head.goal === null ? null : ['Goal', head.goal],
      head.description === null ? null : ['About', head.description],
      head.epic === null ? null : ['Epic', head.epic],
      head.type === null ? null : ['Type', head.type],
      head.branch === null ? null : ['Branch', head.branch],
    ]),
    ...previousLines(paper, previous),
    ...blockerLines(paper, openBlockers),
    ...decisionLines(paper, recentDecisions),
    '',
    style.faint(INTEGRATIONS),
  ];
}
