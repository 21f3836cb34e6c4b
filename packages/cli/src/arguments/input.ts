import { isTerminal } from '../output/terminal.js';
import { STDERR, write } from '../output/write.js';

/** Reads standard input to its end, or until it has more than `most` bytes. */
export async function readInput(
  most = Number.POSITIVE_INFINITY,
): Promise<{ text: string; complete: boolean }> {
  if (isTerminal(0)) write(STDERR, 'Type the text, then press Ctrl-D on a line of its own.\n');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size > most) return { text: '', complete: false };
  }
  return { text: new TextDecoder().decode(Buffer.concat(parts)), complete: true };
}
