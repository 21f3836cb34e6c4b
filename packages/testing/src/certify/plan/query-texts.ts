/** The texts of a query that are in a language: nothing of a person's may stand in them. Pure. */
import type { Json, Query } from '@msp/protocol';

/** Members of a body that hold a text in a language, where its parameters stand beside it. */
const TEXTS = ['query', 'statement', 'cypher', 'sql'];
const PARAMETERS = ['variables', 'parameters', 'params'];
const GRAPHQL = /^\s*(query|mutation|subscription|fragment|\{)/;

/** Query texts: that of a query in a language, and those in the body of a request (GraphQL, Cypher or SQL over HTTP). */
export function queryTexts(query: Query): string[] {
  if ('text' in query) return [query.text];
  return 'request' in query ? textsInBody(query.request.body) : [];
}

function textsInBody(body: Json | undefined): string[] {
  if (typeof body !== 'object' || body === null) return [];
  if (Array.isArray(body)) return body.flatMap(textsInBody);
  const members = body as Readonly<Record<string, Json>>;
  const hasParameters = PARAMETERS.some((name) => Object.hasOwn(members, name));
  return Object.entries(members).flatMap(([name, value]) => {
    if (typeof value !== 'string') return PARAMETERS.includes(name) ? [] : textsInBody(value);
    const isText = TEXTS.includes(name) && (hasParameters || (name === 'query' && GRAPHQL.test(value)));
    return isText ? [value] : [];
  });
}
