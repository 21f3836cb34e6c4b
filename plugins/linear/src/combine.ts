/** Several mutations as one request. Pure. */
import type { Operation } from '@msp/protocol';
import type { Parts } from './contract.js';
import { type Call, callIn, render, STATEMENTS } from './statements.js';

/**
 * So many at once. Three bounds are kept: the 10,000 points that one request may have (a mutation of ours costs about three, so that
 * it could be thousands); the 30 seconds of a request, within which Linear carries them out one after another (half a second for
 * each, which is much); and the 64 of one session that MSP hands over at once. Not more than that, because one that is refused takes
 * the answers of all others of its request away, which go around again.
 */
const TOGETHER = 50;
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
