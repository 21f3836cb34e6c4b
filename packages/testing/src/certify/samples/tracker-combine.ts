import type { HttpQuery, Operation, Plugin } from '@msp/protocol';
import { url } from './tracker-queries.js';

const requestOf = ({ query }: Operation): HttpQuery['request'] | null =>
  'request' in query && query.request.method === 'PUT' ? query.request : null;

/** Comments go together; nothing else does. */
export const combine: NonNullable<Plugin['combine']> = {
  limit: 10,
  merge(operations) {
    const requests = operations.map(requestOf);
    const [first] = requests;
    if (!first?.headers || requests.includes(null)) return null;
    const writes = requests.flatMap((request) =>
      request ? [{ url: request.url, body: request.body ?? null }] : [],
    );
    return {
      language: 'http',
      request: { method: 'POST', url: url('batch'), headers: first.headers, body: { writes } },
    };
  },
};
