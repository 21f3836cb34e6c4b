import type { EndResult } from '@msp/core';
import type { SessionHead } from '@msp/protocol';
import { counted, type Field, fields } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { duration } from '../output/time.js';
import { updateLines } from './ledger.js';
import { progressLines } from './progress.js';

const LAST_UPDATES = 5;

/** What a session brought, in numbers. */
export function endedFields(head: SessionHead, paper: Paper): Field[] {
  const { counts } = head;
  const recorded = [
    counted(counts.updates, 'update'),
    counted(counts.decisions, 'decision'),
    counted(counts.entities, 'entity'),
    counted(counts.blockers, 'blocker'),
    counted(counts.notes, 'note'),
  ];
  return [
    ['Project', head.project],
    ['Duration', head.duration === null ? 'not ended' : duration(head.duration)],
    ['Progress', progressLines(head, paper, true)],
    ['Recorded', recorded.join(', ')],
  ];
}

/** The end of a session: how long, how far, what was recorded, delivered and queued. */
export function endView(
  result: EndResult & { readonly nothingFor: readonly string[] },
  paper: Paper,
): string[] {
  const { session, delivered, queued, archive, nothingFor } = result;
  const { style } = paper;
  return [
    `${style.good('Session ended')}  ${style.strong(session.id)}`,
    '',
    ...fields(paper, [
      ...endedFields(session, paper),
      session.summary === null ? null : ['Summary', session.summary],
      ...session.nextSteps.map((step, index): Field => [index === 0 ? 'Next' : '', step]),
      ['Delivered', String(delivered)],
      ['Queued', String(queued)],
      ...nothingFor.map(
        (name, index): Field => [
          index === 0 ? 'Nothing for' : '',
          `${name} (it names nothing to write on, or that is switched off: msp plugin info ${name})`,
        ],
      ),
      archive === null ? null : ['Archive', archive],
    ]),
    ...updateLines(paper, session.updates.slice(-LAST_UPDATES)),
  ];
}
