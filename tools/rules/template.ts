/** Where a plugin departs from the template that all are made of. */
import { isDeepStrictEqual } from 'node:util';
import { importedParts } from './template-parts.ts';

/** The files of a plugin's folder: texts by their path below it. */
export type Folder = ReadonlyMap<string, string>;

/** Files that are the same in every plugin, to the byte. */
const SAME = ['tsconfig.json', 'tsconfig.build.json', 'tsup.config.ts'];

/** Fields of package.json that are the same in every plugin. */
const FIELDS = ['license', 'type', 'sideEffects', 'exports', 'files', 'scripts', 'engines', 'publishConfig'];

/** Files that every plugin has. */
const NEEDED = ['README.md', 'src/index.ts', 'src/certification.test.ts', 'src/readme.test.ts'];

/**
 * One sentence for each departure.
 *
 * @param id the name of the plugin's folder
 */
export function departures(id: string, plugin: Folder, template: Folder): string[] {
  return [
    ...NEEDED.filter((path) => !plugin.has(path)).map((path) => `${id} has no ${path}`),
    ...SAME.filter((path) => plugin.get(path) !== template.get(path)).map(
      (path) => `${path} of ${id} is not that of the template`,
    ),
    ...packageDepartures(id, packageOf(plugin), packageOf(template)),
    ...misplacedParts(id, plugin.get('src/index.ts') ?? ''),
  ];
}

type Package = Readonly<Record<string, unknown>>;

const packageOf = (folder: Folder): Package => JSON.parse(folder.get('package.json') ?? '{}');
const entriesOf = (value: unknown): [string, unknown][] => Object.entries((value ?? {}) as object);

function packageDepartures(id: string, plugin: Package, template: Package): string[] {
  const versions = new Map(entriesOf(plugin.devDependencies));
  // Each plugin asks for the version that it needs.
  const peersOf = (file: Package) =>
    Object.fromEntries(entriesOf(file.peerDependencies).map(([name]) => [name, '^']));
  return [
    ...(plugin.name === `@msp/plugin-${id}` ? [] : [`the package of ${id} is called ${plugin.name}`]),
    ...(Array.isArray(plugin.keywords) && plugin.keywords.includes('msp-plugin')
      ? []
      : [`the keywords of ${id} lack msp-plugin`]),
    ...FIELDS.flatMap((field) => fieldDepartures(id, field, plugin[field], template[field])),
    ...fieldDepartures(id, 'peerDependencies', peersOf(plugin), peersOf(template)),
    ...entriesOf(template.devDependencies).flatMap(([name, version]) =>
      versions.get(name) === version
        ? []
        : [`devDependencies.${name} of ${id} is ${shown(versions.get(name))}, and not ${shown(version)}`],
    ),
  ];
}

/** Fields of an object are told one by one. */
function fieldDepartures(id: string, field: string, plugin: unknown, template: unknown): string[] {
  if (isDeepStrictEqual(plugin, template)) return [];
  if (!isObject(plugin) || !isObject(template))
    return [`${field} of ${id} is ${shown(plugin)}, and not ${shown(template)}`];
  const names = [...new Set([...Object.keys(template), ...Object.keys(plugin)])];
  return names.flatMap((name) =>
    isDeepStrictEqual(plugin[name], template[name])
      ? []
      : [`${field}.${name} of ${id} is ${shown(plugin[name])}, and not ${shown(template[name])}`],
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shown = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value));

/** Each part of the contract stands in the file or the folder of its name: who knows one plugin finds it in all. */
function misplacedParts(id: string, index: string): string[] {
  return importedParts(index).flatMap(({ part, from }) => {
    const right = (path: string) => path === `./${part}.js` || path.startsWith(`./${part}/`);
    if (from.length === 0) return [`${part} of ${id} stands in index.ts, and not in ${part}.ts`];
    return from
      .filter((path) => !right(path))
      .map((path) => `${part} of ${id} stands in ${path}, and not in ${part}.ts`);
  });
}
