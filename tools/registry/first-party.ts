/** The plugins of this repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PluginCard } from '@msp/protocol';
import type { PackageFile } from '@msp/registry';

/** A plugin of this repository: its folder and what its package.json says. */
export interface FirstParty {
  readonly id: string;
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly packageFile: PackageFile;
}

/** All that are published, by id. */
export function firstParty(root: string): FirstParty[] {
  const plugins = join(root, 'plugins');
  return readdirSync(plugins)
    .sort()
    .filter((id) => existsSync(join(plugins, id, 'package.json')))
    .map((id) => {
      const folder = join(plugins, id);
      const packageFile = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      return { id, folder, name: packageFile.name, version: packageFile.version, packageFile };
    })
    .filter(({ packageFile }) => packageFile.private !== true);
}

/** The card that its build wrote. @throws where it is not built */
export function builtCard({ id, folder }: FirstParty): PluginCard {
  const file = join(folder, 'dist', 'plugin.json');
  if (!existsSync(file)) throw new Error(`${id} is not built: npm run build`);
  return PluginCard.parse(JSON.parse(readFileSync(file, 'utf8')));
}
