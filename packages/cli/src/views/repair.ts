import { counted, fields, section } from '../output/layout.js';
import type { Paper } from '../output/paper.js';
import { table } from '../output/table.js';
import type { RepairResult } from '../repair.js';

const HEADINGS = {
  sound: 'The store is sound; nothing was changed.',
  derived: 'The log is sound; everything that is derived from it was derived anew.',
  rebuilt: 'The store was rebuilt.',
};

/** What was found, brought back, and put aside. */
export function repairView(
  { outcome, events, sessions, quarantine, sources }: RepairResult,
  paper: Paper,
): string[] {
  const { style } = paper;
  const read = sources
    .filter((source) => source.events > 0)
    .map(({ path, events: count }) => [path, counted(count, 'event')]);
  return [
    style.good(HEADINGS[outcome]),
    '',
    ...fields(paper, [
      ['It holds', `${counted(sessions, 'session')}, ${counted(events, 'event')}`],
      quarantine === null ? null : ['Put aside', quarantine],
    ]),
    ...section(
      paper,
      'Read from',
      table(paper, [{ flexible: true }, { paint: style.faint }], read.slice(0, 10)),
    ),
    ...(outcome === 'rebuilt' ? ['', 'See that all is there: msp sessions'] : []),
  ];
}
