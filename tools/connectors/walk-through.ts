/** Answers the questions of a guided command at a pseudo-terminal, whatever their order. */
import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { PROGRAM, type Sandbox } from '../../packages/cli/src/testing/run.ts';

/** What is typed where a question holds these words; Enter for every other question. */
export type Answers = readonly (readonly [words: RegExp, typed: string])[];

/** What was seen. */
export interface Walked {
  readonly code: number | null;
  /** As the terminal got it. */
  readonly output: string;
  /** The same without what moves the cursor and paints. */
  readonly plain: string;
  /** Every question, in the order in which they were asked. */
  readonly asked: readonly string[];
}

/** An open question, as it is drawn; one that is answered is drawn otherwise. */
const QUESTION = /◆ {2}([^\n]+)/g;

/** Runs a command on a pseudo-terminal of 80 columns. Each question is answered once. */
export async function walkThrough(
  shop: Sandbox,
  words: readonly string[],
  answers: Answers,
  env: Readonly<Record<string, string>> = {},
): Promise<Walked> {
  const command = [process.execPath, PROGRAM, ...words].map((word) => `'${word}'`).join(' ');
  const child = spawn(
    'script',
    ['--quiet', '--return', '--command', `stty cols 80 && ${command}`, '/dev/null'],
    {
      cwd: shop.project,
      env: { ...shop.env, TERM: 'xterm-256color', ...env },
    },
  );
  let output = '';
  const asked: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    const drawn = [...stripVTControlCharacters(output).replaceAll('\r\n', '\n').matchAll(QUESTION)];
    const label = drawn.at(-1)?.[1]?.trim();
    if (label === undefined || asked.includes(label)) return;
    asked.push(label);
    child.stdin.write(answers.find(([each]) => each.test(label))?.[1] ?? '\r');
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  const lines = output.replaceAll('\r\n', '\n');
  return { code, output: lines, plain: stripVTControlCharacters(lines), asked };
}
