/** Compares a reply with what was asked for: it is executed as if it were the service's own data. */
import type { ServiceAnswer } from '@msp/testing';
import { executeSync, type GraphQLResolveInfo, type GraphQLSchema, isAbstractType } from 'graphql';
import { bodyOf, brief } from '../contract.ts';
import type { Asked } from './asked.ts';

type Plain = Record<string, unknown>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Statuses of a request that is not carried out, beside those of a server that is ill. */
const REFUSALS = [400, 401, 403, 429];

/** What is wrong with a reply: what is missing, of a wrong type, null where it may not be, or was not asked for. */
export function replyProblems(schema: GraphQLSchema, asked: Asked, answer: ServiceAnswer): string[] {
  const { status = 200 } = answer;
  const value = bodyOf(answer);
  if (status !== 200 && !REFUSALS.includes(status) && status < 500)
    return [`the status ${status} is not one that GraphQL gives`];
  if (status !== 200 && !(isPlain(value) && isPlain(value.data))) return errorProblems(value, status === 400);
  if (!isPlain(value)) return ['the reply is no JSON object'];
  const errors = 'errors' in value ? errorProblems(value, true) : [];
  if (!isPlain(value.data)) {
    if (errors.length > 0 || 'errors' in value) return errors;
    return ['the reply: /data is missing'];
  }
  const failed = new Set(failedPaths(value));
  const { data, errors: wrong = [] } = executeSync({
    ...{ schema, document: asked.document, variableValues: asked.variables, rootValue: value.data },
    operationName: asked.operation.name?.value ?? null,
    fieldResolver: (source: Plain, _arguments, _context, { path }: GraphQLResolveInfo) => {
      const key = String(path.key);
      if (!(key in source)) throw new Error(`"${key}" is missing`);
      return source[key];
    },
    typeResolver: (source: Plain, _context, { schema: own }, type) => {
      const name = source.__typename;
      if (typeof name === 'string') return name;
      return isAbstractType(type) ? own.getPossibleTypes(type)[0]?.name : undefined;
    },
  });
  return [
    ...errors,
    ...wrong
      .filter(({ path = [] }) => !failed.has(path.join('/')))
      .map(({ path = [], message }) => `the reply: /${['data', ...path].join('/')}: ${message}`),
    ...(wrong.length > 0 ? [] : unasked(value.data, data, '/data')),
  ];
}

/** Errors have a message each. */
function errorProblems(value: unknown, needed: boolean): string[] {
  const list = isPlain(value) ? value.errors : undefined;
  if (!needed && list === undefined) return [];
  if (!Array.isArray(list) || list.length === 0)
    return ['the reply: /errors has to be a list with something in it'];
  return list.flatMap((each, index) =>
    isPlain(each) && typeof each.message === 'string'
      ? []
      : [`the reply: /errors/${index} has no message: it is ${brief(each)}`],
  );
}

/** The paths of which the reply itself says that they failed. */
const failedPaths = ({ errors }: Plain): string[] =>
  (Array.isArray(errors) ? errors : []).flatMap((each) =>
    isPlain(each) && Array.isArray(each.path) ? [each.path.join('/')] : [],
  );

/** What stands in the reply and was not asked for. */
function unasked(given: unknown, known: unknown, path: string): string[] {
  if (Array.isArray(given) && Array.isArray(known))
    return given.flatMap((each, index) => unasked(each, known[index], `${path}/${index}`));
  if (!isPlain(given) || !isPlain(known)) return [];
  return Object.entries(given).flatMap(([key, value]) =>
    key in known
      ? unasked(value, known[key], `${path}/${key}`)
      : [`the reply: ${path}/${key} was not asked for`],
  );
}
