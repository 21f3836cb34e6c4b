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
  const document = `${safeJson({ error: { code, message, hint } })}\n`;
  const text = `${style.bad('Error')} ${style.faint(code)}  ${shown(message)}\n  ${shown(hint)}\n`;
  if (!(json && printed(STDOUT, document))) printed(STDERR, text);
  if (line.includes('--debug') || environment.MSP_DEBUG) printed(STDERR, `${shown(trace(error))}\n`);
  return exitCode;
}

/** Where nothing can be printed any more, the exit code has to tell. */
function printed(descriptor: number, text: string): boolean {
  try {
    write(descriptor, text);
    return true;
  } catch (failure) {
    return endingOf(failure) !== null;
  }
}

const shown = (text: string) => displayText(text, { multiline: true });

function trace(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\nCaused by: ${trace(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
