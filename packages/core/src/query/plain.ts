/** What a plugin returns is checked before it is believed: plain JSON, not too deep, with references that the host made. */
import type { Json } from '@msp/protocol';

/** Deeper than anybody nests what a tool takes; far from where the stack ends. */
const DEEPEST = 100;

/** Is it an object as `{}` makes them, also in another realm? */
function isPlainObject(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * A copy of a value as plain JSON. Properties that are `undefined` are left out, as JSON does.
 *
 * @param genuine the references that `context.secret` and `context.link` made. Text of users may look like one: what they put
 * into an entity's properties is any JSON, and must not be replaced by a secret.
 * @throws an `Error` that says what stands where and is no JSON
 */
export function plainCopy(value: unknown, genuine: WeakSet<object>, path = 'the operation', depth = 0): Json {
  if (depth > DEEPEST) throw new Error(`${path} is nested more than ${DEEPEST} levels deep`);
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`${path} is ${value}, which JSON has no word for`);
    return value;
  }
  if (typeof value !== 'object') throw new Error(`${path} is ${typeof value}, which is no JSON`);
  if (Array.isArray(value))
    return Array.from(value, (item, index) => plainCopy(item, genuine, `${path}[${index}]`, depth + 1));
  if (!isPlainObject(value)) throw new Error(`${path} is an object of a class, not plain JSON`);
  const looksLikeReference = Object.hasOwn(value, '$secret') || Object.hasOwn(value, '$link');
  if (looksLikeReference && !genuine.has(value))
    throw new Error(`${path} looks like a reference, but was not made by context.secret or context.link`);
  const copy: Record<string, Json> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    const copied = plainCopy(inner, genuine, `${path}.${name}`, depth + 1);
    // Assigning to `__proto__` would do something else.
    Object.defineProperty(copy, name, {
      value: copied,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return copy;
}
