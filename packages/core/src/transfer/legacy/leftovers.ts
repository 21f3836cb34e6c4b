/** What belongs to no session: figures of days, documents of an unknown shape, queries without their session. Pure. */
import type { LegacyRecord } from './records.js';
import { identityOf, type LegacyFile, type LegacySession } from './session.js';
import { parseTime } from './times.js';
import { field, percent } from './values.js';

/** A figure of a day, as a person would say it, e.g. `2025-01-16: 3 sessions, progress 45%, 2 decisions`. */
function dayNote(day: string, figures: unknown): LegacyRecord {
  const said = [
    [field(figures, 'sessions'), (count: unknown) => `${count} sessions`],
    [field(figures, 'totalProgress', 'progress'), (count: unknown) => `progress ${count}%`],
    [field(figures, 'decisions'), (count: unknown) => `${count} decisions`],
  ] as const;
  const parts = said.flatMap(([count, say]) => (typeof count === 'number' ? say(count) : []));
  const text = `${day}: ${parts.join(', ') || JSON.stringify(figures)}`;
  return { kind: 'note', at: parseTime(day), original: { [day]: figures }, detected: null, text };
}

/** The entries of a file of days that no session covers. */
function uncovered(value: unknown, covered: ReadonlySet<string>): [day: string, figures: unknown][] {
  return Object.entries(value as object).filter(([day]) => !covered.has(day));
}

function localDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * One completed session that keeps what no other one does; an empty list where there is nothing to keep.
 *
 * @param days files with figures by day; days on which a session started or ended are covered by it
 */
export function keepLeftovers(
  sessions: readonly LegacySession[],
  days: readonly LegacyFile[],
  others: readonly LegacyFile[],
): LegacySession[] {
  const covered = new Set(sessions.flatMap(({ start, end }) => [start, end ?? start].map(localDay)));
  const left = days.flatMap((file) => {
    const entries = uncovered(file.value, covered);
    return entries.length === 0 ? [] : [{ ...file, value: Object.fromEntries(entries) }];
  });
  const files = [...left, ...others];
  const [first] = files;
  if (!first) return [];
  const records = left.flatMap(({ value }) =>
    Object.entries(value).map(([day, figures]) => dayNote(day, figures)),
  );
  const document = { files: files.map(({ source, value }) => ({ source, document: value })) };
  const identity = identityOf('leftovers', document);
  const reached = left
    .flatMap(({ value }) => Object.values(value))
    .map((figures) => percent(field(figures, 'totalProgress')));
  // It must not pass for the last session of the project: the next one would go on from its progress.
  const known = [...records.map(({ at }) => at), ...sessions.map((session) => session.start)];
  const times = known.flatMap((at) => at?.getTime() ?? []);
  const start = times.length > 0 ? new Date(Math.min(...times)) : first.written;
  return [
    {
      id: `${first.layout}-leftovers-${identity.slice(0, 8)}`,
      identity,
      layout: first.layout,
      source: files.map(({ source }) => source).join(', '),
      document,
      project: null,
      user: null,
      machine: null,
      status: 'completed',
      start,
      end: null,
      startProgress: 0,
      endProgress: reached.findLast((progress) => progress !== null) ?? null,
      description: 'What an older MSP kept outside its sessions.',
      goal: null,
      epic: null,
      type: null,
      branch: null,
      summary: null,
      nextSteps: [],
      records,
      isStub: false,
    },
  ];
}
