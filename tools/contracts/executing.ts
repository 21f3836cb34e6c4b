/** A stand-in for a GraphQL service that executes the service's own schema: what it answers fits the schema, or is an error. */

import type { Json } from '@msp/protocol';
import type { Service, ServiceAnswer, ServiceRequest } from '@msp/testing';
import { execute, type GraphQLResolveInfo } from 'graphql';
import { readAsked } from './graphql/asked.ts';
import { type Resolvers, schemaOf } from './graphql.ts';

/** What a stand-in does beside resolving. */
export interface ExecutingOptions {
  /** Answers in place of the schema: who is not known, who asks too often. Null: go on. */
  readonly before?: (request: ServiceRequest) => ServiceAnswer | null;
  /** Headers of every answer. */
  readonly headers?: () => Readonly<Record<string, string>>;
  /** What the tool holds now. */
  readonly state?: () => unknown;
}

/**
 * Executes documents by a schema in the folder of the contracts, with resolvers by the names of types and fields. Without a resolver
 * a field is the property of its name. A document that is not valid has status 400; an error of a resolver 200, or the status in
 * its extensions (`http`, see `refusal`), which are not sent.
 *
 * @example
 * executing('linear/schema.graphql', { Query: { viewer: () => ({ id: 'u1', name: 'Ada' }) } })
 */
export function executing(file: string, resolvers: Resolvers, options: ExecutingOptions = {}): Service {
  return {
    async answer(request) {
      const early = options.before?.(request);
      if (early) return early;
      const headers = options.headers?.() ?? {};
      const schema = schemaOf(file);
      const asked = readAsked(schema, request);
      if ('problems' in asked) {
        const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' };
        return {
          status: 400,
          headers,
          body: { errors: asked.problems.map((message) => ({ message, extensions })) },
        };
      }
      const { data, errors } = await execute({
        ...{ schema, document: asked.document, variableValues: asked.variables, contextValue: request },
        operationName: asked.operation.name?.value ?? null,
        fieldResolver: (
          source: Record<string, unknown> | undefined,
          given,
          context,
          info: GraphQLResolveInfo,
        ) => {
          const resolver = resolvers[info.parentType.name]?.[info.fieldName];
          if (resolver) return resolver(source, given, context);
          const value = source?.[info.fieldName];
          return typeof value === 'function' ? value.call(source, given, context) : value;
        },
      });
      const told = (errors ?? []).map(({ message, path, extensions: { http, ...others } }) => ({
        told: { message, ...(path && { path: [...path] }), extensions: others },
        status: (http as { status?: number } | undefined)?.status ?? 200,
      }));
      const status = Math.max(200, ...told.map((each) => each.status));
      const body = { data: data ?? null, ...(told.length > 0 && { errors: told.map((each) => each.told) }) };
      return { status, headers, body: JSON.parse(JSON.stringify(body)) as Json };
    },
    ...(options.state && { state: options.state }),
  };
}
