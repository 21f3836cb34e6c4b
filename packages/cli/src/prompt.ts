import { createInterface } from 'node:readline';
import { ending } from './ending.js';

/** One answer to choose: its first letter, or the whole word, is typed. */
export interface Choice<Key extends string> {
  readonly key: Key;
  readonly does: string;
}

/**
 * Asks on the terminal until one of the choices is typed. An empty line takes the first.
 *
 * @throws the ending `interrupted` on Ctrl-C or at the end of input
 */
export async function choose<Key extends string>(
  lines: readonly string[],
  choices: readonly Choice<Key>[],
): Promise<Key> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const width = Math.max(...choices.map(({ key }) => key.length));
  const listed = choices.map(({ key, does }) => `  ${key.padEnd(width)}  ${does}\n`).join('');
  process.stderr.write(`${lines.join('\n')}\n${listed}`);
  try {
    for (;;) {
      const answer = (
        await ask(terminal, `${choices.map(({ key }) => key).join('/')} [${choices[0]?.key}]: `)
      )
        .trim()
        .toLowerCase();
      const found = answer === '' ? choices[0] : choices.find(({ key }) => key.startsWith(answer));
      if (found) return found.key;
    }
  } finally {
    terminal.close();
  }
}

function ask(terminal: ReturnType<typeof createInterface>, question: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      process.stderr.write('\n');
      reject(ending('interrupted'));
    };
    terminal.once('SIGINT', stop);
    terminal.once('close', stop);
    terminal.question(question, (answer) => {
      terminal.off('SIGINT', stop);
      terminal.off('close', stop);
      resolve(answer);
    });
  });
}
