/** Certifies a package that a stranger published. Its code runs in a process of its own that may write nothing and start nothing. */
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Counts } from '../certify-own.ts';
import { ROOT } from '../entry-files.ts';
import type { LaidOut } from './fetch.ts';

/** How it came through: the counts, or why it is not certified. */
export type Verdict = { readonly counts: Counts } | { readonly problem: string };

/** What the child says. */
export interface ChildReport {
  /** Why it was not examined. */
  readonly problem: string | null;
  readonly passed: number;
  readonly skipped: number;
  /** Check and first line of what is wrong. */
  readonly failed: readonly string[];
}

/** Seconds for a whole certification. */
const PATIENCE = 300;

/** After it stands what the child says; before it, the plugin may have printed anything. */
export const MARK = 'msp-certification:';

/** What the child may read: itself, what certifies, and the package. */
function readable(home: string): string[] {
  // Packages may be linked from another folder, and then that is where they are read.
  const roots = new Set([ROOT, dirname(realpathSync(join(ROOT, 'node_modules')))]);
  const parts = ['packages', 'node_modules', join('tools', 'registry'), 'package.json'];
  const paths = [...roots].flatMap((root) => parts.map((part) => join(root, part)));
  return [home, ...paths].map((path) => `--allow-fs-read=${path}`);
}

/**
 * Runs the certification. The plugin's process has an empty environment, so no secret of this machine.
 *
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
  const { output, late } = await outputOf(words, { home, environment, patience });
  if (late) return { problem: `it did not come to an end within ${patience} s` };
  const said = output.slice(output.lastIndexOf(MARK) + MARK.length).split('\n')[0];
  if (!output.includes(MARK) || !said)
    return { problem: `its process ended without a word${lastLine(output)}` };
  const { problem, passed, skipped, failed } = JSON.parse(said) as ChildReport;
  if (problem !== null) return { problem };
  if (failed.length > 0) return { problem: `these checks failed: ${failed.join('; ')}` };
  return { counts: { passed, skipped, failed: 0 } };
}

const lastLine = (output: string): string => {
  const line = output.trim().split('\n').at(-1) ?? '';
  return line === '' ? '' : `: ${line.slice(0, 300)}`;
};

interface Surroundings {
  readonly home: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly patience: number;
}

/** The longest output that is kept, in characters. */
const LONGEST = 1_000_000;

function outputOf(words: string[], { home, environment, patience }: Surroundings) {
  return new Promise<{ output: string; late: boolean }>((done, fail) => {
    const child = spawn(process.execPath, words, { cwd: home, env: environment });
    let output = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, patience * 1000);
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-LONGEST);
      });
    child.on('error', fail);
    child.on('close', () => {
      clearTimeout(timer);
      done({ output, late });
    });
  });
}
