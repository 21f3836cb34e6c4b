/** What a query of ours asks for. Pure. */
import type { Json, Query } from '@msp/protocol';

/** One statement with its parameters. */
export interface Statement {
  readonly text: string;
  readonly parameters: { readonly [name: string]: Json };
}

/** The statements of a query, to be run in one transaction; null where it is not Cypher. */
export function statementsOf(query: Query): readonly Statement[] | null {
  if (query.language !== 'cypher') return null;
  if ('text' in query) return [{ text: query.text, parameters: query.parameters as Statement['parameters'] }];
  const statements = 'document' in query ? query.document.statements : null;
  return Array.isArray(statements) && statements.every(isStatement) ? statements : null;
}

function isStatement(value: unknown): value is Statement {
  const { text, parameters } = (value ?? {}) as Record<string, unknown>;
  return typeof text === 'string' && typeof parameters === 'object' && parameters !== null;
}
