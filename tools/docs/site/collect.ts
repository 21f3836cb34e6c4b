/** Gathers the pages of the site: the Markdown of the table, and whatever files of the repository that links to. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isInside, linkOf, pageOf, sourcePageOf, targetOf } from './addresses.ts';
import { type Entry, type Every, SECTIONS } from './navigation.ts';
import { fileAsPage, folderAsPage, listAsPage } from './source-page.ts';

/** The site, as data. Pages are named from its root: `plugins/write.md`. */
export interface Site {
  /** The text of each page. */
  readonly pages: ReadonlyMap<string, string>;
  /** The file of the repository that a page was made of. */
  readonly files: ReadonlyMap<string, string>;
  /** The page on which a file or folder of the repository stands; null where it has none. */
  find(path: string): string | null;
}

/** The page that lists the decisions. */
export const DECISIONS = 'decisions/index.md';

const isEvery = (entry: Entry | Every): entry is Every => 'every' in entry;

/** The Markdown files that an entry of the table stands for, in order. None where the file is not there. */
export function filesOf(entry: Entry | Every, root: string): string[] {
  if (isEvery(entry))
    return globSync(entry.every, { cwd: root })
      .map((path) => path.replaceAll('\\', '/'))
      .sort();
  return existsSync(join(root, entry.file)) ? [entry.file] : [];
}

/** The title of a Markdown text: its first heading. */
export const titleOf = (text: string): string => /^# (.*)$/m.exec(text)?.[1]?.trim() ?? '';

/** The links of a text that lead into the repository, without what stands in blocks of code. */
const linksOf = (text: string): string[] =>
  [...text.replace(/^```.*?^```/gms, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, address = '']) => address)
    .filter(isInside);

/** Reads the repository, and makes the site of it. */
export function collectSite(root: string): Site {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const markdown = SECTIONS.flatMap(({ entries }) => entries.flatMap((entry) => filesOf(entry, root)));
  const files = new Map(markdown.map((file) => [pageOf(file), file]));
  const pages = new Map([...files].map(([page, file]) => [page, read(file)]));
  const decisions = markdown.filter((file) => file.startsWith('docs/decisions/'));
  const listed = decisions.map((file) => ({ page: pageOf(file), title: titleOf(read(file)) }));
  pages.set(DECISIONS, listAsPage('Decisions', 'Why it is as it is.', listed));

  const find = (path: string): string | null =>
    [pageOf(path), pageOf(posixJoin(path, 'README.md')), pageOf(posixJoin(path, 'index.md'))].find((page) =>
      pages.has(page),
    ) ?? (pages.has(sourcePageOf(path)) ? sourcePageOf(path) : null);

  for (const file of markdown)
    for (const address of linksOf(read(file))) {
      const path = targetOf(file, linkOf(address).target);
      if (find(path) !== null || !existsSync(join(root, path))) continue;
      const made = statSync(join(root, path)).isDirectory() ? folderAsPage : fileAsPage;
      pages.set(sourcePageOf(path), made(root, path));
      files.set(sourcePageOf(path), path);
    }
  return { pages, files, find };
}

const posixJoin = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);
