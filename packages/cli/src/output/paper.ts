import type { Shell } from '../shell.js';
import { type Style, styleFor } from './style.js';
import { columnsOf, isTerminal } from './terminal.js';

/** What is written on: how wide it is, which colours it has, and what time it is. */
export interface Paper {
  readonly columns: number;
  readonly style: Style;
  readonly now: Date;
}

/** The paper behind standard output or standard error. */
export function paperFor(
  descriptor: 1 | 2,
  { globals, environment, now }: Pick<Shell, 'globals' | 'environment' | 'now'>,
): Paper {
  const refused = globals['no-color'];
  const style = styleFor({ refused, environment, isTerminal: () => isTerminal(descriptor) });
  return { columns: columnsOf(descriptor, environment), style, now };
}
