/**
 * What the next installation begins with of the one that is there: which packages were asked for, and which versions of all that they
 * need. The folder may have come with a cloned repository, so nothing of it is believed that could name other code than those packages:
 * no addresses, no overrides, no links.
 */
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dependenciesOf } from './dependencies.js';

/** Packed packages that were installed from a file: copied, so that they can be installed again. */
export const TARBALLS = 'tarballs';

const TARBALL = /^[\w.-]+\.tgz$/;
const VERSION_OR_RANGE = /^[\w.^~<>=|*+ -]{1,100}$/;
const OWN_TARBALL = /^file:(\.\/)?tarballs\/[\w.-]+\.tgz$/;

/** Writes it into the folder of the next installation, which is empty. */
export function keep(now: string, next: string): void {
  const isThere = lstatSync(now, { throwIfNoEntry: false })?.isDirectory() === true;
  const dependencies = isThere && isFile(join(now, 'package.json')) ? harmless(dependenciesOf(now)) : {};
  const packageFile = { name: 'plugins', private: true, dependencies };
  writeNew(join(next, 'package.json'), `${JSON.stringify(packageFile, null, 2)}\n`);
  if (!isThere) return;
  const lock = join(now, 'package-lock.json');
  const kept = isFile(lock) ? keptLock(readFileSync(lock, 'utf8'), dependencies) : null;
  if (kept !== null) writeNew(join(next, 'package-lock.json'), kept);
  keepTarballs(join(now, TARBALLS), join(next, TARBALLS));
}

/** Packages by their versions, and packed ones of this folder. */
const harmless = (dependencies: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(dependencies).filter(([, from]) => VERSION_OR_RANGE.test(from) || OWN_TARBALL.test(from)),
  );

/**
 * A lock of npm without the addresses that packages came from: npm asks the person's own registry for them, and holds what comes against
 * the digests. Null where it names anything else, or lacks a digest: everything is looked for anew then. Pure.
 */
export function keptLock(text: string, dependencies: Readonly<Record<string, string>>): string | null {
  const packages = packagesIn(text);
  if (packages === null) return null;
  const kept: Record<string, unknown> = { '': { name: 'plugins', dependencies } };
  for (const [key, { resolved, ...entry }] of Object.entries(packages)) {
    if (key === '') continue;
    const name = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(key)?.[1];
    const isOwn = typeof resolved === 'string' && OWN_TARBALL.test(resolved);
    const isWhole = typeof entry.integrity === 'string' && /^sha512-/.test(entry.integrity);
    const isOther = entry.link !== undefined || (entry.name !== undefined && entry.name !== name);
    if (name === undefined || isOther || !isWhole) return null;
    kept[key] = isOwn ? { ...entry, resolved } : entry;
  }
  const lock = { name: 'plugins', lockfileVersion: 3, requires: true, packages: kept };
  return `${JSON.stringify(lock, null, 2)}\n`;
}

type Packages = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function packagesIn(text: string): Packages | null {
  try {
    const { packages } = JSON.parse(text) as { packages?: unknown };
    const isTable = typeof packages === 'object' && packages !== null;
    const isWell =
      isTable && Object.values(packages).every((entry) => typeof entry === 'object' && entry !== null);
    return isWell ? (packages as Packages) : null;
  } catch {
    return null;
  }
}

function keepTarballs(from: string, to: string): void {
  if (lstatSync(from, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  mkdirSync(to);
  for (const name of readdirSync(from))
    if (TARBALL.test(name) && isFile(join(from, name)))
      writeFileSync(join(to, name), readFileSync(join(from, name)), { flag: 'wx' });
}

/** A file itself, and no link to one: what it leads to is not the project's. */
const isFile = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;

const writeNew = (path: string, text: string): void => writeFileSync(path, text, { flag: 'wx' });
