import type { SourceFile } from './files.ts';
import { importsOf, isRelative, target } from './imports.ts';

/** Circles among files, each told once as `a.ts → b.ts → a.ts`. Imports of types count: they bind as tightly. */
export function circles(files: SourceFile[]): string[] {
  const known = new Set(files.map((file) => file.path));
  const edges = new Map(
    files.map((file) => [
      file.path,
      importsOf(file)
        .specifiers.filter(isRelative)
        .map((specifier) => target(file.path, specifier))
        .filter((path) => known.has(path)),
    ]),
  );
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: string[]) => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push([...trail.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of known) walk(path, []);
  return found;
}
