/** Versions of the workspace, in a package.json that leaves it. Pure. */

const DEPENDENCIES = ['dependencies', 'peerDependencies', 'devDependencies', 'optionalDependencies'];

/** A version, or a range of compatible ones. `latest`, `*` or an address could be anything tomorrow. */
const CERTAIN = /^[\^~]?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/**
 * A package.json in which each package of ours is asked for at the version of the workspace or a later compatible one. Any other file stays
 * as it is.
 *
 * @throws where a package of ours is unknown, or a version is left open
 */
export function withVersions(path: string, text: string, versions: ReadonlyMap<string, string>): string {
  if (path !== 'package.json') return text;
  const file = JSON.parse(text) as Record<string, Record<string, string>>;
  for (const kind of DEPENDENCIES)
    for (const [name, range] of Object.entries(file[kind] ?? {}))
      (file[kind] as Record<string, string>)[name] = versionOf(name, range, versions);
  return `${JSON.stringify(file, null, 2)}\n`;
}

function versionOf(name: string, range: string, versions: ReadonlyMap<string, string>): string {
  const wanted = name.startsWith('@msp/') ? `^${versions.get(name)}` : range;
  if (CERTAIN.test(wanted)) return wanted;
  throw new Error(`The template asks for ${name} at ${wanted}, which is no certain version.`);
}
