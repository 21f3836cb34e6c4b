/** Certifies a package that a stranger published. Its code runs in a process of its own that may write nothing and start nothing. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../entry-files.ts';
import type { LaidOut } from './fetch.ts';
import { type Ending, type Verdict, verdictOf } from './verdict.ts';

/** Seconds for a whole certification. */
const PATIENCE = 300;

/** What the child may read: itself, what certifies, and the package. */
function readable(home: string): string[] {
  // Packages may be linked from another folder, and then that is where they are read.
  const roots = new Set([ROOT, dirname(realpathSync(join(ROOT, 'node_modules')))]);
  const parts = ['packages', 'node_modules', join('tools', 'registry'), 'package.json'];
  const paths = [...roots].flatMap((root) => parts.map((part) => join(root, part)));
  return [home, ...paths].map((path) => `--allow-fs-read=${path}`);
}

/**
 * Runs the certification. Of the environment the plugin's process has PATH (on Windows SystemRoot too), and HOME, TMPDIR and TEMP, which are
 * the folder that the package lies in: so no secret of this machine. It may use the network, and signal the processes of this account, its
 * parent among them.
 *
 * The result counts only behind a mark that is new for each run and is gone from stdin before the plugin is loaded. Within one process that
 * is no wall: code that exchanges what JavaScript has built in can still forge a result.
 *
 * @param home the folder that it may read
 * @param patience seconds until the process is ended
 */
export async function certifyPackage(
  { folder }: LaidOut,
  home: string,
  patience = PATIENCE,
): Promise<Verdict> {
  // From Node.js 25 on, the network is a permission too; the faults of a tool are played by a server on this machine.
  const network = process.allowedNodeEnvironmentFlags.has('--allow-net') ? ['--allow-net'] : [];
  const script = join(import.meta.dirname, 'certify-child.ts');
  const words = ['--permission', ...network, ...readable(home), script, folder];
  const { PATH, SystemRoot } = process.env;
  const environment = { PATH, SystemRoot, HOME: home, TMPDIR: home, TEMP: home };
  // Not among the words or in the environment, where the plugin could read it.
  const mark = `msp-certification-${randomBytes(32).toString('hex')}:`;
  const ending = await endingOf(words, { home, environment, patience, input: mark });
  if (ending.late) return { problem: `it did not come to an end within ${patience} s` };
  return verdictOf(ending, mark);
}

interface Surroundings {
  readonly home: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly patience: number;
  /** What stands on its stdin. */
  readonly input: string;
}

/** The longest output that is kept, in characters. */
const LONGEST = 1_000_000;

function endingOf(words: string[], { home, environment, patience, input }: Surroundings) {
  return new Promise<Ending & { late: boolean }>((done, fail) => {
    const child = spawn(process.execPath, words, { cwd: home, env: environment });
    const output = { stdout: '', stderr: '' };
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, patience * 1000);
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        output[name] = (output[name] + text).slice(-LONGEST);
      });
    child.on('error', fail);
    child.on('close', (code) => {
      clearTimeout(timer);
      done({ ...output, code, late });
    });
    // A process that ended before it read is told of by how it ended.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
