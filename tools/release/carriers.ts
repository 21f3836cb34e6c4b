/** Packages that carry others inside them, so that a change of those reaches its users only with a release of theirs. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf, packageOf } from '../rules/imports.ts';
import type { Changeset } from './changesets.ts';
import type { WorkspacePackage } from './workspace.ts';

/** A package, and the names of those that are in its bundle. */
export interface Carrier {
  readonly name: string;
  readonly carried: readonly string[];
}

/** Packages of the workspace that `packages` import although users do not install them: they are bundled. */
export function carriers(root: string, packages: readonly WorkspacePackage[]): Carrier[] {
  const names = packages.map(({ manifest }) => manifest.name);
  return packages
    .map(({ folder, manifest }) => {
      const installed = { ...manifest.dependencies, ...manifest.peerDependencies };
      const inside = Object.keys(manifest.devDependencies ?? {}).filter(
        (name) => names.includes(name) && !Object.hasOwn(installed, name),
      );
      const imported = inside.length > 0 ? shippedImports(join(root, folder)) : new Set();
      return { name: manifest.name, carried: inside.filter((name) => imported.has(name)) };
    })
    .filter(({ carried }) => carried.length > 0);
}

/** What the files that are published import, but for types alone. */
function shippedImports(folder: string): Set<string> {
  const files = globSync('src/**/*.ts', { cwd: folder }).filter(
    (file) => !/\.test\.ts$|[/\\](testing|faults)[/\\]/.test(file),
  );
  const specifiers = files.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8').replaceAll(/^import type [\s\S]*?;$/gm, '');
    return importsOf({ path: file, text }).specifiers;
  });
  return new Set(specifiers.map(packageOf));
}

/** One sentence for every changeset that names what is carried, but not who carries it. */
export function unnamedCarriers(changesets: readonly Changeset[], all: readonly Carrier[]): string[] {
  return changesets.flatMap(({ id, releases }) =>
    all.flatMap(({ name, carried }) => {
      const changed = carried.filter((each) => (releases[each] ?? 'none') !== 'none');
      if (changed.length === 0 || Object.hasOwn(releases, name)) return [];
      return [
        `.changeset/${id}.md names ${changed.join(', ')}, which ${name} carries inside it: its users get the change only ` +
          `with a release of ${name}. Add the line "'${name}': patch" (or minor), or "'${name}': none" where they see nothing of it.`,
      ];
    }),
  );
}
