/** Puts what references stand for in their places, right before a query is sent. Pure. */
import type { HttpQuery, Link, LinkReference, Query, SecretReference } from '@msp/protocol';
import { type Replace, replaceWithin } from './references.js';
import { addressFrom, headerFrom } from './template.js';

/** What references stand for. */
export interface Known {
  readonly secrets: Readonly<Partial<Record<string, string>>>;
  /** By local id. */
  readonly links: ReadonlyMap<string, Pick<Link, 'remote' | 'url'>>;
}

/**
 * The query as it is sent; or what is missing, as people call it (`the secret apiKey`, `the link of dec-1`); or why it can never be
 * sent.
 */
export type Resolved =
  | { readonly query: Query }
  | { readonly missing: readonly string[] }
  | { readonly refused: string };

/**
 * Replaces the references in the parameters, the request or the document of a query. Its text, and the names of things, stay.
 *
 * @example resolveReferences(query, { secrets: { apiKey }, links: new Map([['dec-1', { remote: 'LIN-7' }]]) })
 */
export function resolveReferences(query: Query, known: Known): Resolved {
  const missing = new Set<string>();
  const replace: Replace = (reference) => {
    const text = '$secret' in reference ? secretText(reference, known) : linkText(reference, known);
    if (text === undefined) missing.add(nameOf(reference));
    // What is missing ends all; until then something has to stand there.
    return text ?? '-';
  };
  try {
    const resolved = replaced(query, replace);
    return missing.size > 0 ? { missing: [...missing] } : { query: resolved };
  } catch (error) {
    return missing.size > 0 ? { missing: [...missing] } : { refused: (error as Error).message };
  }
}

const nameOf = (reference: SecretReference | LinkReference): string => {
  if ('$secret' in reference) return `the secret ${reference.$secret}`;
  return `the ${reference.part === 'url' ? 'address' : 'link'} of ${reference.$link}`;
};

function secretText(
  { $secret, before = '', basic }: SecretReference,
  { secrets }: Known,
): string | undefined {
  const value = Object.hasOwn(secrets, $secret) ? secrets[$secret] : undefined;
  if (value === undefined) return undefined;
  return basic === undefined
    ? before + value
    : `Basic ${Buffer.from(`${basic}:${value}`).toString('base64')}`;
}

function linkText({ $link, part }: LinkReference, { links }: Known): string | undefined {
  const link = links.get($link);
  return part === 'url' ? link?.url : link?.remote;
}

function replaced(query: Query, replace: Replace): Query {
  if ('request' in query) return { ...query, request: request(query.request, replace) };
  if ('document' in query)
    return { ...query, document: replaceWithin(query.document, replace) as typeof query.document };
  return { ...query, parameters: replaceWithin(query.parameters, replace) as typeof query.parameters };
}

function request(asked: HttpQuery['request'], replace: Replace): HttpQuery['request'] {
  const { method, url, headers, body } = asked;
  return {
    method,
    url: addressFrom(url, replace),
    ...(headers && {
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, headerFrom(name, value, replace)]),
      ),
    }),
    ...(body !== undefined && { body: replaceWithin(body, replace) as typeof body }),
  };
}
