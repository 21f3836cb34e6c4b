import type { StartResult } from '@msp/core';
import { fields } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { aboutFields } from './about.js';
import { blockerLines, decisionLines } from './ledger.js';
import { previousLines } from './previous.js';

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
    ...fields(paper, [...aboutFields(head, paper)]),
    ...previousLines(paper, previous),
    ...blockerLines(paper, openBlockers),
    ...decisionLines(paper, recentDecisions),
    '',
    style.faint(INTEGRATIONS),
  ];
}
