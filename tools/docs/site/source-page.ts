/** Pages that the site makes by itself: a file as it is, what is in a folder, a list of pages. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, posix } from 'node:path';

const WITHOUT_SEARCH = '---\nsearch: false\naside: false\nprev: false\nnext: false\n---\n';

/** More backticks than the text has in a row, so that it cannot end its own block. */
const fenceFor = (text: string): string =>
  '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));

/** The kinds of files that are coloured by what they are called; all else is plain text. */
const COLOURED = new Set(['ts', 'js', 'json', 'md', 'yml', 'yaml']);

/** A file of the repository, with its path as the title. */
export function fileAsPage(root: string, path: string): string {
  const text = readFileSync(join(root, path), 'utf8');
  const kind = extname(path).slice(1);
  const fence = fenceFor(text);
  const block = `${fence}${COLOURED.has(kind) ? kind : 'text'}\n${text.trimEnd()}\n${fence}`;
  return `${WITHOUT_SEARCH}# ${path}\n\nA file of the repository.\n\n${block}\n`;
}

/** What a source says of itself: the first sentence of the comment that it begins with, else the titles of its tests. */
function purposeOf(text: string): string {
  const [, comment] = /^\/\*\*\s*(?:\n \* )?(.*?)(?:\.\s|\*\/|\n)/s.exec(text) ?? [];
  if (comment !== undefined) return comment.trim();
  const titles = [...text.matchAll(/^(?:describe|it)\b[^'"\n]*\(\s*(?:'([^'\n]+)'|"([^"\n]+)")/gm)];
  return titles.map(([, single, double]) => single ?? double ?? '').join('; ');
}

/** What is in a folder of the repository: each file, and what it says of itself. */
export function folderAsPage(root: string, path: string): string {
  const rows = readdirSync(join(root, path), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .filter(({ parentPath }) => !/[\\/](node_modules|dist|\.turbo)([\\/]|$)/.test(parentPath))
    .map((entry) => posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name))
    .sort()
    .map((file) => {
      const name = posix.relative(posix.join(root.replaceAll('\\', '/'), path), file);
      return `| \`${name}\` | ${purposeOf(readFileSync(file, 'utf8')).replaceAll('|', '\\|')} |`;
    });
  const table = ['| file | what it is |', '|---|---|', ...rows].join('\n');
  return `${WITHOUT_SEARCH}# ${path}\n\nA folder of the repository.\n\n${table}\n`;
}

/** A list of other pages. */
export function listAsPage(
  title: string,
  about: string,
  pages: readonly { readonly page: string; readonly title: string }[],
): string {
  return `# ${title}\n\n${about}\n\n${pages.map((each) => `- [${each.title}](/${each.page})`).join('\n')}\n`;
}
