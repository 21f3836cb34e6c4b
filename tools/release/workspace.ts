/** The packages of this workspace that are published. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The part of a package.json that releases look at. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly repository?: unknown;
  readonly publishConfig?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** A package: its folder from the root, with forward slashes, and its package.json. */
export interface WorkspacePackage {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Every package that is published, in order of its folder. */
export function publicPackages(root: string): WorkspacePackage[] {
  return globSync(['packages/*/package.json', 'plugins/*/package.json'], { cwd: root })
    .sort()
    .map((file) => ({
      folder: dirname(file).replaceAll('\\', '/'),
      manifest: JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest,
    }))
    .filter(({ manifest }) => manifest.private !== true);
}

/** Writes a package.json as npm does. */
export function writeManifest(root: string, { folder, manifest }: WorkspacePackage): void {
  writeFileSync(join(root, folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
