/** Ties between things that are there: made by a person or an assistant, not by an event. Pure. */
import type { Answer, Operation, Verdict } from '@msp/protocol';
import { rowsOf } from './answer.js';
import { LABELS } from './setup.js';

/** Looks for a node by its id under every label: each look-up uses its label's constraint. */
const find = (side: 'from' | 'to') =>
  LABELS.map(
    (label, index) => `OPTIONAL MATCH (${side}${index}:${label} {mspId: row.${side}.${idOf(label)}})`,
  ).join('\n');

const idOf = (label: string) => (label === 'Entity' ? 'entity' : 'id');

const first = (side: 'from' | 'to') => `coalesce(${LABELS.map((_, index) => `${side}${index}`).join(', ')})`;

/** Links two nodes, each of them given as a record's id or an entity's name. Says how many links there are: none without both ends. */
export const LINK = `UNWIND $rows AS row
${find('from')}
${find('to')}
WITH row, ${first('from')} AS a, ${first('to')} AS b
FOREACH (one IN CASE WHEN a IS NULL OR b IS NULL THEN [] ELSE [row] END |
  MERGE (a)-[l:LINKS_TO {type: one.type}]->(b)
  ON CREATE SET l.timestamp = datetime(one.time))
RETURN a IS NOT NULL AS from, b IS NOT NULL AS to`;

/** Where a link was asked for and an end of it is not in the graph: the verdict that says which. */
export function missingEnds(reply: Answer, operations: readonly Operation[]): Verdict | null {
  const [operation] = operations;
  if (!operation || !('text' in operation.query) || operation.query.text !== LINK) return null;
  const [row] = rowsOf(reply);
  const missing = ['from', 'to'].filter((side) => row?.[side] !== true);
  if (missing.length === 0) return null;
  return {
    outcome: 'failed',
    reason: `the graph has nothing for ${missing.join(' and ')} of: ${operation.summary}`,
    hint: 'Name a record by its id, or an entity of the project by its name.',
  };
}
