/** The site has every page of the documentation, and each of its links leads somewhere. The site itself is built by the heavy suite. */
import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blocksOf, root } from './plugins/pages.ts';
import { isInside, linkOf, pageOf, targetOf } from './site/addresses.ts';
import { collectSite } from './site/collect.ts';
import { siteLink, slugOf } from './site/markdown.ts';
import { addressOf, sidebarOf } from './site/sidebar.ts';

const site = collectSite(root);
const written = [...site.files].filter(([page]) => !page.startsWith('source/'));

describe('pages', () => {
  it('every page of the documentation is one of the site, and so is the README of every package and plugin', () => {
    const there = new Set(site.files.values());
    const wanted = globSync(['docs/**/*.md', '{packages,plugins,examples/*}/README.md'], { cwd: root })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => !path.includes('.vitepress'));
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((path) => !there.has(path))).toEqual([]);
  });

  it('no two files are the same page', () => {
    const files = [...site.files.values()];
    expect(new Set(files.map(pageOf)).size).toBe(files.length);
  });

  it('each stands in the sidebar, under a name', () => {
    const links = sidebarOf(site, root).flatMap(({ items = [] }) => items);
    expect(links.filter(({ text }) => !text)).toEqual([]);
    const pages = [...site.pages.keys()].filter((page) => !page.startsWith('source/'));
    expect(links.map(({ link }) => link).sort()).toEqual(pages.map(addressOf).sort());
  });

  it('the first one shows what the README shows', () => {
    const inReadme = blocksOf('README.md').map(({ lines }) => lines);
    const blocks = blocksOf('docs/index.md').map(({ lines }) => lines);
    expect(blocks).toHaveLength(2);
    for (const lines of blocks) expect(inReadme).toContainEqual(lines);
  });
});

describe('links', () => {
  const prose = (page: string) => site.pages.get(page)?.replace(/^```.*?^```/gms, '') ?? '';
  const links = written.flatMap(([page]) =>
    [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, address = '']) => [page, address] as const),
  );
  const headings = (page: string) =>
    [...prose(page).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => `#${slugOf(title)}`);

  it.each(links.filter(([, address]) => isInside(address)))('%s → %s', (page, address) => {
    const { target, anchor } = linkOf(siteLink(site, page, address));
    expect([...site.pages.keys()].map((each) => `/${each}`)).toContain(target);
    if (anchor !== '') expect(headings(target.slice(1))).toContain(anchor);
  });

  it.each(links.filter(([, address]) => address.startsWith('#')))('%s → %s', (page, anchor) => {
    expect(headings(page)).toContain(anchor);
  });

  it('lead to a page where there is one, to the file where there is none', () => {
    const from = (address: string) => siteLink(site, 'plugins/index.md', address);
    expect(from('contract.md#events')).toBe('/plugins/contract.md#events');
    expect(from('../../plugins/neo4j/')).toBe('/tools/neo4j/index.md');
    expect(from('../../packages/protocol/src/session.ts')).toBe(
      '/source/packages/protocol/src/session.ts.md',
    );
    expect(from('https://example.com')).toBe('https://example.com');
  });

  it('one that leads nowhere stays as it is, and so fails the build', () => {
    expect(siteLink(site, 'plugins/index.md', 'nowhere.md')).toBe('nowhere.md');
  });
});

describe('addresses', () => {
  it.each([
    ['docs/index.md', 'index.md'],
    ['docs/plugins/README.md', 'plugins/index.md'],
    ['plugins/README.md', 'tools/index.md'],
    ['packages/testing/README.md', 'packages/testing/index.md'],
    ['CONTRIBUTING.md', 'contributing.md'],
  ])('%s is %s', (file, page) => expect(pageOf(file)).toBe(page));

  it.each([
    ['docs/plugins/README.md', '../../plugins/neo4j/', 'plugins/neo4j'],
    ['docs/cli.md', 'plugins/', 'docs/plugins'],
    ['CONTRIBUTING.md', 'docs/architecture.md', 'docs/architecture.md'],
  ])('%s links %s: %s', (file, target, path) => expect(targetOf(file, target)).toBe(path));

  it('a heading has the anchor that the pages expect', () => {
    expect(slugOf('When it is tried again')).toBe('when-it-is-tried-again');
    expect(slugOf('`msp plugin`: what it does')).toBe('msp-plugin-what-it-does');
  });
});
