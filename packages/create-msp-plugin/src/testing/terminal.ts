/** Real processes of the built command, for tests: `npm run build` comes first. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The command as it is installed. */
const PROGRAM = join(import.meta.dirname, '..', '..', 'bin', 'create-msp-plugin.js');

/** Of util-linux: makes pseudo-terminals. */
const SCRIPT = 'script';

/** What a process left. */
export interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const environment = (cwd: string) => ({ PATH: process.env.PATH ?? '', HOME: cwd });

/** Runs the command where no terminal is. */
export function command(
  cwd: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
    cwd,
    env: { ...environment(cwd), ...env },
    encoding: 'utf8',
    input: '',
  });
  return { code: status, stdout, stderr };
}

/** Can there be terminals here? */
export const hasTerminals = (): boolean =>
  /util-linux/.test(spawnSync(SCRIPT, ['--version'], { encoding: 'utf8' }).stdout ?? '');

/** What is typed, in order: each when the text before it has appeared since what was typed last. */
export type Dialogue = readonly (readonly [after: string, typed: string])[];

/** Runs the command on a pseudo-terminal. Both streams of it are one. */
export async function terminal(
  cwd: string,
  words: readonly string[],
  dialogue: Dialogue,
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly output: string }> {
  const line = ['stty cols 100 &&', ...[process.execPath, PROGRAM, ...words].map((word) => `'${word}'`)];
  const child = spawn(SCRIPT, ['--quiet', '--return', '--command', line.join(' '), '/dev/null'], {
    cwd,
    env: { ...environment(cwd), TERM: 'xterm-256color', ...env },
  });
  let output = '';
  let seen = 0;
  const open = [...dialogue];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    const [next] = open;
    if (!next || !output.slice(seen).includes(next[0])) return;
    seen = output.length;
    open.shift();
    child.stdin.write(next[1]);
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, output };
}
