import type { OutboxEntry } from '@msp/protocol';
import { label, paragraph } from '../output/layout.js';
import { displayLines } from '../output/lines.js';
import type { Paper } from '../output/paper.js';
import { table } from '../output/table.js';
import { localTime } from '../output/time.js';
import type { ToldThing } from '../plugins/send-request.js';

/** What a tool told: a line for each thing, and below it what else is known of it. */
export function toldView(results: readonly ToldThing[], paper: Paper): string[] {
  const { style } = paper;
  if (results.length === 0) return ['The tool knows nothing of that kind.'];
  const columns = [
    { flexible: true },
    { paint: style.faint, width: results.some(({ time }) => time) ? 16 : 0 },
  ];
  return results.flatMap(({ title, detail, time, url, values }) => [
    ...table(paper, columns, [[title, time === null ? '' : when(time)]]),
    ...(detail === null ? [] : paragraph(paper, detail, '  ')),
    ...(values === null ? [] : paragraph(paper, figures(values), '  ').map(style.faint)),
    ...(url === null ? [] : [style.accent(`    ${label(url, 2000)}`)]),
  ]);
}

const when = (time: string) => (Number.isNaN(Date.parse(time)) ? time : localTime(time));

const figures = (values: NonNullable<ToldThing['values']>) =>
  Object.entries(values)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('  ');

/** Queries as they would be sent, and how to send them. */
export function generatedView(text: string, paper: Paper): string[] {
  return [...displayLines(text), '', paper.style.faint('Nothing was sent. To send it: add --send')];
}

/** What became of operations. */
export function sentView(entries: readonly OutboxEntry[], paper: Paper): string[] {
  const { style } = paper;
  if (entries.length === 0) return ['There was nothing new to do.'];
  return entries.flatMap(({ id, status, operation, problem }) => [
    ...(status === 'sent'
      ? paragraph(paper, operation.summary, '✓ ').map(style.good)
      : paragraph(paper, `${operation.summary} (entry ${id}, ${status})`, '✗ ').map(style.bad)),
    ...(problem === null || status === 'sent' ? [] : paragraph(paper, problem, '    ')),
  ]);
}
