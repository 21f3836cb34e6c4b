import { go, type Part, type Place, root } from './document.ts';

/** An operation of a document, and the values that a path gives its parameters. */
export interface Route {
  /** As the document calls it, else its method and path. */
  readonly name: string;
  readonly place: Place;
  /** Those of the path and those of the operation, the latter before the former. */
  readonly parameters: readonly Place[];
  readonly values: Readonly<Record<string, string>>;
}

interface Template {
  readonly path: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  /** Smaller is more specific: `0` for a part that is as it is, `1` for one that may be any. */
  readonly order: string;
}

/** Finds the operation of a request: the most specific path first. @param base what stands before every path */
export function routesOf(document: Part, base: string) {
  const templates = Object.keys(document.paths)
    .map((path) => templateOf(document, path))
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  return (method: string, path: string): Route | null => {
    if (!path.startsWith(base)) return null;
    const rest = path.slice(base.length);
    for (const { path: template, pattern, names } of templates) {
      const match = pattern.exec(rest);
      const item = match && go(document, root(document), 'paths', template);
      const place = item && go(document, item, method.toLowerCase());
      if (!match || !item || !place) continue;
      const values = Object.fromEntries(names.map((name, index) => [name, decoded(match[index + 1] ?? '')]));
      const name = place.part.operationId ?? `${method} ${template}`;
      return { name, place, parameters: [...listed(document, place), ...listed(document, item)], values };
    }
    return null;
  };
}

function listed(document: Part, place: Place): Place[] {
  const list: unknown[] = place.part.parameters ?? [];
  return list.flatMap((_, index) => go(document, place, 'parameters', index) ?? []);
}

function templateOf(document: Part, path: string): Template {
  const names: string[] = [];
  const wide = wideOnes(document, path);
  const source = path
    .split(/(\{[^}]+\})/)
    .map((part) => {
      if (!part.startsWith('{')) return part.replace(/[^\w/-]/g, '\\$&');
      names.push(part.slice(1, -1));
      return wide.has(part.slice(1, -1)) ? '(.+)' : '([^/]+)';
    })
    .join('');
  const order = path
    .split('/')
    .map((part) => (part.includes('{') ? '1' : '0'))
    .join('');
  return { path, pattern: new RegExp(`^${source}$`), names, order };
}

/** The parameters that may have a slash in them. */
function wideOnes(document: Part, path: string): Set<string> {
  const item = go(document, root(document), 'paths', path);
  if (!item) return new Set();
  const operations = Object.keys(item.part).flatMap((key) => go(document, item, key) ?? []);
  const parameters = [item, ...operations].flatMap((place) => listed(document, place));
  return new Set(parameters.flatMap(({ part }) => (part['x-multi-segment'] === true ? [part.name] : [])));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
