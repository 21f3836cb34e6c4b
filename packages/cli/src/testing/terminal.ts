/** Real pseudo-terminals, by `script` of util-linux: only there are questions asked. */
import { spawn, spawnSync } from 'node:child_process';
import { PROGRAM, type Sandbox } from './run.js';

const SCRIPT = 'script';
/** Is there a `script` that can be used? */
export const hasScript = /util-linux/.test(
  spawnSync(SCRIPT, ['--version'], { encoding: 'utf8' }).stdout ?? '',
);

/** Answers, in the order in which they are typed: each when the text before it has appeared. */
export type Dialogue = readonly (readonly [after: string | RegExp, typed: string])[];

/** Runs a command on a pseudo-terminal of 80 columns. Both streams of it are one. */
export async function terminal(
  shop: Sandbox,
  words: readonly string[],
  dialogue: Dialogue = [],
  env: Readonly<Record<string, string>> = {},
  afterwards = '',
) {
  const line = [
    'stty',
    'cols',
    env.COLUMNS ?? '80',
    '&&',
    ...[process.execPath, PROGRAM, ...words].map((word) => `'${word}'`),
    afterwards,
  ].join(' ');
  const child = spawn(SCRIPT, ['--quiet', '--return', '--command', line, '/dev/null'], {
    cwd: shop.project,
    env: { ...shop.env, TERM: 'xterm-256color', ...env },
  });
  let output = '';
  const open = [...dialogue];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    const [next] = open;
    if (!next || !output.match(next[0])) return;
    open.shift();
    child.stdin.write(next[1]);
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, output: output.replaceAll('\r\n', '\n') };
}
