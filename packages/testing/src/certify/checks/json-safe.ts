import { isDeepStrictEqual } from 'node:util';
import type { Check } from '../check.js';
import { messageOf, verdictOn } from '../finding.js';

/** JSON keeps what is returned as it is. */
export const jsonSafe: Check = {
  name: 'json-safe',
  title: 'What hooks return is plain JSON, and the same after it was written and read',
  run({ planned, markedPlans }) {
    const all = [...planned, ...markedPlans.flatMap((each) => each.planned)];
    return verdictOn(
      all.flatMap(({ place, raw }) => {
        const problem = notJson(raw);
        return problem === null ? [] : [`${place}: ${problem}`];
      }),
    );
  },
};

/**
 * Why a value is no JSON; null where it is. Absent values that are written down (`{ headers: undefined }`) are let pass, as the host
 * does, but for parameters: the tool would be asked with one that is not there.
 */
export function notJson(raw: unknown): string | null {
  if (raw === undefined || raw instanceof Promise) return null;
  let text: string | undefined;
  try {
    text = JSON.stringify(raw);
  } catch (error) {
    return `it cannot be written as JSON: ${messageOf(error)}`;
  }
  const place = text === undefined ? '' : difference(raw, JSON.parse(text), 'operations');
  return place === null ? null : `JSON changes ${place || 'it'}`;
}

/** Where two values differ; null where they do not. */
function difference(before: unknown, after: unknown, path: string): string | null {
  if (isDeepStrictEqual(before, after)) return null;
  const isPlain = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && !('toJSON' in value);
  if (!isPlain(before) || !isPlain(after) || !sameKind(before, after)) return path;
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined && !Array.isArray(before) && !path.endsWith('.parameters')) continue;
    const found = difference(value, (after as Record<string, unknown>)[name], `${path}.${name}`);
    if (found !== null) return found;
    if (value === undefined) return `${path}.${name}`;
  }
  return null;
}

/** Objects of classes (maps, dates, errors) are not what JSON makes of them; those without a prototype are. */
function sameKind(before: object, after: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(before);
  return (
    Array.isArray(before) === Array.isArray(after) &&
    (prototype === null || Array.isArray(before) || Object.getPrototypeOf(prototype) === null)
  );
}
