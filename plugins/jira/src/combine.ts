/** Several operations as one request: comments on the same issue as one comment, new issues in bulk. Pure. */
import type { HttpQuery, Json, Operation } from '@msp/protocol';
import type { Parts } from './contract.js';
import { kindOf } from './operations/kinds.js';
import { bodyIn, commentBody } from './operations/writing.js';
import { bodySize, together } from './text/body.js';
import { LONGEST_BODY } from './text/pages.js';
import { addressText } from './wanted.js';

export const combine: Parts['combine'] = {
  // Jira makes so many issues at once.
  limit: 50,
  merge(operations) {
    const [first] = operations;
    if (!first || !operations.every((each) => goesWith(each, first))) return null;
    return kindOf(first) === 'create' ? inBulk(first, operations) : asOne(first, operations);
  },
};

/** Is it of the same kind, at the same address? Links in it are compared, too. */
const goesWith = ({ query }: Operation, first: Operation): boolean => {
  const kind = kindOf(first);
  if (kind !== 'comment' && kind !== 'create') return false;
  if (!('request' in query)) return false;
  const { method, url } = (query as HttpQuery).request;
  const other = (first.query as HttpQuery).request;
  return method === other.method && JSON.stringify(url) === JSON.stringify(other.url);
};

const withBody = ({ query }: Operation, body: Json, url?: string): HttpQuery => {
  const { request } = query as HttpQuery;
  return { language: 'http', request: { ...request, ...(url !== undefined && { url }), body } };
};

function asOne(first: Operation, operations: readonly Operation[]): HttpQuery | null {
  const body = together(operations.map((each) => bodyIn(each).body ?? null));
  if (body === null || bodySize(body) > LONGEST_BODY) return null;
  return withBody(
    first,
    commentBody(
      body,
      operations.map(({ key }) => key),
    ),
  );
}

const inBulk = (first: Operation, operations: readonly Operation[]): HttpQuery =>
  withBody(
    first,
    { issueUpdates: operations.map(bodyIn) },
    `${addressText((first.query as HttpQuery).request.url)}/bulk`,
  );
