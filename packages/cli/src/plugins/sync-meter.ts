import { displayText } from '@msp/protocol';
import { counted } from '../output/layout.js';
import { isTerminal } from '../output/terminal.js';
import { STDERR, write } from '../output/write.js';
import type { Shell } from '../shell.js';

const CLEAR = '\r\u001b[K';

/** Shows on a terminal how much the tools have told: `GitHub 250 items  Linear 12 items`. Elsewhere it says nothing. */
export class SyncMeter {
  readonly #shown: boolean;
  readonly #all = new Map<string, number>();
  #last = '';

  constructor({ globals, environment }: Pick<Shell, 'globals' | 'environment'>) {
    this.#shown = !globals.json && !globals.quiet && environment.TERM !== 'dumb' && isTerminal(STDERR);
  }

  show(title: string, items: number): void {
    if (!this.#shown) return;
    this.#all.set(title, items);
    const parts = [...this.#all].map(([name, count]) => `${displayText(name)} ${counted(count, 'item')}`);
    const line = parts.join('  ');
    if (line !== this.#last) write(STDERR, `${CLEAR}${line}`);
    this.#last = line;
  }

  clear(): void {
    if (this.#last !== '') write(STDERR, CLEAR);
    this.#last = '';
  }
}
