/** What is true when a person leaves half-way. */
import { ending, endingOf } from '../../ending.js';
import { STDERR, write } from '../../output/write.js';

/**
 * Does something that Ctrl-C ends at any time, also while the tool is waited for.
 *
 * @param left what to do then, and to say beside what is said anyway
 * @throws the ending `interrupted`, after that was said
 */
export async function leavable<Result>(
  work: () => Promise<Result>,
  left: () => Promise<string | null> = async () => null,
  said = 'Nothing was changed.',
): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(ending('interrupted'));
  process.on('SIGINT', stop);
  try {
    return await Promise.race([work(), promise]);
  } catch (error) {
    if (endingOf(error) === 'interrupted') {
      restoreTerminal();
      write(STDERR, `${[said, (await left()) ?? ''].join(' ').trim()}\n`);
    }
    throw error;
  } finally {
    process.off('SIGINT', stop);
  }
}

/** A signal from elsewhere may have come in the middle of a question. */
function restoreTerminal(): void {
  if (!process.stdin.isRaw) return;
  process.stdin.setRawMode(false);
  write(STDERR, '\u001b[?25h\n');
}

/** Does something that Ctrl-C must not stop in the middle: it is short. */
export async function whole<Result>(work: () => Promise<Result>): Promise<Result> {
  const wait = () => {};
  process.on('SIGINT', wait);
  try {
    return await work();
  } finally {
    process.off('SIGINT', wait);
  }
}
