/** Records in a reply. Pure. */
import type { Json, Reply } from '@msp/protocol';

/** A record: its columns by name. */
export type Row = Readonly<Record<string, Json>>;

/** The records of an answer. @throws where the reply is none, with what the database said */
export function rowsOf(reply: Reply): readonly Row[] {
  if (reply.kind === 'failure') throw new Error(reply.message);
  const { records } = (reply.value ?? {}) as { records?: unknown };
  if (!Array.isArray(records)) throw new Error('Neo4j answered with something that holds no records');
  return records as Row[];
}

/** A text, or undefined where the value is none or empty. */
export const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
