/** Programs that a release starts. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The workspace that these tools belong to. */
export const root = join(import.meta.dirname, '../..');

/** The script of changesets' command. */
const changesets = createRequire(import.meta.url).resolve('@changesets/cli/bin.js');

/** Runs a program in the workspace, and shows what it prints. @throws where it fails */
export function runCommand(program: string, ...args: string[]): void {
  const shell = program === 'npm' && process.platform === 'win32';
  // `npm run -s` silences every npm below it, and nobody would learn why one failed.
  const env = { ...process.env, npm_config_loglevel: 'error' };
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', shell, env });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`);
}

/** `changeset <action>` */
export const runChangeset = (...args: string[]): void => runCommand(process.execPath, changesets, ...args);

/** `node <script>` */
export const runScript = (...args: string[]): void => runCommand(process.execPath, ...args);
