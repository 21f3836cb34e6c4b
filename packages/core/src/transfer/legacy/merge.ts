/** Several files that tell of one session. Pure. */
import type { LegacyRecord } from './records.js';
import type { LegacySession } from './session.js';

/** Lists of those that share a key, in the order in which the keys first came. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** What makes a record the same in two files: its kind, what stands there, and how often that stood before. */
function keysOf(records: readonly LegacyRecord[]): string[] {
  const seen = new Map<string, number>();
  return records.map(({ kind, original }) => {
    const key = `${kind} ${JSON.stringify(original)}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return `${key} ${seen.get(key)}`;
  });
}

/** The records of the first list, and those of the second that it does not have. */
function union(first: readonly LegacyRecord[], second: readonly LegacyRecord[]): readonly LegacyRecord[] {
  const there = new Set(keysOf(first));
  const keys = keysOf(second);
  return [...first, ...second.filter((_, index) => !there.has(keys[index] ?? ''))];
}

const FURTHER_ON = { active: 0, crashed: 1, discarded: 2, completed: 3 } as const;

/** The file that tells most comes first; of equal ones that in which the session is further on. */
const byFullness = (one: LegacySession, other: LegacySession) =>
  other.records.length - one.records.length || FURTHER_ON[other.status] - FURTHER_ON[one.status];

function merged(files: readonly LegacySession[]): LegacySession {
  const ordered = files.toSorted(byFullness);
  const [first, ...others] = ordered as [LegacySession, ...LegacySession[]];
  const different = others.filter(
    ({ document }) => JSON.stringify(document) !== JSON.stringify(first.document),
  );
  if (different.length === 0) return first;
  const documents = [first, ...different].map(({ source, document }) => ({ source, document }));
  const records = different.reduce((all, { records: more }) => union(all, more), first.records);
  return { ...first, records, document: { files: documents } };
}

/** Each session once, with everything that any file tells of it; where files differ all their documents are kept. */
export function mergeSessions(sessions: readonly LegacySession[]): LegacySession[] {
  return [...groupBy(sessions, ({ identity }) => identity).values()].map(merged);
}
