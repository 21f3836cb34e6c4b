/** What a request brings, by the words of a document. */
import type { ServiceRequest } from '@msp/testing';
import { go, type Part, type Place } from './document.ts';
import type { Route } from './routes.ts';
import type { Schemas } from './schemas.ts';

const FORM = 'application/x-www-form-urlencoded';

/** What is wrong with the parameters of a request: a value, one that is missing, one that nobody knows. */
export function parameterProblems(
  document: Part,
  schemas: Schemas,
  { parameters, values }: Route,
  { query, headers }: ServiceRequest,
): string[] {
  const problems: string[] = [];
  const known = new Set<string>();
  for (const place of parameters) {
    const { name, in: where, required } = place.part;
    if (known.has(`${where} ${name}`)) continue;
    known.add(`${where} ${name}`);
    const given =
      where === 'query' ? query.getAll(name) : where === 'path' ? values[name] : headers[name.toLowerCase()];
    const says = `the ${where} parameter ${name}`;
    if (given === undefined || given.length === 0) {
      if (required) problems.push(`${says} is missing`);
      continue;
    }
    const schema = go(document, place, 'schema');
    if (!schema) continue;
    const value = coerced(schema.part, given);
    problems.push(...schemas.problems(schema.pointer, value, 'request').map((each) => `${says}: ${each}`));
  }
  for (const name of new Set(query.keys()))
    if (!known.has(`query ${name}`)) problems.push(`the query parameter ${name} is not known`);
  return problems;
}

/** What is wrong with the body of a request. A field that the document does not name is a problem, too. */
export function bodyProblems(
  document: Part,
  schemas: Schemas,
  { place }: Route,
  request: ServiceRequest,
): string[] {
  const declared = go(document, place, 'requestBody');
  const content = declared && go(document, declared, 'content');
  const { body, headers, value } = request;
  if (!declared || !content) return body === '' ? [] : ['it takes no body'];
  if (body === '') return declared.part.required ? ['the body is missing'] : [];
  const type = (headers['content-type'] ?? 'application/json').split(';')[0]?.trim() ?? '';
  const schema = go(document, content, type, 'schema') ?? go(document, content, '*/*', 'schema');
  if (!schema) return content.part[type] ? [] : [`the body may not be ${type}`];
  if (type !== FORM && !/json$/.test(type)) return [];
  if (type !== FORM && value === null && body.trim() !== 'null') return ['the body is no JSON'];
  const fields = fieldsOf(document, schema);
  const given = type === FORM ? formValue(fields, new URLSearchParams(body)) : value;
  const unknown =
    typeof given === 'object' && given !== null && !Array.isArray(given) && fields.size > 0
      ? Object.keys(given).filter((name) => !fields.has(name))
      : [];
  return [
    ...schemas.problems(schema.pointer, given, 'request').map((each) => `the body: ${each}`),
    ...unknown.map((name) => `the body: /${name} is not known`),
  ];
}

/** The fields that a schema names, whichever way it puts them together. */
function fieldsOf(document: Part, schema: Place): Map<string, Part> {
  const names = Object.keys(schema.part.properties ?? {});
  const own = names.flatMap((name): [string, Part][] => {
    const field = go(document, schema, 'properties', name);
    return field ? [[name, field.part]] : [];
  });
  const inner = ['allOf', 'anyOf', 'oneOf'].flatMap((word) =>
    ((schema.part[word] ?? []) as unknown[]).flatMap((_, index) => {
      const place = go(document, schema, word, index);
      return place ? [...fieldsOf(document, place)] : [];
    }),
  );
  return new Map([...own, ...inner]);
}

const formValue = (fields: ReadonlyMap<string, Part>, form: URLSearchParams): Part =>
  Object.fromEntries(
    [...new Set(form.keys())].map((name) => [name, coerced(fields.get(name) ?? {}, form.getAll(name))]),
  );

/** A value of an address or a form as what its schema says that it is; as it came where it cannot be that. */
function coerced(schema: Part, given: string | readonly string[]): unknown {
  const types: string[] = [schema.type ?? []].flat();
  const list = typeof given === 'string' ? [given] : given;
  const [first = ''] = list;
  if (types.includes('array')) {
    const parts = list.length === 1 ? first.split(',') : list;
    return parts.map((part) => coerced(schema.items ?? {}, part));
  }
  if (list.length > 1) return list;
  if (types.some((type) => type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(first))
    return Number(first);
  if (types.includes('boolean') && /^(true|false|0|1)$/.test(first)) return first === 'true' || first === '1';
  if (types.length === 0 || types.includes('object')) return parsed(first);
  return first;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
