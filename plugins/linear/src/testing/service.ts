/** A small stand-in for Linear: what its API would do with requests. The certification sends to it, and makes it fail. */
import type { Json } from '@msp/protocol';
import type { Service, ServiceAnswer, ServiceRequest } from '@msp/testing';
import { buildSchema, type GraphQLSchema, graphql } from 'graphql';
import { complete } from './complete.js';
import type { LeakyBucket } from './leaky-bucket.js';
import { LinearModel } from './linear.js';
import { overBudget, unauthenticated } from './refusals.js';
import { SCHEMA } from './schema.js';

/** A stand-in, and what a test may do behind its back. */
export interface LinearService extends Service {
  readonly model: LinearModel;
  /** What is answered in place of everything else; null for what Linear does. A test sets it. */
  instead: ((request: ServiceRequest) => ServiceAnswer | null) | null;
  /** Does it know this proof of who asks? A test may change it. */
  knows: (authorization: string) => boolean;
  /** Headers of every answer that is not given `instead`. */
  headers: Readonly<Record<string, string>>;
  /** The budget of complexity that is kept to, where a test wants one. */
  bucket: LeakyBucket | null;
}

let small: GraphQLSchema | null = null;

/**
 * The service that executes a schema.
 *
 * @param schema as much as is needed, or Linear's own, whole
 * @param completed whether what the stand-in does not know is made up where the schema demands it, and what the schema does not know
 * is passed over: for the documents of Linear's SDK, which ask for every field there is, also those that are newer
 */
export function service(schema?: GraphQLSchema, completed = false): LinearService {
  small ??= buildSchema(SCHEMA);
  const executed = schema ?? small;
  const model = new LinearModel();
  const made: LinearService = {
    ...{ model, instead: null, knows: (authorization) => authorization !== '', headers: budgets(2499) },
    bucket: null,
    async answer(request) {
      const { headers, value } = request;
      const early = made.instead?.(request);
      if (early) return early;
      if (!made.knows(headers.authorization ?? '')) return unauthenticated();
      const { query, variables } = value as {
        readonly query: string;
        readonly variables: Record<string, unknown>;
      };
      const points = 3 * (query.match(/\bo\d+: /g)?.length ?? 1);
      const { bucket } = made;
      if (bucket && !bucket.take(points)) return overBudget(bucket.headers());
      const { data, errors } = completed
        ? await complete(executed, model.root, query, variables)
        : await graphql({
            ...{ schema: executed, source: query, rootValue: model.root, variableValues: variables },
          });
      const wrong = errors?.map(({ message, path, extensions }) => ({
        ...{ message, ...(path && { path }) },
        extensions:
          'code' in extensions ? extensions : { type: 'graphql error', code: 'GRAPHQL_VALIDATION_FAILED' },
      }));
      const status = data === undefined ? 400 : 200;
      const body = { data: data ?? null, ...(wrong && { errors: wrong }) };
      const told = bucket ? { ...bucket.headers(), 'x-complexity': String(points) } : made.headers;
      return { status, headers: told, body: JSON.parse(JSON.stringify(body)) as Json };
    },
    state: () => model.state(),
  };
  return made;
}

/** The headers that tell what is left of Linear's limits, until an hour after the beginning of 2027. */
export const budgets = (requests: number, complexity = 2_999_997): Record<string, string> => ({
  'x-complexity': '3',
  'x-ratelimit-requests-limit': '2500',
  'x-ratelimit-requests-remaining': String(requests),
  'x-ratelimit-requests-reset': '1798765200000',
  'x-ratelimit-complexity-limit': '3000000',
  'x-ratelimit-complexity-remaining': String(complexity),
  'x-ratelimit-complexity-reset': '1798765200000',
});
