/** References in a query: objects of exactly the shape that `context.secret()` and `context.link()` make. Pure. */
import type { LinkReference, SecretReference } from '@msp/protocol';

/** Deeper than the planner lets anything be; far from where the stack ends. */
const DEEPEST = 500;

/** An object with these properties and no others. */
function hasOnly(value: object, required: string, ...optional: readonly string[]): boolean {
  const names = Object.keys(value);
  return (
    Object.hasOwn(value, required) && names.every((name) => name === required || optional.includes(name))
  );
}

const isOptionalText = (value: unknown): boolean => value === undefined || typeof value === 'string';

/** Does the value stand for a secret? */
export function isSecretReference(value: unknown): value is SecretReference {
  if (typeof value !== 'object' || value === null || !hasOnly(value, '$secret', 'before', 'basic'))
    return false;
  const { $secret, before, basic } = value as SecretReference;
  if (typeof $secret !== 'string' || $secret === '') return false;
  return isOptionalText(before) && isOptionalText(basic) && (before === undefined || basic === undefined);
}

/** Does the value stand for a link? */
export function isLinkReference(value: unknown): value is LinkReference {
  if (typeof value !== 'object' || value === null || !hasOnly(value, '$link', 'part')) return false;
  const { $link, part } = value as LinkReference;
  return typeof $link === 'string' && $link !== '' && (part === undefined || part === 'id' || part === 'url');
}

/** Makes new data of old: `replace` says what stands in place of a reference. */
export type Replace = (reference: SecretReference | LinkReference) => string;

/**
 * A copy of plain data with its references replaced.
 *
 * @throws a `RangeError` where it is nested more than 500 levels deep
 */
export function replaceWithin(value: unknown, replace: Replace, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isSecretReference(value) || isLinkReference(value)) return replace(value);
  if (depth >= DEEPEST) throw new RangeError(`it is nested more than ${DEEPEST} levels deep`);
  if (Array.isArray(value)) return value.map((each) => replaceWithin(each, replace, depth + 1));
  // `fromEntries` makes an own property even of `__proto__`.
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, replaceWithin(each, replace, depth + 1)]),
  );
}
