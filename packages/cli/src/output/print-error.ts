import { displayText, safeJson } from '@msp/protocol';
import { endingOf } from '../ending.js';
import type { Environment } from '../shell.js';
import { styleFor } from './style.js';
import { isTerminal } from './terminal.js';
import { asMspError } from './unexpected.js';
import { STDERR, STDOUT, write } from './write.js';

/** How an error is to be told; known even where the command line could not be understood. */
export interface Telling {
  readonly json: boolean;
  readonly environment: Environment;
  /** The command line, looked through for `--debug` and `--no-color`. */
  readonly line: readonly string[];
}

/** Prints an error and returns the exit code that it asks for. */
export function printError(error: unknown, { json, environment, line }: Telling): number {
  const { code, message, hint, exitCode } = asMspError(error);
  const refused = line.includes('--no-color');
  const style = styleFor({ refused, environment, isTerminal: () => isTerminal(STDERR) });
  try {
    if (json) write(STDOUT, `${safeJson({ error: { code, message, hint } })}\n`);
    else write(STDERR, `${style.bad('Error')} ${style.faint(code)}  ${shown(message)}\n  ${shown(hint)}\n`);
    if (line.includes('--debug') || environment.MSP_DEBUG) write(STDERR, `${shown(trace(error))}\n`);
  } catch (failure) {
    if (endingOf(failure) === null) throw failure;
  }
  return exitCode;
}

const shown = (text: string) => displayText(text, { multiline: true });

function trace(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\nCaused by: ${trace(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
