import { MspError } from '@msp/protocol';
import { type Made, madeLines, makePlugin, nextCommands, Refusal, type Wish } from 'create-msp-plugin';
import { ending } from '../../ending.js';
import { interactive } from '../../interactive.js';
import type { Outcome } from '../../outcome.js';
import type { Shell } from '../../shell.js';
import { type CreateOptions, wishOf } from './said.js';

/**
 * `msp plugin create`: makes a new plugin from the template.
 *
 * @param word its name, or the folder to make it in, whose last part is its name
 * @throws an `MspError` `MSP009`, `MSP010` or `MSP012` where that cannot be, and the ending `interrupted` where the person left; nothing
 * was made then
 */
export async function createPlugin(
  word: string | undefined,
  options: CreateOptions,
  shell: Shell,
): Promise<Outcome> {
  const { cwd, environment } = shell;
  const made = await making(wishOf(word, options), shell, !options.yes);
  return {
    json: () => ({ ...made, next: nextCommands(made, cwd, environment), warnings: [] }),
    text: () => madeLines(made, cwd, environment),
    essential: made.folder,
  };
}

async function making(wish: Wish, shell: Shell, mayAsk: boolean): Promise<Made> {
  // Questions are drawn by somebody else's code, which knows of the variable only.
  if (shell.globals['no-color']) process.env.NO_COLOR = '1';
  const circumstances = { cwd: shell.cwd, ask: mayAsk && interactive(shell), command: 'msp plugin create' };
  const made = await makePlugin(wish, circumstances).catch((error) => {
    if (!Refusal.is(error)) throw error;
    const { code, message, hint } = error;
    throw new MspError(code, { message, hint, cause: error });
  });
  if (made === null) throw ending('interrupted');
  return made;
}
