/** Many operations as one query: a transaction with one statement for each kind of event. Pure. */
import type { Json, Operation, Query } from '@msp/protocol';
import { STATEMENTS } from './statements.js';

type Row = Readonly<Record<string, Json>>;

/** Parts of a row that a later one replaces: the highest version of an `id` counts, of a resolution the lowest. */
const REPLACED = { session: 1, project: 1, goal: 1, summary: 1, latest: 1, resolution: -1 } as const;

/** A transaction of more characters than this is not made: a server has to hold it in memory. */
const LARGEST = 8_000_000;

export const combine = { limit: 500, merge } as const;

/**
 * One query for all of these operations; null where one of them is not a row of {@link STATEMENTS}, or all are too large.
 *
 * Statements stand in the order in which they first appear. As each of them comes to the same whatever came before, rows of
 * different statements need not keep their order. Of what a session or project is, only the last word is sent.
 */
function merge(operations: readonly Operation[]): Query | null {
  const rowsOf = new Map<string, Row[]>();
  let size = 0;
  for (const { query } of operations) {
    if (!('text' in query) || !STATEMENTS.includes(query.text)) return null;
    const rows = (query.parameters.rows ?? []) as unknown as Row[];
    size += JSON.stringify(rows).length;
    const gathered = rowsOf.get(query.text);
    if (gathered) gathered.push(...rows);
    else rowsOf.set(query.text, [...rows]);
  }
  if (size > LARGEST) return null;
  const kept = lastWords([...rowsOf.values()].flat());
  const statements = [...rowsOf].map(([text, rows]) => ({
    text,
    parameters: { rows: rows.map((row) => withLastWords(row, kept)) },
  }));
  return { language: 'cypher', document: { statements } };
}

interface Part {
  readonly id: string;
  readonly version: string;
}

/** The parts that are to be sent. */
function lastWords(rows: readonly Row[]): ReadonlySet<unknown> {
  const best = new Map<string, Part>();
  for (const row of rows)
    for (const [name, direction] of Object.entries(REPLACED)) {
      const part = row[name] as unknown as Part | undefined;
      if (!part) continue;
      const key = `${name} ${part.id}`;
      const before = best.get(key);
      if (!before || (direction > 0 ? part.version > before.version : part.version < before.version))
        best.set(key, part);
    }
  return new Set(best.values());
}

function withLastWords(row: Row, kept: ReadonlySet<unknown>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, name in REPLACED && !kept.has(value) ? null : value]),
  );
}
