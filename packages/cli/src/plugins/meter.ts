import type { DrainProgress } from '@msp/delivery';
import { bar } from '../output/bar.js';
import { isTerminal } from '../output/terminal.js';
import { STDERR, write } from '../output/write.js';
import type { Shell } from '../shell.js';

const CLEAR = '\r\u001b[K';

/** Shows on a terminal how far deliveries are: `ENDING  ██████░░░░ 2/3 delivered`. Elsewhere it says nothing. */
export class Meter {
  readonly #shown: boolean;
  #last = '';

  constructor({ globals, environment }: Shell) {
    this.#shown = !globals.json && !globals.quiet && environment.TERM !== 'dumb' && isTerminal(STDERR);
  }

  show({ sent, queued }: DrainProgress): void {
    const all = sent + queued;
    if (!this.#shown || all === 0) return;
    const percent = Math.floor((sent / all) * 100);
    const line = `ENDING  ${bar(percent).split(' ')[0]} ${sent}/${all} delivered`;
    if (line !== this.#last) write(STDERR, `${CLEAR}${line}`);
    this.#last = line;
  }

  clear(): void {
    if (this.#last !== '') write(STDERR, CLEAR);
    this.#last = '';
  }
}
