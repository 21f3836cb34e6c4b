import type { SessionHead } from '@msp/protocol';
import type { Field } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { progressLines } from './progress.js';

/** What a session is about and how far it is: the rows with which `start` and `status` begin. */
export function aboutFields(head: SessionHead, paper: Paper): (Field | null)[] {
  return [
    ['Project', head.project],
    ['Progress', progressLines(head, paper)],
    head.goal === null ? null : ['Goal', head.goal],
    head.description === null ? null : ['About', head.description],
    head.epic === null ? null : ['Epic', head.epic],
    head.type === null ? null : ['Type', head.type],
    head.branch === null ? null : ['Branch', head.branch],
  ];
}
