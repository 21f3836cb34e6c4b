/** From a text (of the environment, of `msp config set`) to the value that the setting wants. */
import { type Finding, findProblems } from './problems.js';
import { isPlain, type Plain, valueAt } from './settings.js';

/** A value that the schema takes, or a sentence that says why it takes none. */
export type Coerced = { readonly value: unknown; readonly problem: null } | { readonly problem: string };

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'on', '1'].map((word) => [word, true] as const),
  ...['no', 'off', '0'].map((word) => [word, false] as const),
]);

function json(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** What a text may mean: itself, JSON, yes or no, a list with commas. The first that the schema takes counts. */
function meanings(text: string): unknown[] {
  const parsed = json(text);
  const word = WORDS.get(text.trim().toLowerCase());
  const list = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return [text, ...(parsed ? [parsed.value] : []), ...(word === undefined ? [] : [word]), list];
}

/** The sentence that helps most: about the JSON where it was meant as such, else about the text. */
function explanation(text: string, problemsOf: (value: unknown) => string[]): string {
  const parsed = json(text);
  return problemsOf(parsed && typeof parsed.value !== 'string' ? parsed.value : text)[0] ?? '';
}

/**
 * The value that `text` means for a setting.
 *
 * @param around the values of the file it goes into; problems that are there already are not held against it.
 * @example coerce('features.sessionTimeout', '12') // { value: 12, problem: null }
 * @example coerce('project', '12') // { value: '12', problem: null }
 */
export function coerce(key: string, text: string, around: Plain = {}): Coerced {
  const path = key.split('.');
  const isHere = (finding: Finding) => path.every((name, depth) => String(finding.path[depth]) === name);
  const before = new Set(findProblems(around).flatMap((each) => (isHere(each) ? [] : each.message)));
  const problemsOf = (value: unknown) =>
    findProblems(withValue(around, path, value)).flatMap(({ message }) =>
      before.has(message) ? [] : message,
    );
  for (const value of meanings(text)) if (problemsOf(value).length === 0) return { value, problem: null };
  return { problem: explanation(text, problemsOf) };
}

/** A copy of an object with one value set; what stands in the way and is no object gives way. */
function withValue(object: Plain, path: readonly string[], value: unknown): Plain {
  const [name = '', ...rest] = path;
  if (rest.length === 0) return { ...object, [name]: value };
  const inner = valueAt(object, name);
  return { ...object, [name]: withValue(isPlain(inner) ? inner : {}, rest, value) };
}
