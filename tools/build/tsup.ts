import { readFileSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';

/**
 * How every package of ours is built: ESM for Node 22 and up, one output file per entry of its `exports`.
 * Declarations are not made here: `tsc --emitDeclarationOnly` follows in the package's build script.
 *
 * @example
 * // packages/<name>/tsup.config.ts
 * export default library();
 */
export function library(options: Options = {}) {
  return defineConfig({
    entry: sources(JSON.parse(readFileSync('package.json', 'utf8')).exports),
    format: 'esm',
    target: 'node22',
    platform: 'node',
    dts: false,
    // `node:sqlite` has no name without its prefix.
    removeNodeProtocol: false,
    clean: true,
    sourcemap: true,
    splitting: true,
    silent: true,
    ...options,
  });
}

/** `{'.': {default: './dist/index.js'}}` is built from `['src/index.ts']`. */
function sources(exports: Record<string, string | { default: string }> = {}): string[] {
  return Object.values(exports)
    .map((target) => (typeof target === 'string' ? target : target.default))
    .filter((file) => file.startsWith('./dist/') && file.endsWith('.js'))
    .map((file) => file.replace('./dist/', 'src/').replace(/\.js$/, '.ts'));
}
