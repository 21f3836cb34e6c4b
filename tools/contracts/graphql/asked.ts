import type { ServiceRequest } from '@msp/testing';
import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';

/** What a request asks for. */
export interface Asked {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As they came. */
  readonly variables: Record<string, unknown>;
  /** The fields of the root: `Query.viewer`. */
  readonly fields: readonly string[];
}

/** Reads a request, and validates it as the service does; or what is wrong with it. */
export function readAsked(
  schema: GraphQLSchema,
  { method, value, query: address }: ServiceRequest,
): Asked | { readonly problems: string[] } {
  const no = (...problems: string[]) => ({ problems });
  if (method !== 'POST') return no('it has to be a POST');
  const first = [...address.keys()][0];
  if (first !== undefined) return no(`the query parameter ${first} is not known`);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return no('the body is no JSON object');
  const { query, variables = {}, operationName } = value as Record<string, unknown>;
  if (typeof query !== 'string') return no('the body: /query is missing');
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return no(`the document cannot be read: ${String((error as Error).message)}`);
  }
  const errors = validate(schema, document);
  if (errors.length > 0) return no(...errors.map(({ message }) => `the document: ${message}`));
  const operation = getOperationAST(document, typeof operationName === 'string' ? operationName : null);
  if (!operation) return no('it does not say which operation');
  const given = (variables ?? {}) as Record<string, unknown>;
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  if (coerced.errors) return no(...coerced.errors.map(({ message }) => `the variables: ${message}`));
  const known = new Set((operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value));
  const unknown = Object.keys(given).filter((name) => !known.has(name));
  if (unknown.length > 0) return no(...unknown.map((name) => `the variables: $${name} is not known`));
  const type = schema.getRootType(operation.operation)?.name ?? '';
  const fields = [...new Set(rootFields(document, operation.selectionSet))].map((name) => `${type}.${name}`);
  return { document, operation, variables: given, fields };
}

function rootFields(document: DocumentNode, { selections }: SelectionSetNode): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFields(document, selection.selectionSet);
    const fragment = document.definitions.find(
      (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? rootFields(document, fragment.selectionSet) : [];
  });
}
