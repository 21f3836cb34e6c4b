/** The sidebar of the site, made of the table. Pure but for reading titles. */
import type { DefaultTheme } from 'vitepress';
import { pageOf } from './addresses.ts';
import { DECISIONS, filesOf, type Site, titleOf } from './collect.ts';
import { SECTIONS } from './navigation.ts';

/** @example addressOf('plugins/index.md') // '/plugins/' */
export const addressOf = (page: string): string =>
  `/${page.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '')}`;

/** A title as plain text, and of a package only what tells it from others. */
const shortened = (title: string): string => title.replace(/^@msp\/(plugin-)?/, '').replaceAll('`', '');

/** Every section of the table as a group of the sidebar. */
export function sidebarOf(site: Site, root: string): DefaultTheme.SidebarItem[] {
  return SECTIONS.map(({ title, folded, entries }) => ({
    text: title,
    ...(folded === undefined ? {} : { collapsed: folded }),
    items: [
      ...(title === 'Decisions' ? [{ text: 'All', link: addressOf(DECISIONS) }] : []),
      ...entries.flatMap((entry) =>
        filesOf(entry, root).map((file) => {
          const page = pageOf(file);
          const label = 'label' in entry ? entry.label : undefined;
          return { text: label ?? shortened(titleOf(site.pages.get(page) ?? '')), link: addressOf(page) };
        }),
      ),
    ],
  }));
}
