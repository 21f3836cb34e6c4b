import { displayText } from '@msp/protocol';
import { isTerminal } from '../../output/terminal.js';
import { STDERR, write } from '../../output/write.js';
import type { Shell } from '../../shell.js';

const CLEAR = '\r\u001b[K';

/** Shows on a terminal what takes a while, and for how long it has: `Installing @msp/plugin-obsidian … 3 s`. Elsewhere it says nothing. */
export async function showing<Result>(
  what: string,
  { globals, environment }: Pick<Shell, 'globals' | 'environment'>,
  work: () => Promise<Result>,
): Promise<Result> {
  const shown = !globals.json && !globals.quiet && environment.TERM !== 'dumb' && isTerminal(STDERR);
  if (!shown) return work();
  const start = performance.now();
  const line = displayText(what).slice(0, 60);
  const show = () => {
    const seconds = Math.floor((performance.now() - start) / 1000);
    write(STDERR, `${CLEAR}${line} …${seconds > 0 ? ` ${seconds} s` : ''}`);
  };
  show();
  const timer = setInterval(show, 1000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    write(STDERR, CLEAR);
  }
}
