/** Several comments as one. Pure. */
import type { Operation, Query } from '@msp/protocol';
import { type Call, call, callIn } from './call.js';
import { ROUTES } from './routes.js';
import { LONGEST_BODY } from './text.js';

/** At most so many: a page of text, as people read it. */
export const combine = { limit: 50, merge } as const;

const BETWEEN = '\n\n---\n\n';

/** One comment with the marks of all, where all go to the same issue and fit; null otherwise, and for anything else. */
function merge(operations: readonly Operation[]): Query | null {
  const calls = operations.map(callIn);
  const [first] = calls;
  if (!first || !calls.every((each) => each !== null && goesWith(each, first))) return null;
  const body = calls.map((each) => String(each?.parameters.body)).join(BETWEEN);
  const since = calls.map((each) => each?.since ?? '').sort()[0];
  return body.length > LONGEST_BODY
    ? null
    : call({ ...first, parameters: { ...first.parameters, body }, ...(since && { since }) });
}

const goesWith = (each: Call, first: Call): boolean =>
  each.route === ROUTES.comment && typeof each.parameters.body === 'string' && where(each) === where(first);

const where = ({ find, parameters: { owner, repo, issue_number } }: Call): string =>
  JSON.stringify([owner, repo, issue_number, find]);
