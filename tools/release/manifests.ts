/** What every published package.json has to say of where it comes from. */
import { publicPackages, type WorkspacePackage, writeManifest } from './workspace.ts';

/** The repository that a package is published from; null where it is published from somewhere else, without provenance. */
export type Origin = { readonly server: string; readonly repository: string } | null;

/**
 * A package.json with its repository, which npm compares with where a package was published from. Without an origin npm is told
 * not to try: it heeds neither `NPM_CONFIG_PROVENANCE` nor a user's npmrc where a package.json asks for provenance.
 */
export function fromOrigin({ folder, manifest }: WorkspacePackage, origin: Origin): WorkspacePackage {
  if (origin === null) {
    const publishConfig = { ...manifest.publishConfig, provenance: false };
    return { folder, manifest: { ...manifest, publishConfig } };
  }
  const url = `git+${origin.server}/${origin.repository}.git`;
  const repository = { type: 'git', url, directory: folder };
  return { folder, manifest: { ...manifest, repository } };
}

/** Writes it into all packages. @returns the names of those that were changed */
export function writeOrigin(root: string, origin: Origin): string[] {
  return publicPackages(root).flatMap((each) => {
    const prepared = fromOrigin(each, origin);
    if (JSON.stringify(prepared) === JSON.stringify(each)) return [];
    writeManifest(root, prepared);
    return [each.manifest.name];
  });
}

/** The repository of the running workflow; undefined outside of one. */
export function workflowOrigin(environment: NodeJS.ProcessEnv): NonNullable<Origin> | undefined {
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository } = environment;
  return repository ? { server, repository } : undefined;
}
