import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';

const root = import.meta.dirname;
const everything = ['packages/*/src/**', 'plugins/*/src/**', 'templates/*/src/**', 'tools/**'];

/**
 * Lets tests run on sources: `@msp/core` is packages/core/src/index.ts, and a subpath is whatever the package's
 * `exports` name, so what is not exported cannot be imported here either.
 */
const sources: Plugin = {
  name: 'msp-sources',
  enforce: 'pre',
  resolveId(id) {
    const [, plugin, name, path = ''] =
      /^(?:@msp\/)(plugin-)?([a-z0-9-]+)(\/.+)?$/.exec(id) ?? /^()(create-msp-plugin)$/.exec(id) ?? [];
    if (!name) return null;
    const folder = join(root, plugin ? 'plugins' : 'packages', name);
    if (!existsSync(join(folder, 'package.json'))) return null;
    const { exports = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const target: unknown = exports[`.${path}`]?.default;
    if (typeof target !== 'string') return null;
    return join(folder, target.replace('./dist/', 'src/').replace(/\.js$/, '.ts'));
  },
};

/** Suites named `*.heavy.test.ts` need something big. `--mode heavy` runs only them; MSP_HEAVY=1 adds them. */
export default defineConfig(({ mode }) => {
  const heavy = mode === 'heavy' || process.env.MSP_HEAVY === '1';
  return {
    plugins: [sources],
    test: {
      include: everything.map((folder) => `${folder}/*${mode === 'heavy' ? '.heavy' : ''}.test.ts`),
      exclude: ['**/node_modules/**', '**/dist/**', ...(heavy ? [] : ['**/*.heavy.test.ts'])],
      env: heavy ? { MSP_HEAVY: '1' } : {},
      passWithNoTests: mode === 'heavy',
      pool: 'forks',
      // Most tests wait for processes of their own; one worker less than there are cores would leave a small machine idle.
      maxWorkers: Math.max(2, availableParallelism()),
      testTimeout: heavy ? 120_000 : 30_000,
      hookTimeout: heavy ? 300_000 : 30_000,
      teardownTimeout: 10_000,
    },
  };
});
