/** How the Markdown of the repository is read for the site: links lead to pages, and nothing in it is code of Vue. */
import type { MarkdownRenderer } from 'vitepress';
import { isInside, linkOf, targetOf } from './addresses.ts';
import type { Site } from './collect.ts';

type StateBlock = Parameters<Parameters<MarkdownRenderer['block']['ruler']['push']>[1]>[0];

/** The anchor of a heading, as the repository's own pages expect it. @example slugOf('When it is tried again') // 'when-it-is-tried-again' */
export const slugOf = (title: string): string =>
  title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');

/** Where a link of a page leads on the site. What has no page stays as it is, and fails the build as a dead link. */
export function siteLink(site: Site, page: string, address: string): string {
  const file = site.files.get(page);
  if (file === undefined || !isInside(address)) return address;
  const { target, anchor } = linkOf(address);
  const found = site.find(targetOf(file, decodeURI(target)));
  return found === null ? address : `/${found}${anchor}`;
}

// Braces as characters of HTML: Vue shows them, and does not evaluate what is between them.
const shown = (html: string): string =>
  html.replaceAll('{{', '&#123;&#123;').replaceAll('}}', '&#125;&#125;');

// What may stand in Markdown as HTML. Anything else in angle brackets is a placeholder (`<name>`), and is shown.
const isHtml = (tag: string): boolean => /^<(!--|\/?(div|br|kbd|sub|sup)\b)/.test(tag);

/** A block of HTML: a comment, or one line with a tag. (The usual rule takes a line that begins with a placeholder for one.) */
function htmlBlock(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const lineAt = (line: number) =>
    state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]);
  if (!isHtml(lineAt(start))) return false;
  if (silent) return true;
  let last = start;
  if (lineAt(start).startsWith('<!--')) while (last < end - 1 && !lineAt(last).includes('-->')) last += 1;
  state.line = last + 1;
  const token = state.push('html_block', '', 0);
  token.map = [start, state.line];
  token.content = state.getLines(start, state.line, state.blkIndent, true);
  return true;
}

/** Sets the site's Markdown up. */
export function setUp(renderer: MarkdownRenderer, site: Site): void {
  renderer.core.ruler.push('links-of-the-repository', ({ tokens, env }) => {
    const links = tokens.flatMap(({ children }) => children ?? []).filter(({ type }) => type === 'link_open');
    for (const link of links) {
      const page = (env as { relativePath?: string }).relativePath ?? '';
      link.attrSet('href', siteLink(site, page, String(link.attrGet('href'))));
    }
  });
  renderer.renderer.rules.html_inline = (tokens, index) => {
    const tag = tokens[index]?.content ?? '';
    return isHtml(tag) ? tag : renderer.utils.escapeHtml(tag);
  };
  renderer.block.ruler.at('html_block', htmlBlock, { alt: ['paragraph', 'reference', 'blockquote'] });
  for (const rule of ['text', 'code_inline'] as const) {
    const usual = renderer.renderer.rules[rule];
    renderer.renderer.rules[rule] = (...given) => shown(usual?.(...given) ?? '');
  }
}
