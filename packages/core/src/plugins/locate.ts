/** Finds where a plugin is: a local file, or a package among those installed. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where plugins are looked for. */
export interface Places {
  /** The project's folder: relative paths start there. */
  readonly root: string;
  /** `.msp`; installed plugins are in its folder `plugins`. */
  readonly stateDirectory: string;
  /** The URL of a module of the host: plugins that are installed beside it are found too. */
  readonly host: string;
}

/** A plugin's code. */
export interface Location {
  /** The file to load. */
  readonly file: string;
  /** Its package.json; null for a single file. */
  readonly packageFile: string | null;
  /** Did it come with the host, or from the project? */
  readonly from: 'path' | 'project' | 'host';
}

/** Why nothing was found, and what to do. */
export interface NotFound {
  readonly reason: string;
  readonly hint: string;
}

/** The folder of a project's installed plugins. */
export const pluginsFolder = (stateDirectory: string): string => join(stateDirectory, 'plugins');

/** What the folder is called for the moment in which another takes its place. */
export const pluginsBefore = (stateDirectory: string): string => join(stateDirectory, 'plugins.before');

/** Whoever looks in that moment, or after a process was killed in it, finds what was installed before. */
function installed(stateDirectory: string): string {
  const [now, before] = [pluginsFolder(stateDirectory), pluginsBefore(stateDirectory)];
  return !existsSync(now) && existsSync(before) ? before : now;
}

/** Does `use` name a path rather than a package? */
export const isPath = (use: string): boolean =>
  /^(\.{1,2}|~)?[/\\]/.test(use) || /^[A-Za-z]:[/\\]/.test(use) || isAbsolute(use);

/** Finds the code of a plugin by what the configuration says. Touches files, loads nothing. */
export function locatePlugin(use: string, places: Places): Location | NotFound {
  return isPath(use) ? atPath(use, places) : amongPackages(use, places);
}

function atPath(use: string, { root }: Places): Location | NotFound {
  const path = resolve(root, use.replace(/^~(?=[/\\])/, homedir()));
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return { reason: `there is nothing at ${path}`, hint: 'Correct `use` in the configuration.' };
  if (found.isFile()) return { file: path, packageFile: null, from: 'path' };
  const packageFile = join(path, 'package.json');
  if (existsSync(packageFile)) return inPackage(packageFile, 'path');
  const file = ['index.ts', 'index.js', 'index.mjs', 'src/index.ts']
    .map((name) => join(path, name))
    .find((each) => existsSync(each));
  if (file !== undefined) return { file, packageFile: null, from: 'path' };
  return {
    reason: `the folder ${path} has neither package.json nor index.ts`,
    hint: 'Name the file itself.',
  };
}

/** Names under which a plugin may be published, the likeliest first. */
const packageNames = (use: string): string[] =>
  /^[a-z0-9-]+$/.test(use) ? [`@msp/plugin-${use}`, `msp-plugin-${use}`, use] : [use];

function amongPackages(use: string, { root, stateDirectory, host }: Places): Location | NotFound {
  const names = packageNames(use);
  if (!names.every((name) => /^(@[a-z0-9-~][a-z0-9-._~]*\/)?[a-z0-9-~][a-z0-9-._~]*$/.test(name)))
    return {
      reason: `"${use}" is neither a path nor the name of a package`,
      hint: 'A path begins with ./ or /.',
    };
  const bases = [
    [pathToFileURL(join(installed(stateDirectory), 'package.json')), 'project'],
    [pathToFileURL(join(root, 'package.json')), 'project'],
    [new URL(host), 'host'],
  ] as const;
  for (const [base, from] of bases) {
    for (const name of names) {
      const packageFile = packageFileOf(name, base);
      if (packageFile !== undefined) return inPackage(packageFile, from);
    }
  }
  return {
    reason: `no package ${names.join(' or ')} is installed`,
    hint: `Install it: msp plugin add ${use}`,
  };
}

function packageFileOf(name: string, base: URL): string | undefined {
  try {
    return findPackageJSON(name, base);
  } catch {
    return undefined;
  }
}

function inPackage(packageFile: string, from: Location['from']): Location | NotFound {
  const entry = entryOf(readPackage(packageFile));
  if (!isWithin(entry))
    return {
      reason: `its package.json names ${entry}, which is outside of the package`,
      hint: 'Do not use it.',
    };
  const file = resolve(dirname(packageFile), entry);
  if (existsSync(file)) return { file, packageFile, from };
  return {
    reason: `${file}, which its package.json names, is not there`,
    hint: 'Build it, or install it again.',
  };
}

/** Does a path that a package.json names stay below the package's folder? */
export const isWithin = (path: string): boolean => !isAbsolute(path) && !path.split(/[/\\]/).includes('..');

/** What is read of a package.json. Anything may stand in it. */
export interface PackageFile {
  readonly name?: unknown;
  readonly version?: unknown;
  readonly exports?: unknown;
  readonly main?: unknown;
  readonly peerDependencies?: unknown;
  readonly peerDependenciesMeta?: unknown;
}

/** The content of a package.json; nothing where it cannot be read as one. */
export function readPackage(packageFile: string): PackageFile {
  try {
    const content: unknown = JSON.parse(readFileSync(packageFile, 'utf8'));
    return typeof content === 'object' && content !== null ? content : {};
  } catch {
    return {};
  }
}

/** The file that `import` of the package takes: as its `exports` say, else `main`, else `index.js`. */
function entryOf({ exports, main }: PackageFile): string {
  return exported(exports, '.') ?? (typeof main === 'string' ? main : 'index.js');
}

/** What a package exports under a name, as Node.js resolves it; undefined where there is nothing. */
export function exported(exports: unknown, name: string): string | undefined {
  const isTable = isObject(exports) && Object.keys(exports).some((key) => key.startsWith('.'));
  if (!isTable) return name === '.' ? target(exports) : undefined;
  return Object.hasOwn(exports, name) ? target(exports[name]) : undefined;
}

/** Conditions that hold for `import`. The first that a package names counts, in the order of the package. */
const CONDITIONS = ['node', 'import', 'module-sync', 'node-addons', 'default'];

function target(exports: unknown): string | undefined {
  if (typeof exports === 'string') return exports;
  if (!isObject(exports)) return undefined;
  for (const [name, value] of Object.entries(exports)) {
    const found = CONDITIONS.includes(name) ? target(value) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
