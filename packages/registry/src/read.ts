/** Reads a registry that somebody else wrote. Pure. */
import { RegistryDocument, type RegistryEntry } from './entry.js';
import { explainIssue, type Issue, pathText, quoted, valueAt } from './explain.js';

/** The longest registry that is read, in bytes: 5 MB. */
export const REGISTRY_LIMIT = 5_000_000;

/** What is wrong with a longer one, as half a sentence: a {@link RegistryReading} says it, and so does who fetches one and stops there. */
export const TOO_LARGE = `it has more than ${REGISTRY_LIMIT / 1_000_000} MB, which is the most that is read`;

/** A registry, or why it cannot be used, as half a sentence: it follows "The registry … is ignored: ". */
export type RegistryReading = { readonly document: RegistryDocument } | { readonly problem: string };

/**
 * Reads `registry.json`. One bad entry makes the whole registry bad: what is wrong in one place may be wrong in others. Never throws.
 *
 * @example
 * const reading = readRegistry(text);
 * if ('problem' in reading) console.warn(`The registry is ignored: ${reading.problem}`);
 */
export function readRegistry(text: string): RegistryReading {
  if (text.length > REGISTRY_LIMIT || new TextEncoder().encode(text).length > REGISTRY_LIMIT)
    return { problem: TOO_LARGE };
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { problem: 'it is not JSON' };
  }
  const read = RegistryDocument.safeParse(value);
  if (!read.success) return { problem: inWords(read.error.issues[0] as Issue, value) };
  const twice = repeated(read.data.plugins);
  return twice ? { problem: `it has two entries of ${quoted(twice)}` } : { document: read.data };
}

/** The first id that stands there twice. */
function repeated(plugins: readonly RegistryEntry[]): string | undefined {
  const seen = new Set<string>();
  return plugins.find(({ id }) => seen.size === seen.add(id).size)?.id;
}

/** @example 'plugins[3] ("linear").hosts[0]: "*" cannot stand here' */
function inWords(issue: Issue, value: unknown): string {
  const [list, index, ...path] = issue.path;
  if (list !== 'plugins' || typeof index !== 'number') {
    const [key] = issue.keys ?? [];
    if (key !== undefined) return `it has a field ${quoted(key)}, which a registry has not`;
    return issue.path.length === 0
      ? 'it is no registry: an object with version and plugins is'
      : `its field ${pathText(issue.path)} is not as in registry.schema.json`;
  }
  const entry = valueAt(value, ['plugins', index]);
  const id = valueAt(entry, ['id']);
  const where = `plugins[${index}]${typeof id === 'string' ? ` (${quoted(id)})` : ''}`;
  const place = path.length > 0 ? `, ${pathText(path)}` : '';
  return `${where}${place}: ${explainIssue({ ...issue, path }, entry).message}`;
}
