/** Reads notes for tests with a Markdown parser that is not ours. */
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkWikiLink from 'remark-wiki-link';
import { unified } from 'unified';
import { parse } from 'yaml';

/** A node of a Markdown tree. */
export interface Node {
  readonly type: string;
  readonly value?: string;
  readonly depth?: number;
  readonly url?: string;
  readonly checked?: boolean | null;
  readonly children?: readonly Node[];
  readonly data?: { readonly alias?: string };
}

/** What a note has, as another program sees it. */
export interface Reading {
  /** `## Updates`, in order. */
  readonly headings: readonly string[];
  /** What links lead to, without their shown text. */
  readonly links: readonly string[];
  /** Block ids, with the shown words before each. */
  readonly blocks: readonly (readonly [id: string, words: string])[];
  /** The types of all nodes there are. */
  readonly types: ReadonlySet<string>;
  /** Lists at the top of the note: how many items each has. */
  readonly lists: readonly number[];
}

/** The words that a node shows. */
export const wordsOf = (node: Node): string =>
  node.type === 'wikiLink'
    ? (node.data?.alias ?? node.value ?? '')
    : node.type === 'break'
      ? '\n'
      : (node.value ?? (node.children ?? []).map(wordsOf).join(''));

/** Reads Markdown as Obsidian does. */
export const parser = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter)
  .use(remarkWikiLink, { aliasDivider: '|' });

/** The properties of a note, as a YAML parser reads them. */
export const propertiesIn = (text: string): Record<string, unknown> =>
  parse(/^---\n(.*?)^---$/ms.exec(text)?.[1] ?? '') ?? {};

/** Reads a note. */
export function read(text: string): Reading {
  const headings: string[] = [];
  const links: string[] = [];
  const blocks: [string, string][] = [];
  const types = new Set<string>();
  const walk = (node: Node): void => {
    types.add(node.type);
    if (node.type === 'heading') headings.push(`${'#'.repeat(node.depth ?? 0)} ${wordsOf(node)}`);
    if (node.type === 'wikiLink') links.push(node.value ?? '');
    if (node.type === 'paragraph') {
      const [, words, id] = /^(.*)\s\^([A-Za-z0-9-]+)$/s.exec(wordsOf(node)) ?? [];
      if (id !== undefined) blocks.push([id, words ?? '']);
    }
    node.children?.forEach(walk);
  };
  const tree = parser.parse(text) as Node;
  walk(tree);
  const lists = (tree.children ?? []).flatMap((node) =>
    node.type === 'list' ? [node.children?.length ?? 0] : [],
  );
  return { headings, links, blocks, types, lists };
}

/**
 * What is wrong with the notes of a vault: links, in bodies and in properties, that lead to no note, and block ids that a note
 * has twice.
 */
export function problemsIn(files: ReadonlyMap<string, { readonly text: string }>): string[] {
  return [...files].flatMap(([path, { text }]) => {
    if (!path.endsWith('.md')) return [];
    const { links, blocks } = read(text);
    const inProperties = [...text.matchAll(/^[a-z-]+: "\[\[(.*?)\|/gm)].map(([, target]) => target ?? '');
    const ids = blocks.map(([id]) => id);
    return [
      ...[...links, ...inProperties]
        .filter((link) => !files.has(`${link}.md`))
        .map((link) => `${path} links to ${link}`),
      ...ids.filter((id, index) => ids.indexOf(id) < index).map((id) => `${path} has ${id} twice`),
    ];
  });
}
