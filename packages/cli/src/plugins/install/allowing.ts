/** Asks the person before something that MSP's registry does not vouch for. */
import { MspError } from '@msp/protocol';
import { ending, endingOf } from '../../ending.js';
import { interactive } from '../../interactive.js';
import { STDERR, write } from '../../output/write.js';
import type { Shell } from '../../shell.js';

/** What is asked, and what is to be typed where nobody can be asked. */
export interface Question {
  /** For the terminal, painted already. */
  readonly lines: readonly string[];
  /** In a sentence or two, with full stops. */
  readonly told: string;
  /** What saying yes does, and no. */
  readonly yes: string;
  readonly no: string;
  /** The command that needs no question. */
  readonly command: string;
}

/**
 * Does the person say yes?
 *
 * @throws the ending `interrupted` on Ctrl-C; an `MspError` `MSP017` where there is nobody to ask
 */
export async function askFirst(question: Question, shell: Shell): Promise<boolean> {
  const { lines, told, yes, no, command } = question;
  if (!interactive(shell))
    throw new MspError('MSP017', {
      message: `${told} That has to be allowed, and there is no terminal to ask at. Nothing was changed.`,
      hint: `Allow it: ${command}`,
    });
  const { choose } = await import('../../prompt.js');
  const answer = await choose(lines, [
    { key: 'no', does: no },
    { key: 'yes', does: yes },
  ]);
  return answer === 'yes';
}

/** For whoever says no: the command is over, and nothing has happened. */
export function declined(): Error {
  write(STDERR, 'Nothing was changed.\n');
  return ending('interrupted', TOLD);
}

const TOLD = 'it was told';

/** For whoever leaves with Ctrl-C, too, where nothing has happened yet. Every other error is given back as it is. */
export function leftUnchanged(error: unknown): unknown {
  const isTold = (error as Error | null)?.cause === TOLD;
  return endingOf(error) === 'interrupted' && !isTold ? declined() : error;
}
