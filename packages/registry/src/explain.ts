/** What is wrong with the shape of an entry, in words. Pure. */
import { displayText, truncate } from '@msp/protocol';
import * as z from 'zod/mini';
import { Author, CertificationRecord, RegistryEntry } from './entry.js';

/** The part of a zod issue that is used here. */
export interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}

const GROUPS: Readonly<Record<string, { readonly shape: Readonly<Record<string, z.ZodMiniType>> }>> = {
  author: Author,
  certification: CertificationRecord,
};

/** Anything as a few words that are safe to print. */
export const quoted = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return `"${truncate(displayText(text.slice(0, 200)), 60)}"`;
};

/** What the schema says that a field is; empty where it says nothing. */
function descriptionOf([first, second]: readonly PropertyKey[]): string {
  const group = GROUPS[String(first)]?.shape;
  const shape: Readonly<Record<string, z.ZodMiniType>> = RegistryEntry.shape;
  const schema = (typeof second === 'string' && group?.[second]) || shape[String(first)];
  return (schema && z.globalRegistry.get(schema)?.description) ?? '';
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? inner[key as keyof typeof inner]
        : undefined,
    value,
  );
}

/** @example pathText(['hosts', 0]) // 'hosts[0]' */
export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');

/** A problem of the shape of an entry: where, what, and what it should be. */
export function explainIssue(issue: Issue, entry: unknown): { message: string; hint: string } {
  if (issue.code === 'unrecognized_keys') {
    const [key] = issue.keys ?? [];
    return {
      message: `${quoted(key)} is no field of an entry`,
      hint: 'Take it out: an entry is data, and nothing in it is run.',
    };
  }
  const wanted = descriptionOf(issue.path);
  const value = valueAt(entry, issue.path);
  return {
    message: value === undefined ? 'it is missing' : `${quoted(value)} cannot stand here`,
    hint:
      wanted === ''
        ? 'An entry is an object: see the table of fields in the README.'
        : `What it is: ${wanted}`,
  };
}
