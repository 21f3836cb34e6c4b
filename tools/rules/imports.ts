import { posix } from 'node:path';
import { type ParseResult, parseSync, Visitor } from 'oxc-parser';
import type { SourceFile } from './files.ts';

export interface Imports {
  /** What the file imports by name, relative paths included, in order of appearance, each once. */
  specifiers: string[];
  /** Ways to the network that need no import: calls of `fetch`, sockets opened with `new`. */
  network: string[];
}

const known = new WeakMap<SourceFile, Imports>();

/** What only a walk through the tree tells. Handing the tree over costs more than parsing: most files need none. */
const NEEDS_THE_TREE = /\bimport\s*\(|\bfetch\b|WebSocket|EventSource|XMLHttpRequest|\bexport\s*\{\s*\}/;

/** Reads a file's imports of every kind: static, type-only, re-export, `import()` and `import('…')` in a type. Once for each file. */
export function importsOf(file: SourceFile): Imports {
  const before = known.get(file);
  if (before) return before;
  const parsed = parseSync(file.path, file.text);
  if (parsed.errors.length > 0) throw new Error(`${file.path}: ${parsed.errors[0]?.message}`);
  const imports = NEEDS_THE_TREE.test(file.text) ? walked(parsed) : listed(parsed);
  known.set(file, imports);
  return imports;
}

function listed({ module: { staticImports, staticExports } }: ParseResult): Imports {
  const requests = [...staticImports, ...staticExports.flatMap(({ entries }) => entries)].flatMap(
    ({ moduleRequest }) => moduleRequest ?? [],
  );
  const inOrder = requests.sort((one, other) => one.start - other.start);
  return { specifiers: [...new Set(inOrder.map(({ value }) => value))], network: [] };
}

function walked({ program }: ParseResult): Imports {
  const specifiers = new Set<string>();
  const network = new Set<string>();
  const add = (node: { source: unknown }) => {
    const value = (node.source as { value?: unknown } | null)?.value;
    if (typeof value === 'string') specifiers.add(value);
  };
  new Visitor({
    ImportDeclaration: add,
    ExportNamedDeclaration: add,
    ExportAllDeclaration: add,
    ImportExpression: add,
    TSImportType: add,
    CallExpression({ callee }) {
      if (callee.type === 'Identifier' && callee.name === 'fetch') network.add('fetch');
      if (callee.type === 'MemberExpression' && !callee.computed && callee.property.name === 'fetch') {
        if (callee.object.type === 'Identifier' && callee.object.name === 'globalThis') network.add('fetch');
      }
    },
    NewExpression({ callee }) {
      const sockets = ['WebSocket', 'EventSource', 'XMLHttpRequest'];
      if (callee.type === 'Identifier' && sockets.includes(callee.name)) network.add(callee.name);
    },
  }).visit(program);
  return { specifiers: [...specifiers], network: [...network] };
}

/** The file a relative import means, as a path from the root: `./connect.js` is written in connect.ts. */
export function target(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts');
}

export const isRelative = (specifier: string) => /^\.\.?(\/|$)/.test(specifier);

/** `zod/mini` → `zod`, `@msp/core/session` → `@msp/core`, `node:fs/promises` → `node:fs`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
