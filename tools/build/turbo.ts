import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

/**
 * Builds every package, in order of who needs whom. Arguments go to turbo: `npm run build -- --force`.
 * It exists because turbo can only be told by an environment variable to keep its telemetry to itself, and
 * one spelling of that has to work in every shell.
 */
const turbo = createRequire(import.meta.url).resolve('turbo/bin/turbo');
const { status } = spawnSync(process.execPath, [turbo, 'run', 'build', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
});
process.exit(status ?? 1);
