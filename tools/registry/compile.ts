/** What is made of the entries: the registry, its schema, and the tables of the README. Pure but for reading. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATEGORIES, type RegistryEntry, registrySchema } from '@msp/registry';
import { entriesFolder, entryFiles, readEntry } from './entry-files.ts';
import { formatJson } from './format-json.ts';

/** Every valid entry, by id. */
export const allEntries = (root: string): RegistryEntry[] =>
  entryFiles(entriesFolder(root))
    .flatMap((path) => readEntry(path) ?? [])
    .sort((left, right) => (left.id < right.id ? -1 : 1));

/** `registry.json`. */
export const compiled = (plugins: readonly RegistryEntry[]): string =>
  formatJson({ $schema: './registry.schema.json', version: 1, plugins });

/** A part of a JSON Schema. */
interface Shape {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
}

/** Rows of the README: each field of an entry, and whether it may be left out. */
function fieldRows(): string[] {
  const { plugins } = (registrySchema() as Shape).properties ?? {};
  const rows = ({ properties = {}, required = [] }: Shape, before: string): string[] =>
    Object.entries(properties).flatMap(([name, shape]) => [
      `| \`${before}${name}\` | ${required.includes(name) ? 'yes' : 'no'} | ${shape.description?.replaceAll('|', '\\|')} |`,
      ...rows(shape, `${before}${name}.`),
    ]);
  return ['| field | needed | what it is |', '|---|---|---|', ...rows(plugins?.items ?? {}, '')];
}

const categoryRows = (): string[] => [
  '| category | what such tools hold |',
  '|---|---|',
  ...Object.entries(CATEGORIES).map(([name, meaning]) => `| \`${name}\` | ${meaning} |`),
];

/** A text with what stands between two markers exchanged. @throws where the markers are missing */
export function between(text: string, marker: string, lines: readonly string[]): string {
  const pattern = new RegExp(`(<!-- ${marker} -->\n).*?(<!-- /${marker} -->)`, 's');
  if (!pattern.test(text)) throw new Error(`The README has no <!-- ${marker} --> … <!-- /${marker} -->`);
  return text.replace(pattern, (_, open, close) => `${open}\n${lines.join('\n')}\n\n${close}`);
}

/** Every file that is made of the entries: its path, and its text as it should be. */
export function madeFiles(root: string): Map<string, string> {
  const folder = join(root, 'packages', 'registry');
  const readme = join(folder, 'README.md');
  const text = between(readFileSync(readme, 'utf8'), 'fields', fieldRows());
  return new Map([
    [join(folder, 'registry.json'), compiled(allEntries(root))],
    [join(folder, 'registry.schema.json'), formatJson(registrySchema())],
    [readme, between(text, 'categories', categoryRows())],
  ]);
}
