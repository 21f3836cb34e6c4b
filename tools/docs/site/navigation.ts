/** What the site consists of: one table, from which its pages, its sidebar and its addresses are made. */

/** A page of the site: a Markdown file of the repository, and what it is called in the sidebar (its title, where nothing is said). */
export interface Entry {
  /** From the root of the repository, with forward slashes. @example 'docs/cli.md' */
  readonly file: string;
  readonly label?: string;
}

/** All files of one kind, by name. */
export interface Every {
  // With a star in place of one folder's or file's name.
  readonly every: string;
}

/** A group of the sidebar. */
export interface Section {
  readonly title: string;
  /** Is it folded until somebody opens it? Default: no. */
  readonly folded?: boolean;
  readonly entries: readonly (Entry | Every)[];
}

const page = (file: string, label?: string): Entry => (label === undefined ? { file } : { file, label });

/** The sidebar, from top to bottom. A page that is not here is no page of the site. */
export const SECTIONS: readonly Section[] = [
  {
    title: 'Begin',
    entries: [
      page('docs/index.md', 'What it is'),
      page('docs/cli.md', 'Commands'),
      page('docs/configuration.md'),
    ],
  },
  {
    title: 'Plugins',
    entries: [
      page('docs/plugins/README.md', 'How they work'),
      page('docs/plugins/registry.md', 'Find and install'),
      page('docs/plugins/operate.md', 'Live with them'),
      page('docs/plugins/security.md', 'Security'),
      { every: 'plugins/*/README.md' },
    ],
  },
  {
    title: 'Write a plugin',
    entries: [
      page('docs/plugins/write.md', 'In ten minutes'),
      page('docs/plugins/testing.md', 'Test it'),
      page('docs/plugins/publish.md', 'Publish it'),
      page('docs/plugins/contract.md', 'The contract'),
      page('docs/plugins/upgrade.md', 'Versions and upgrades'),
      page('examples/README.md', 'Examples'),
      { every: 'examples/*/README.md' },
    ],
  },
  {
    title: 'Look up',
    entries: [
      page('docs/json.md', 'JSON and exit codes'),
      page('docs/faults.md', 'Faults'),
      page('docs/speed.md', 'Speed'),
    ],
  },
  {
    title: 'Inside',
    folded: true,
    entries: [
      page('docs/architecture.md', 'Architecture'),
      page('CONTRIBUTING.md', 'Work on it'),
      page('plugins/README.md', 'Plugins of the repository'),
      { every: 'packages/*/README.md' },
    ],
  },
  { title: 'Decisions', folded: true, entries: [{ every: 'docs/decisions/*.md' }] },
];
