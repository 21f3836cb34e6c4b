/** Pages of the documentation, taken apart. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..', '..');

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The pages about plugins. */
export const pages = readdirSync(join(root, 'docs', 'plugins')).map((name) => `docs/plugins/${name}`);

/** A block of code, and the comment before it that says what it is. */
export interface Block {
  readonly page: string;
  readonly kind: string;
  /** @example 'examples/hello/hello.ts', 'run: hello' */
  readonly marker: string | null;
  readonly lines: readonly string[];
}

/** All blocks of code of a page. */
export function blocksOf(page: string): Block[] {
  const found = read(page).matchAll(/(?:^<!-- ([^\n]*?) -->\n)?^```(\w*)\n(.*?)^```$/gms);
  return [...found].map(([, marker = null, kind = '', text = '']) => ({
    ...{ page, kind, marker },
    lines: text.trimEnd().split('\n'),
  }));
}

/** Do these lines stand in the text one after another, however far they are indented? */
export function isExcerpt(lines: readonly string[], text: string): boolean {
  const bare = (all: readonly string[]) => all.map((line) => `${line.trim()}\n`).join('');
  return `\n${bare(text.split('\n'))}`.includes(`\n${bare(lines)}`);
}

/** A command of a console block, and what it printed; `…` stands for any lines. */
export interface Step {
  readonly command: string;
  readonly printed: readonly string[];
}

export function stepsOf({ lines }: Block): Step[] {
  const starts = lines.flatMap((line, index) => (line.startsWith('$ ') ? [index] : []));
  return starts.map((start, index) => ({
    command: (lines[start] ?? '').slice(2),
    printed: lines.slice(start + 1, starts[index + 1]),
  }));
}

/** What differs from run to run, made the same. */
const steady = (line: string): string =>
  line
    .replace(/\bmsp-\d{4}-\d\d-\d\d-\d{6}-[a-z0-9]{4}\b/g, '<session>')
    .replace(/\b(upd|dec|ent|blk)-[a-z0-9]{12}\b/g, '<$1>')
    .replace(/\b\d+ ms\b/g, '<time>')
    .trimEnd();

/** The first line of what was expected that was not printed; null where all was, in this order. */
export function difference(expected: readonly string[], printed: readonly string[]): string | null {
  const actual = printed.flatMap((line) => line.split('\n')).map(steady);
  let at = 0;
  let free = false;
  for (const line of expected.map(steady)) {
    if (line === '…') {
      free = true;
      continue;
    }
    const found = free ? actual.indexOf(line, at) : at;
    if (actual[found] !== line) return `expected "${line}", and there is "${actual[at] ?? ''}"`;
    at = found + 1;
    free = false;
  }
  return free || actual.slice(at).every((line) => line === '') ? null : `"${actual[at]}" was not expected`;
}

/** The rows of all tables of a page, cell by cell. */
export const rowsOf = (page: string): string[][] =>
  read(page)
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );

/** The anchors that a page's headings make. */
export const anchorsOf = (page: string): string[] =>
  [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
