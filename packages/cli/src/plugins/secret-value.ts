import { fstatSync } from 'node:fs';
import { MspError, type Warning } from '@msp/protocol';
import { textOf } from '../arguments/text.js';
import { isTerminal } from '../output/terminal.js';
import type { Shell } from '../shell.js';

/** A secret, and what is to be said about the way it came. */
export interface GivenValue {
  readonly value: string;
  readonly warnings: readonly Warning[];
}

/**
 * The value of a secret: from a hidden prompt, from standard input, or, with a warning, from the command line.
 *
 * @param given the word of the command line
 * @param what how the secret is called, for the prompt
 * @throws an `MspError` `MSP017` where there is nothing to read it from
 */
export async function secretValueOf(
  given: string | undefined,
  what: string,
  shell: Shell,
): Promise<GivenValue> {
  if (given !== undefined && given !== '-') return { value: given, warnings: [IN_HISTORY] };
  if (isTerminal(0)) return { value: await prompted(given, what, shell), warnings: [] };
  if (given === '-' || isPiped()) return { value: await textOf('-'), warnings: [] };
  throw nobody('There is no terminal to ask at.');
}

const IN_HISTORY: Warning = {
  message: 'The secret stood on the command line: the history of your shell has it now.',
  hint: 'Next time leave it out, and you are asked; or pipe it in, with - in its place.',
};

async function prompted(given: string | undefined, what: string, { globals }: Shell): Promise<string> {
  if (given === undefined && (globals.json || globals.quiet))
    throw nobody('With --json and --quiet nothing is asked.');
  const { promptHidden } = await import('./prompt-hidden.js');
  return promptHidden(`${what} (nothing is shown): `);
}

const nobody = (why: string): MspError =>
  new MspError('MSP017', {
    message: `${why} The value is missing.`,
    hint: 'Pipe it in: msp secret set <name> - < file',
  });

/** Is standard input a pipe or a file? /dev/null is neither. */
function isPiped(): boolean {
  try {
    const status = fstatSync(0);
    return status.isFIFO() || status.isFile() || status.isSocket();
  } catch {
    return false;
  }
}
