/** What an installation weighs. */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A folder of packages. */
export interface Weight {
  readonly packages: number;
  readonly megabytes: number;
}

/** Counts what npm installed in a folder: every package below `node_modules`, and the bytes of their files. */
export function weigh(folder: string): Weight {
  const modules = join(folder, 'node_modules');
  const files = readdirSync(modules, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  const packages = files.filter(
    ({ name, parentPath }) =>
      name === 'package.json' && /[\\/]node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+$/.test(parentPath),
  );
  const bytes = files.reduce((sum, { name, parentPath }) => sum + lstatSync(join(parentPath, name)).size, 0);
  return { packages: packages.length, megabytes: bytes / 1_000_000 };
}
