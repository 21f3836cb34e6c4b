/** Where a file of the repository stands on the site. Pure. */
import { posix } from 'node:path';

/** The root folders whose Markdown keeps its path, and what that begins with on the site. */
const MOVED: readonly (readonly [RegExp, string])[] = [
  [/^docs\//, ''],
  // The folder of docs about plugins is called plugins on the site, so that of the plugins themselves cannot be.
  [/^plugins\//, 'tools/'],
];

/**
 * The page of the site that a Markdown file becomes, below the site's root.
 *
 * @example pageOf('docs/plugins/README.md') // 'plugins/index.md'
 * @example pageOf('plugins/neo4j/README.md') // 'tools/neo4j/index.md'
 */
export function pageOf(file: string): string {
  const [pattern, begin] = MOVED.find(([each]) => each.test(file)) ?? [/^/, ''];
  return `${begin}${file.replace(pattern, '')}`.replace(/(^|\/)README\.md$/, '$1index.md').toLowerCase();
}

/**
 * The page that shows a file which is no Markdown, or tells what is in a folder.
 *
 * @example sourcePageOf('examples/hello/hello.ts') // 'source/examples/hello/hello.ts.md'
 */
export const sourcePageOf = (path: string): string => `source/${path}.md`;

/** A link, taken apart. */
export interface Link {
  /** Without the anchor; empty for one within the page. */
  readonly target: string;
  /** With its `#`, or empty. */
  readonly anchor: string;
}

/** @example linkOf('contract.md#events') // { target: 'contract.md', anchor: '#events' } */
export function linkOf(address: string): Link {
  const at = address.indexOf('#');
  return at < 0
    ? { target: address, anchor: '' }
    : { target: address.slice(0, at), anchor: address.slice(at) };
}

/** Does a link lead to the repository itself, and not out of it or elsewhere on the page? */
export const isInside = (address: string): boolean => !/^([a-z][a-z+.-]*:|\/\/|\/|#|$)/i.test(address);

/**
 * The file or folder of the repository that a link of a file leads to, without a slash at its end.
 *
 * @example targetOf('docs/plugins/README.md', '../../plugins/neo4j/') // 'plugins/neo4j'
 */
export const targetOf = (file: string, target: string): string =>
  posix.join(posix.dirname(file), target).replace(/\/$/, '');
