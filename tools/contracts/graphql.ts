/** Contracts that are GraphQL schemas: whether a document is one that the service takes, and a reply what was asked for. */
import { readFileSync } from 'node:fs';
import type { ServiceRequest } from '@msp/testing';
import { buildSchema, GraphQLError, type GraphQLSchema } from 'graphql';
import type { Contract } from './contract.ts';
import { readAsked } from './graphql/asked.ts';
import { replyProblems } from './graphql/reply.ts';
import { withScalars } from './graphql/scalars.ts';
import { contractFile } from './place.ts';

const schemas = new Map<string, GraphQLSchema>();

/** The schema of a file in the folder of the contracts. It is read once. */
export function schemaOf(file: string): GraphQLSchema {
  const known = schemas.get(file);
  if (known) return known;
  const made = withScalars(buildSchema(readFileSync(contractFile(file), 'utf8'), { assumeValidSDL: true }));
  schemas.set(file, made);
  return made;
}

/**
 * A contract from a schema: every document is validated, its variables are coerced, and a reply is compared with what was asked.
 * Operations are called by their fields: `Mutation.commentCreate`.
 *
 * @example graphqlContract('linear/schema.graphql')
 */
export function graphqlContract(file: string): Contract {
  return {
    file,
    look(request) {
      const schema = schemaOf(file);
      const asked = readAsked(schema, request);
      if ('problems' in asked) return { operations: [], problems: asked.problems, judge: () => [] };
      return {
        operations: asked.fields,
        problems: [],
        judge: (answer) => replyProblems(schema, asked, answer),
        took: ({ status = 200, body }) =>
          status < 400 && typeof body === 'object' && body !== null && !('errors' in body),
      };
    },
  };
}

/** What a stand-in does for a field: by the name of its type, and of the field. Without, the property of that name is taken. */
export type Resolvers = Readonly<
  Record<
    string,
    // biome-ignore lint/suspicious/noExplicitAny: each field has a type of its own, and the schema checks what comes out
    Readonly<Record<string, (source: any, args: any, request: ServiceRequest) => unknown>>
  >
>;

/** A refusal that a stand-in throws: with `code` among its extensions, and the status of the reply. */
export const refusal = (message: string, code: string, status = 200): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status } } });
