/** What a package manager's lock says of a package. Pure. */
import type { Client } from './client.js';

const SHA512 = /^sha512-[A-Za-z0-9+/]{86}==$/;

/** A package, as it has to stand in a lock. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** As a registry has it: `sha512-…` */
  readonly integrity: string;
  /** What stands in the dependencies for it, e.g. `1.0.0`. */
  readonly asked: string | undefined;
}

/**
 * Does the lock hold this digest for what is installed under this name, and in this version? That the digest stands somewhere says
 * nothing: under a name there can be another package, which asks for this one.
 *
 * @param text of the lock
 */
export function isLocked(
  { name: client }: Pick<Client, 'name'>,
  text: string,
  wanted: LockedPackage,
): boolean {
  // Nothing but a version or a range of some: neither an address nor another package's name.
  if (!SHA512.test(wanted.integrity) || wanted.asked === undefined || /[:/]/.test(wanted.asked)) return false;
  return READERS[client](text, wanted);
}

const READERS: Record<Client['name'], (text: string, wanted: LockedPackage) => boolean> = {
  npm: inNpm,
  pnpm: inPnpm,
  yarn: inYarn,
  bun: inBun,
};

function inNpm(text: string, { name, version, integrity }: LockedPackage): boolean {
  try {
    const { packages } = JSON.parse(text) as { packages?: Record<string, Record<string, unknown>> };
    const key = `node_modules/${name}`;
    const found = packages && Object.hasOwn(packages, key) ? packages[key] : undefined;
    if (found?.version !== version || (found.name ?? name) !== name) return false;
    return typeof found.integrity === 'string' && found.integrity.split(/\s+/).includes(integrity);
  } catch {
    return false;
  }
}

/** The project's own dependency has to be this version of this package, and that one has to have the digest. */
function inPnpm(text: string, { name, version, integrity }: LockedPackage): boolean {
  const all = text.split(/\r?\n/);
  // Older ones write the dependencies of the only project at the top.
  const own = under(under(all, 'importers'), '.') ?? all;
  const asked = under(under(own, 'dependencies'), name);
  const isIt = asked?.some((line) => /^version: /.test(line) && withoutPeers(line) === `version: ${version}`);
  const found =
    under(under(all, 'packages'), `${name}@${version}`) ??
    under(under(all, 'packages'), `/${name}@${version}`);
  return isIt === true && found?.some((line) => inBraces(line, integrity)) === true;
}

const withoutPeers = (line: string): string => line.replace(/\(.*\)$/, '').replaceAll("'", '');

const inBraces = (line: string, integrity: string): boolean =>
  ['}', ','].some((next) => line.startsWith(`resolution: {integrity: ${integrity}${next}`));

/** The lines below a key, moved to the left; null where it is not there, or more than once. */
function under(lines: readonly string[] | null, key: string): string[] | null {
  const isKey = (line: string) => [`${key}:`, `'${key}':`, `"${key}":`].includes(line);
  const at = lines?.findIndex(isKey) ?? -1;
  if (!lines || at < 0 || lines.filter(isKey).length > 1) return null;
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => /^\S/.test(line));
  return rest.slice(0, end < 0 ? rest.length : end).map((line) => line.replace(/^ {2}/, ''));
}

/** What is asked for is the key. Peers are not a part of it. */
function inYarn(text: string, { name, version, integrity, asked }: LockedPackage): boolean {
  const lines = text.split(/\r?\n/);
  const isKey = (line: string) =>
    /^\S.*:$/.test(line) && line.slice(0, -1).replaceAll('"', '').split(', ').includes(`${name}@${asked}`);
  const at = lines.findIndex(isKey);
  if (at < 0 || lines.filter(isKey).length > 1) return false;
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => !line.startsWith('  '));
  const block = rest.slice(0, end < 0 ? rest.length : end);
  return block.includes(`  version "${version}"`) && block.includes(`  integrity ${integrity}`);
}

/** Nothing stands below the packages, and each of them stands in a line of its own. */
function inBun(text: string, { name, version, integrity }: LockedPackage): boolean {
  const lines = text.slice(Math.max(0, text.lastIndexOf('\n  "packages": {'))).split(/\r?\n/);
  const found = lines.filter((line) => line.startsWith(`    ${JSON.stringify(name)}: [`));
  const [line = ''] = found;
  const is = `    ${JSON.stringify(name)}: ["${name}@${version}", `;
  return found.length === 1 && line.startsWith(is) && line.replace(/,$/, '').endsWith(`, "${integrity}"]`);
}
