/** An OpenAPI document as plain data, and places in it. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { contractFile } from '../place.ts';

/** Any object of a document. */
// biome-ignore lint/suspicious/noExplicitAny: it is as its authors wrote it, and every reader looks before using it
export type Part = Record<string, any>;

/** An object of a document, and where it stands: `#/paths/~1issues/get`. */
export interface Place {
  readonly pointer: string;
  readonly part: Part;
}

/** Reads a contract, JSON or YAML. Made anew at each call: it may be changed. */
export function readDocument(file: string): Part {
  const text = readFileSync(contractFile(file), 'utf8');
  return /\.ya?ml$/.test(file) ? parse(text) : JSON.parse(text);
}

/** The same key in a JSON pointer. */
const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Goes to an object within another, over every reference on the way; null where there is none. */
export function go(document: Part, from: Place, ...keys: readonly (string | number)[]): Place | null {
  let place: Place | null = from;
  for (const key of keys) {
    const inner: unknown = place.part[key];
    if (typeof inner !== 'object' || inner === null) return null;
    place = resolved(document, { pointer: `${place.pointer}/${escaped(String(key))}`, part: inner });
    if (place === null) return null;
  }
  return place;
}

/** The document itself. */
export const root = (document: Part): Place => ({ pointer: '#', part: document });

function resolved(document: Part, place: Place): Place | null {
  const { $ref } = place.part;
  if (typeof $ref !== 'string') return place;
  const keys = $ref
    .slice(2)
    .split('/')
    .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'));
  return go(document, root(document), ...keys);
}

/** Calls a function for every object of a document, inner ones first, but for examples. It may change them. */
export function visit(value: unknown, change: (part: Part, key: string) => void, key = ''): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value))
    if (!(name === 'example' || name === 'examples') || key === 'properties') visit(inner, change, name);
  if (!Array.isArray(value)) change(value as Part, key);
}
