import { displayText } from '@msp/protocol';
import { isTerminal } from '../output/terminal.js';
import { STDERR, write } from '../output/write.js';
import type { Shell } from '../shell.js';

const CLEAR = '\r\u001b[K';
/** Not written more often than that, in milliseconds. */
const PAUSE = 100;

/** Shows on a terminal how much of a known number is done: `12/31 fault-timeout`. Elsewhere it says nothing. */
export class Counter {
  readonly #shown: boolean;
  readonly #all: number;
  #done = 0;
  #written = 0;

  constructor({ globals, environment }: Pick<Shell, 'globals' | 'environment'>, all: number) {
    this.#shown = !globals.json && !globals.quiet && environment.TERM !== 'dumb' && isTerminal(STDERR);
    this.#all = all;
  }

  /** One more is done. */
  next(what: string): void {
    this.show(this.#done + 1, what);
  }

  /** So many are done. */
  show(done: number, what: string): void {
    this.#done = done;
    if (!this.#shown || performance.now() - this.#written < PAUSE) return;
    this.#written = performance.now();
    write(STDERR, `${CLEAR}${done}/${this.#all} ${displayText(what)}`);
  }

  clear(): void {
    if (this.#written > 0) write(STDERR, CLEAR);
  }
}
