/** A small stand-in for Linear: what its API would do with requests. The certification sends to it, and makes it fail. */
import type { Json } from '@msp/protocol';
import type { Service, ServiceAnswer, ServiceRequest } from '@msp/testing';
import { buildSchema, type GraphQLSchema, graphql } from 'graphql';
import { LinearModel } from './linear.js';
import { unauthenticated } from './refusals.js';
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
}

let small: GraphQLSchema | null = null;

/** The service that executes a schema. @param schema as much as is needed, or Linear's own, whole */
export function service(schema?: GraphQLSchema): LinearService {
  small ??= buildSchema(SCHEMA);
  const executed = schema ?? small;
  const model = new LinearModel();
  const made: LinearService = {
    ...{ model, instead: null, knows: (authorization) => authorization !== '', headers: budgets(2499) },
    async answer(request) {
      const { headers, value } = request;
      const early = made.instead?.(request);
      if (early) return early;
      if (!made.knows(headers.authorization ?? '')) return unauthenticated();
      const { query, variables } = value as {
        readonly query: string;
        readonly variables: Record<string, unknown>;
      };
      const { data, errors } = await graphql({
        ...{ schema: executed, source: query, rootValue: model.root, variableValues: variables },
      });
      const wrong = errors?.map(({ message, path, extensions }) => ({
        ...{ message, ...(path && { path }) },
        extensions:
          'code' in extensions ? extensions : { type: 'graphql error', code: 'GRAPHQL_VALIDATION_FAILED' },
      }));
      const status = data === undefined ? 400 : 200;
      const body = { data: data ?? null, ...(wrong && { errors: wrong }) };
      return { status, headers: made.headers, body: JSON.parse(JSON.stringify(body)) as Json };
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
