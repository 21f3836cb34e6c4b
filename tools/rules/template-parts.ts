import { PLUGIN_PARTS } from '@msp/protocol';
import { type Node, parseSync, Visitor } from 'oxc-parser';

/** A part of the contract that a plugin has, and the files from which it is put together. */
export interface ImportedPart {
  readonly part: string;
  readonly from: readonly string[];
}

const PARTS: readonly string[] = ['manifest', 'hooks', ...PLUGIN_PARTS];

/**
 * The parts that are handed to `definePlugin`, with the files they are imported from.
 *
 * @param text an index.ts
 * @example importedParts("import { hooks } from './hooks.js'; definePlugin({ hooks })") // [{ part: 'hooks', from: ['./hooks.js'] }]
 */
export function importedParts(text: string): ImportedPart[] {
  const { program } = parseSync('index.ts', text);
  const files = new Map<string, string>();
  const found: ImportedPart[] = [];
  new Visitor({
    ImportDeclaration({ specifiers, source }) {
      for (const { local } of specifiers) files.set(local.name, source.value);
    },
    CallExpression({ callee, arguments: [plugin] }) {
      if (callee.type !== 'Identifier' || callee.name !== 'definePlugin') return;
      for (const property of plugin?.type === 'ObjectExpression' ? plugin.properties : []) {
        if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
        const { name } = property.key;
        if (PARTS.includes(name)) found.push({ part: name, from: sourcesOf(property.value, files) });
      }
    },
  }).visit(program);
  return found;
}

/** The files whose exports a value names, and those that it loads later. */
function sourcesOf(value: Node, files: ReadonlyMap<string, string>): string[] {
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, name, source } = node as { type?: string; name?: string; source?: { value?: unknown } };
    if (type === 'Identifier' && name !== undefined && files.has(name)) found.add(files.get(name) as string);
    if (type === 'ImportExpression') found.add(String(source?.value));
    for (const inner of Object.values(node)) walk(inner);
  };
  walk(value);
  return [...found];
}
