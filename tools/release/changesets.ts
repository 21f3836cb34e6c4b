/** The changesets that wait for the next release. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** How much a change is for those who use a package. */
export type Bump = 'none' | 'patch' | 'minor' | 'major';

/** A file of `.changeset`: which packages a change concerns, how much, and what their users read of it. */
export interface Changeset {
  /** The file's name without `.md`. */
  readonly id: string;
  readonly releases: Readonly<Record<string, Bump>>;
  readonly summary: string;
}

/** @example parseChangeset('quick-fox', `---\n'@msp/core': patch\n---\n\nA fix.\n`).releases // { '@msp/core': 'patch' } */
export function parseChangeset(id: string, text: string): Changeset {
  const [, head = '', body = ''] =
    /^---\n([\s\S]*?)\n?---\n([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n')) ?? [];
  const lines = head.matchAll(/^(['"]?)(.+)\1:\s*(none|patch|minor|major)\s*$/gm);
  const releases = Object.fromEntries([...lines].map(([, , name, bump]) => [name, bump as Bump]));
  return { id, releases, summary: body.trim() };
}

/** Those in the `.changeset` folder of a workspace, by name. */
export function waitingChangesets(root: string): Changeset[] {
  return globSync('.changeset/*.md', { cwd: root })
    .filter((file) => basename(file) !== 'README.md')
    .sort()
    .map((file) => parseChangeset(basename(file, '.md'), readFileSync(join(root, file), 'utf8')));
}
