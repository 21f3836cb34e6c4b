import { ending } from '../ending.js';
import { STDERR, write } from '../output/write.js';
import { HiddenLine } from './hidden-line.js';

/** Has the terminal mark what is pasted, and no longer. */
const MARK_PASTES = '\u001b[?2004h';
const MARK_NOTHING = '\u001b[?2004l';

/**
 * Asks for something that must not be seen: nothing of what is typed or pasted is shown, not even how long it is.
 *
 * @throws the ending `interrupted` on Ctrl-C, on Ctrl-D before anything was typed, and where the terminal goes away
 */
export async function promptHidden(question: string): Promise<string> {
  const { stdin } = process;
  // First of all: who answers quickly must not be seen either.
  stdin.setRawMode(true);
  try {
    stdin.setEncoding('utf8');
    write(STDERR, `${question}${MARK_PASTES}`);
    return await lineFrom(stdin);
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    write(STDERR, `${MARK_NOTHING}\n`);
  }
}

function lineFrom(stdin: NodeJS.ReadStream): Promise<string> {
  const line = new HiddenLine();
  return new Promise((resolve, reject) => {
    const over = (settle: () => void) => {
      stdin.off('data', take).off('end', gone).off('error', gone);
      settle();
    };
    const gone = () => over(() => reject(ending('interrupted')));
    const take = (input: string) => {
      const end = line.feed(input);
      if (end === 'interrupted') gone();
      else if (end !== null) over(() => resolve(end.text));
    };
    // Another question before this one may have left it paused.
    stdin.on('data', take).once('end', gone).once('error', gone).resume();
  });
}
