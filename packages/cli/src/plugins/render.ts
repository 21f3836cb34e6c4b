/** Queries as text: to be read, and to be pasted where the tool takes them. Pure. */
import type { HttpQuery, Query, Template } from '@msp/protocol';

/**
 * A query as text. Its own words stand as they are sent; parameters and documents as JSON.
 *
 * @example rendered({ language: 'cypher', text: 'RETURN $days', parameters: { days: 7 } }) // ['RETURN $days', '{"days": 7}']
 */
export function rendered(query: Query): string[] {
  if ('request' in query) return http(query.request);
  if ('text' in query) return [query.text, ...parameters(query.parameters)];
  return [JSON.stringify(query.document, null, 2)];
}

function parameters(values: object): string[] {
  return Object.keys(values).length === 0 ? [] : ['', `parameters: ${JSON.stringify(values, null, 2)}`];
}

function http({ method, url, headers = {}, body }: HttpQuery['request']): string[] {
  return [
    `${method} ${template(url)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${template(value)}`),
    ...(body === undefined ? [] : ['', JSON.stringify(body, null, 2)]),
  ];
}

/** References are shown as what they stand for: `{{secret apiKey}}`, `{{link msp-…}}`. */
function template(value: Template): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((part) => template(part as Template)).join('');
  const reference = value as Exclude<Template, string | readonly unknown[]>;
  if ('$secret' in reference && reference.basic !== undefined)
    return `Basic {{base64 of ${reference.basic}:{{secret ${reference.$secret}}}}}`;
  if ('$secret' in reference) return `${reference.before ?? ''}{{secret ${reference.$secret}}}`;
  return `{{${reference.part === 'url' ? 'address' : 'link'} ${reference.$link}}}`;
}
