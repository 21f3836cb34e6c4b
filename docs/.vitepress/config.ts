/** The site of the documentation: `npm run docs:build`. Its pages are those of tools/docs/site/navigation.ts. */
import { join } from 'node:path';
import { defineConfig } from 'vitepress';
import { collectSite } from '../../tools/docs/site/collect.ts';
import { setUp, slugOf } from '../../tools/docs/site/markdown.ts';
import { sidebarOf } from '../../tools/docs/site/sidebar.ts';
import { follow, writePages } from '../../tools/docs/site/write-pages.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(import.meta.dirname, 'cache', 'pages');
// A thread with a bead on it.
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M2 20C10 2 22 30 30 12" fill="none" stroke="#12806e" stroke-width="4" stroke-linecap="round"/><circle cx="16" cy="16" r="5" fill="#12806e"/></svg>';
/** The pages for who writes a plugin. */
const WRITING = '(write|testing|publish|contract|upgrade)';
const site = collectSite(root);
writePages(site, folder);

export default defineConfig({
  title: 'MSP',
  description: 'Keeps the thread of work: what was decided and why, what blocks, how far it is.',
  lang: 'en',
  srcDir: './.vitepress/cache/pages',
  head: [['link', { rel: 'icon', href: `data:image/svg+xml,${encodeURIComponent(ICON)}` }]],
  markdown: {
    anchor: { slugify: slugOf },
    theme: { light: 'github-light', dark: 'github-dark' },
    config: (renderer) => setUp(renderer, site),
  },
  vite: { plugins: [follow(site, root, folder)] },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    sidebar: sidebarOf(site, root),
    nav: [
      { text: 'Commands', link: '/cli' },
      { text: 'Plugins', link: '/plugins/', activeMatch: `^/(plugins/(?!${WRITING})|tools/)` },
      { text: 'Write one', link: '/plugins/write', activeMatch: `^/plugins/${WRITING}` },
      { text: 'Examples', link: '/examples/' },
    ],
    footer: { message: 'MIT licensed.' },
  },
});
