import { isTerminal } from './output/terminal.js';
import type { Shell } from './shell.js';

/** May a question be asked? Only where a person sits at both ends, and no machine reads the answer. */
export function interactive({ globals }: Pick<Shell, 'globals'>): boolean {
  return !globals.json && !globals.quiet && isTerminal(0) && isTerminal(2);
}
