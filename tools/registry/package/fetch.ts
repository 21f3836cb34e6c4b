/** A published package on this disk, with nothing of it run. */
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readCard } from '@msp/core';
import type { PluginCard } from '@msp/protocol';
import type { PackageFile } from '@msp/registry';
import { ROOT } from '../entry-files.ts';
import { type NpmPlace, npm } from '../npm.ts';
import type { Archive } from '../pack.ts';

/** A package that is laid out with what it needs. */
export interface LaidOut {
  /** Its own folder. */
  readonly folder: string;
  readonly packageFile: PackageFile;
  /** Null where it has none that can be read. */
  readonly card: PluginCard | null;
}

/** What a plugin gets from its host. It is certified with that of this repository. */
const PEERS = { '@msp/protocol': join('packages', 'protocol'), zod: join('node_modules', 'zod') };

/**
 * Only the archive itself is a file, and all else comes from the package registry: a dependency on a folder would be a link, through which
 * the plugin could read what lies there.
 */
const FROM_REGISTRY = ['--allow-file=root', '--allow-directory=none', '--allow-remote=none'];

/**
 * Lays out an archive and what it depends on; its peers are those of this repository.
 *
 * @throws with what npm says
 */
export async function layOut({ file, name }: Archive, place: NpmPlace): Promise<LaidOut> {
  const home = join(place.folder, 'home');
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{"private":true}\n');
  const quietly = [
    '--no-audit',
    '--no-fund',
    '--no-save',
    '--no-package-lock',
    '--omit=dev',
    '--legacy-peer-deps',
  ];
  await npm(['install', `../${basename(file)}`, ...quietly, ...FROM_REGISTRY], { ...place, folder: home });
  const modules = join(home, 'node_modules');
  for (const [peer, source] of Object.entries(PEERS)) link(join(modules, peer), join(ROOT, source));
  const folder = join(modules, name);
  const packageFile = join(folder, 'package.json');
  return {
    folder,
    packageFile: JSON.parse(readFileSync(packageFile, 'utf8')),
    card: readCard(packageFile),
  };
}

function link(path: string, target: string): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, 'junction');
}
