import type { SessionHead } from '@msp/protocol';
import { change } from '../output/bar.js';
import { counted, paragraph, section } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { ago, duration } from '../output/time.js';

/** What a session was about, in the words of whoever recorded it. */
export function aboutOf({ summary, goal, description, counts }: SessionHead): string {
  return summary ?? goal ?? description ?? `${counted(counts.updates, 'update')}, no summary`;
}

/** What the last session of the project left: when, how far, its summary and its next steps. */
export function previousLines(paper: Paper, previous: SessionHead | null): string[] {
  if (!previous) return [];
  const when = ago(previous.endTime ?? previous.lastEventTime, paper.now);
  const hours = previous.duration === null ? '' : `, ${duration(previous.duration)}`;
  const moved = change(previous.startProgress, previous.endProgress);
  return section(paper, 'Last session', [
    `  ${paper.style.faint(`${when}${hours}, ${moved}`)}`,
    ...paragraph(paper, aboutOf(previous)),
    ...previous.nextSteps.flatMap((step) => paragraph(paper, step, 'Next: ')),
  ]);
}
