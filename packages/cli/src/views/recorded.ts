import type { RecordResult } from '@msp/core';
import type { Recorded } from '@msp/protocol';
import { type Field, fields } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { progressLines } from './progress.js';

/** What people call the records, by the type of their event. */
const NAMES: Readonly<Record<string, string>> = {
  'update-recorded': 'Update',
  'decision-made': 'Decision',
  'entity-created': 'Entity',
  'blocker-raised': 'Blocker',
  'blocker-resolved': 'Resolved',
  'note-taken': 'Note',
  'goal-changed': 'Goal',
};

/** What was recorded just now, what its text said beside, and where the session is. */
export function recordedView({ head, recorded, blocker }: RecordResult, paper: Paper): string[] {
  const [main, ...found] = recorded;
  if (!main) return [];
  const { style } = paper;
  const all: Field[] = [[nameOf(main), blocker?.description ?? main.text]];
  if (blocker?.resolution) all.push(['Solution', blocker.resolution]);
  if (main.type === 'update-recorded') {
    all.push(['Progress', progressLines(head, paper)]);
  }
  for (const extra of found) {
    all.push([`+ ${nameOf(extra).toLowerCase()}`, `${extra.text} (${extra.id}, found in the text)`]);
  }
  return [`${style.good('Recorded')} ${style.strong(main.id)}`, ...fields(paper, all)];
}

const nameOf = ({ type }: Recorded) => NAMES[type] ?? type;
