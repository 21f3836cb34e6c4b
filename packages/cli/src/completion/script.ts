import type { Listing } from '../definition.js';
import { bashScript } from './bash.js';
import { fishScript } from './fish.js';
import { powershellScript } from './powershell.js';
import { commandWords, GLOBAL_WORDS } from './words.js';
import { zshScript } from './zsh.js';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript, powershell: powershellScript };

/** The completion script for a shell, made of every command's definition. */
export async function script(shell: keyof typeof SCRIPTS, commands: readonly Listing[]): Promise<string> {
  return SCRIPTS[shell](await commandWords(commands), GLOBAL_WORDS);
}
