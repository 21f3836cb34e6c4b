/** Several mutations as one request. Pure. */
import type { Operation } from '@msp/protocol';
import type { Parts } from './contract.js';
import { type Call, callIn, render, STATEMENTS } from './statements.js';

/**
 * So many at once. A mutation of ours costs about three points of the 10,000 that one request may have, so that complexity is no
 * bound; but Linear carries them out one after another within the 30 seconds of a request, and one that is refused sends all others
 * of its request around again.
 */
const TOGETHER = 25;
/** Characters of all their variables: far below what a gateway takes. */
const LONGEST = 500_000;

export const combine: Parts['combine'] = {
  limit: TOGETHER,
  merge(operations: readonly Operation[]) {
    const calls = operations.map(({ query }) => callIn(query));
    if (!calls.every((call): call is Call => call !== null && STATEMENTS[call.name].kind === 'mutation'))
      return null;
    const query = render('Together', calls);
    return JSON.stringify(query.parameters).length > LONGEST ? null : query;
  },
};
