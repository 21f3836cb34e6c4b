/** Verdaccio itself, installed once into node_modules/.cache from the lock beside this file. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cache = join(import.meta.dirname, '../../node_modules/.cache/verdaccio');
const PATIENCE = 300_000;

/** The exact version that package.json names. */
const VERDACCIO_VERSION: string = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8'))
  .dependencies.verdaccio;

/** The script that starts Verdaccio, or why it could not be had. */
export type Installed = { readonly program: string } | { readonly missing: string };

/** Installs it where it is not there yet. Several processes may ask at the same time: the last one's is kept. */
export async function verdaccio(): Promise<Installed> {
  const folder = join(cache, VERDACCIO_VERSION);
  const program = join(folder, 'node_modules/verdaccio/bin/verdaccio');
  if (existsSync(program)) return { program };
  const unfinished = `${folder}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    cpSync(join(import.meta.dirname, file), join(unfinished, file));
  try {
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund'];
    await run('npm', ['ci', '--prefix', unfinished, ...quiet], {
      cwd: unfinished,
      timeout: PATIENCE,
      shell: process.platform === 'win32',
    });
    if (!existsSync(program)) renameSync(unfinished, folder);
    return { program };
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    // Where another process was faster the folder is there, and only that matters.
    if (existsSync(program)) return { program };
    const reason = stderr?.split('\n').find((line) => line.includes('error')) ?? message;
    return { missing: `Verdaccio ${VERDACCIO_VERSION} could not be installed: ${reason}` };
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
