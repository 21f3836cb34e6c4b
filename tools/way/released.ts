/** A registry in which everything of this workspace has been released, by its own release tools. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bump } from '../release/changesets.ts';
import { type RunningVerdaccio, startVerdaccio } from '../verdaccio/start.ts';
import { commit, copyWorkspace } from './copy.ts';
import { type Shell, stranger } from './stranger.ts';

/** A registry, and the workspace that is released to it. */
export interface ReleasedWorkspace {
  /** Everything is below it, and goes away with it. */
  readonly folder: string;
  /** A copy of this repository. */
  readonly workspace: string;
  readonly registry: RunningVerdaccio;
  /** As somebody who has this registry, and nothing else of ours. */
  readonly shell: Shell;
  /** Writes a changeset, as a person who changes something would. */
  change(name: string, releases: Readonly<Record<string, Bump>>, summary: string): void;
  /** What the release workflow does before its pull request: versions, changelogs, certification. Commits that. */
  version(): Promise<string>;
  /** What it does after: publishes what the registry does not have. */
  publish(): Promise<string>;
  /** Ends the registry and removes the folder. */
  stop(): Promise<void>;
}

/** @returns the workspace, of which nothing is released yet, or why there can be no registry here */
export async function prepareRelease(): Promise<ReleasedWorkspace | { readonly missing: string }> {
  const registry = await startVerdaccio();
  if ('missing' in registry) return registry;
  const folder = mkdtempSync(join(tmpdir(), 'msp-way-'));
  const workspace = join(folder, 'workspace');
  mkdirSync(workspace);
  copyWorkspace(workspace);
  const shell = stranger({ home: join(folder, 'home'), npmrc: registry.npmrc });
  const maintainer = {
    cwd: workspace,
    with: {
      GIT_AUTHOR_NAME: 'Way',
      GIT_AUTHOR_EMAIL: 'way@example.com',
      GIT_COMMITTER_NAME: 'Way',
      GIT_COMMITTER_EMAIL: 'way@example.com',
    },
  };
  // npm proves where a package comes from only in a workflow of a service that it knows.
  const offline = '--without-provenance';
  return {
    folder,
    workspace,
    registry,
    shell,
    change(name, releases, summary) {
      const lines = Object.entries(releases).map(([each, bump]) => `'${each}': ${bump}\n`);
      writeFileSync(join(workspace, `.changeset/${name}.md`), `---\n${lines.join('')}---\n\n${summary}\n`);
      commit(workspace, name);
    },
    async version() {
      const said = await shell(maintainer, 'node', 'tools/release/version.ts', offline);
      commit(workspace, 'versions');
      return said;
    },
    publish: () => shell(maintainer, 'node', 'tools/release/publish.ts', offline),
    async stop() {
      await registry.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
