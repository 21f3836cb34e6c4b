import { peek } from './peek.js';

/** Headers that could let somebody in. */
const SECRET = new Set(['set-cookie', 'set-cookie2', 'cookie', 'authorization', 'proxy-authorization']);
const MOST = 100;
const LONGEST = 2000;

/**
 * Headers of any make (`Headers`, a map, an object whose values are texts or lists of them) as a plain object with names in lower
 * case. Those that could let somebody in are left out, as is what is no header.
 *
 * @example plainHeaders(new Headers({ 'Retry-After': '30' })) // { 'retry-after': '30' }
 */
export function plainHeaders(headers: unknown): Record<string, string> {
  const pairs = pairsOf(headers).flatMap(([name, value]): [string, string][] => {
    const key = typeof name === 'string' ? name.toLowerCase() : '';
    const text = Array.isArray(value) ? value.filter((each) => typeof each === 'string').join(', ') : value;
    if (key === '' || SECRET.has(key) || (typeof text !== 'string' && typeof text !== 'number')) return [];
    return [[key, String(text).slice(0, LONGEST).toWellFormed()]];
  });
  return Object.fromEntries(pairs.slice(0, MOST));
}

function pairsOf(headers: unknown): [unknown, unknown][] {
  if (typeof headers !== 'object' || headers === null) return [];
  try {
    const iterator = peek(headers, Symbol.iterator);
    if (typeof iterator !== 'function') return Object.entries(headers);
    return [...(headers as Iterable<unknown>)].map((each) => [peek(each, 0), peek(each, 1)]);
  } catch {
    return [];
  }
}
