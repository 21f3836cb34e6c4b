import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Options } from 'tsup';
import { library } from '../../tools/build/tsup.ts';
import { templateAsData } from '../create-msp-plugin/build/template-as-data.ts';

/**
 * Every file that somebody loads with `import()`, each command among them, becomes one file that holds all it needs.
 * Shared chunks would be smaller together, but a process would load thirty files instead of three, and each costs
 * as much time as everything `msp` itself does in it. Nothing may rely on being the same object on both sides of
 * an `import()`: our errors are told apart by a mark, never by `instanceof`.
 */
const packages = join(import.meta.dirname, '..');
const ours = ['cli', 'core', 'delivery', 'protocol', 'registry', 'store-sqlite'];

/** `core/src/config/problems.ts` → `core-config-problems`, and our own without `cli-`. */
const nameOf = (file: string) =>
  relative(packages, file)
    .replace('/src/', '/')
    .replace(/^cli\//, '')
    .replace(/\.ts$/, '')
    .replaceAll('/', '-');

const sourceOf = (folder: string, specifier: string) => join(folder, specifier.replace(/\.js$/, '.ts'));

function lazyFiles(): string[] {
  const files = ours.flatMap((name) => globSync(`${name}/src/**/*.ts`, { cwd: packages }));
  const shipped = files.filter((file) => !/\.test\.ts$|\/(testing|faults)\//.test(file));
  return shipped.flatMap((file) => {
    const path = join(packages, file);
    const code = readFileSync(path, 'utf8').replace(/^\s*(\*|\/\/|\/\*\*).*$/gm, '');
    const found = code.matchAll(/\bimport\('(\.[^']+)'\)/g);
    return [...found].map((match) => sourceOf(dirname(path), match[1] as string));
  });
}

/**
 * `import { join } from 'node:path'` as `const { join } = process.getBuiltinModule('node:path')`. An `import` of one of
 * Node's modules reads every property of it, and thereby loads what only some of them need: for `node:fs` and
 * `node:util` all of streams and workers, together a quarter of the time of an empty process.
 */
const withoutFacades = (source: string) =>
  source.replace(/^import \{([^}]+)\} from '(node:[^']+)';$/gm, (_, names: string, module: string) => {
    const values = names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name && !name.startsWith('type '));
    const bound = values.map((name) => name.replace(' as ', ': ')).join(', ');
    return bound && `const { ${bound} } = /* @__PURE__ */ process.getBuiltinModule('${module}');`;
  });

/**
 * Marks what the protocol computes as it is loaded, its schemas, as free of side effects: a command that only needs a
 * constant of such a file loads no schema, and with none of them no zod, which would cost it a third more.
 */
const droppable = (source: string) =>
  source.replace(
    /^((?:export )?const \w+(?:: [^=\n]+)? = )((?:z\.|event\(|MspEvent\.).*?);\n(?! )/gms,
    (_, start: string, value: string) => `${start}/* @__PURE__ */ (() => ${value})();\n`,
  );

const quickStart: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'quick-start',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) =>
      kind === 'dynamic-import'
        ? { path: `./${nameOf(sourceOf(resolveDir, path))}.js`, external: true }
        : undefined,
    );
    build.onLoad({ filter: /\/packages\/.*\.ts$/ }, ({ path }) => {
      const source = withoutFacades(readFileSync(path, 'utf8'));
      return { contents: /\/protocol\/src\//.test(path) ? droppable(source) : source, loader: 'ts' };
    });
  },
};

/** Everything is bundled, so the installed command has no dependencies. */
export default library({
  entry: Object.fromEntries(
    [join(import.meta.dirname, 'src/main.ts'), ...lazyFiles()].map((file) => [nameOf(file), file]),
  ),
  // Loaded by what is bundled, as they are: the one transforms code, the other is native.
  external: ['jiti', '@napi-rs/keyring'],
  noExternal: [/^(?!jiti$|@napi-rs\/keyring$)/],
  splitting: false,
  // Thirty maps would be larger than what they describe; names are kept, so a trace can be read without.
  sourcemap: false,
  esbuildPlugins: [templateAsData, quickStart],
  esbuildOptions(options) {
    options.minifySyntax = true;
    options.minifyWhitespace = true;
    options.alias = {
      ...Object.fromEntries(
        ours.slice(1).map((name) => [`@msp/${name}`, join(packages, name, 'src/index.ts')]),
      ),
      '@msp/protocol/schemas': join(packages, 'protocol/src/schemas.ts'),
      '@msp/registry/names': join(packages, 'registry/src/names.ts'),
      'create-msp-plugin': join(packages, 'create-msp-plugin/src/index.ts'),
    };
    // A package that also ships ES modules (jsonc-parser) is taken in that form: its other form cannot be bundled.
    options.mainFields = ['module', 'main'];
  },
});
