/** Queries that are asked outside of operations: probes, connection checks, questions. */
import { type Configured, requested } from '@msp/core';
import type { Query, RequestContext, Session } from '@msp/protocol';
import { factsOf } from './planned.js';

/**
 * A query that a pure part makes of its context, as the host would keep it.
 *
 * @throws an `Error` where the part throws, or what it returns is no query
 */
export function queryOf(
  configured: Configured,
  session: Session | null,
  ask: (context: RequestContext) => unknown,
  request = 'request-0',
): Query {
  const [operation] = requested(configured, factsOf(request, session), (context) => [
    { key: 'question', lane: 'question', summary: 'question', query: ask(context), delivery: 'idempotent' },
  ]);
  if (!operation) throw new Error('it returned no query');
  return operation.query;
}
