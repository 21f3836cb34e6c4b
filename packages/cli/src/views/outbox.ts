import { isUnplanned } from '@msp/core';
import type { OutboxCount, OutboxEntry } from '@msp/protocol';
import { counted, fields, label, section } from '../output/layout.js';
import { displayLines } from '../output/lines.js';
import type { Paper } from '../output/paper.js';
import { table } from '../output/table.js';
import { ago, localTime } from '../output/time.js';
import { rendered } from '../plugins/render.js';

/** What `msp outbox list` shows. */
export interface OutboxPage {
  readonly entries: readonly OutboxEntry[];
  /** Of the statuses that were asked for. */
  readonly counts: readonly OutboxCount[];
  /** Plugins that have entries, and are not in the configuration any more. */
  readonly gone: readonly string[];
  /** Is it what waits that was asked for? */
  readonly waiting: boolean;
}

const paintsOf = ({ style }: Paper) => ({
  queued: style.accent,
  sent: style.good,
  parked: style.caution,
  discarded: style.faint,
});

/** One line for each entry, and below it what is wrong with it. */
export function outboxView({ entries, counts, gone, waiting }: OutboxPage, paper: Paper): string[] {
  const { style } = paper;
  if (entries.length === 0)
    return [waiting ? 'Nothing waits to be sent.' : 'There is nothing of that kind in the outbox.'];
  const paints = paintsOf(paper);
  const paint = (text: string) => paints[text.trim() as keyof typeof paints]?.(text) ?? text;
  const rows = entries.map(({ id, plugin, status, operation, plannedAt }) => [
    String(id),
    plugin,
    status,
    operation.summary,
    ago(plannedAt, paper.now),
  ]);
  const columns = [
    { paint: style.strong, align: 'right' as const },
    {},
    { paint },
    { flexible: true },
    { paint: style.faint, align: 'right' as const },
  ];
  const widths = [0, 1, 2, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const set = columns.map((column, index) => ({
    ...column,
    width: [widths[0], widths[1], widths[2], 0, widths[3]][index] ?? 0,
  }));
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return [
    ...entries.flatMap(({ problem }, index) => [
      ...table(paper, set, [rows[index] ?? []], 1),
      ...(problem === null ? [] : [style.faint(`    ${label(problem, paper.columns - 4)}`)]),
    ]),
    '',
    `  ${counts.map(({ plugin, status, count }) => `${plugin}: ${count} ${status}`).join(', ')}`,
    ...(all > entries.length
      ? [style.faint(`  Shown are ${entries.length} of ${all}. More: --limit ${all}`)]
      : []),
    ...gone.map((name) =>
      style.caution(`  ${name} is not in the configuration any more; its entries are kept`),
    ),
  ];
}

/** One entry: what is sent, and what became of it. */
export function entryView(entry: OutboxEntry, paper: Paper): string[] {
  const { id, plugin, version, status, operation, sessionId, sequence } = entry;
  const { style } = paper;
  const at = (instant: string) => `${localTime(instant)} (${ago(instant, paper.now)})`;
  const unplanned = isUnplanned(entry);
  return [
    `${style.strong(String(id))}  ${paintsOf(paper)[status](status)}  ${label(operation.summary, paper.columns - 24)}`,
    '',
    ...fields(paper, [
      ['Plugin', version === null ? plugin : `${plugin} ${version}`],
      sessionId === null ? null : ['Session', sessionId],
      sequence === 0 ? null : ['Event', `number ${sequence} of the log`],
      ['Lane', operation.lane],
      ['Key', operation.key],
      ['Delivery', operation.delivery],
    ]),
    ...section(paper, 'History', fields(paper, historyOf(entry, at))),
    ...section(
      paper,
      unplanned ? 'Nothing to send: the plugin failed' : 'What is sent',
      unplanned
        ? [`  Once it is mended: msp outbox retry ${id}`]
        : rendered(operation.query).flatMap((line) => displayLines(line)),
    ),
  ];
}

function historyOf(entry: OutboxEntry, at: (instant: string) => string): Parameters<typeof fields>[1] {
  const { plannedAt, attempts, failingSince, unsettledSince, problem, settledAt, status } = entry;
  return [
    ['Planned', at(plannedAt)],
    attempts === 0 ? null : ['Tried', counted(attempts, 'time')],
    failingSince === null ? null : ['Failing', `since ${at(failingSince)}`],
    unsettledSince === null ? null : ['Unknown', `whether it landed, since ${at(unsettledSince)}`],
    problem === null ? null : ['Problem', problem],
    settledAt === null
      ? null
      : [status === 'sent' ? 'Sent' : status === 'parked' ? 'Parked' : 'Given up', at(settledAt)],
  ];
}
