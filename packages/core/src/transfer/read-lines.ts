/** From bytes to lines, a piece at a time. */
import { refused } from './refuse.js';

/** No line of an export comes near; more would not fit into one string. In UTF-16 code units. */
const LONGEST = 134_217_728;

/** PowerShell stores what a program prints as UTF-16, and marks it so. */
function encodingOf(first: Uint8Array): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  return first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : 'utf-8';
}

async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  try {
    for await (const chunk of chunks) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder?.decode() ?? '';
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw refused('The document is not stored as UTF-8, so it is not as it was exported.', undefined, cause);
  }
}

/**
 * The lines of a text in UTF-8 (or UTF-16 with a byte order mark), without their breaks, as many at once as a piece
 * completes. An empty line at the end is none.
 *
 * @throws `MSP014` for other encodings, and for a line too long to hold.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  let rest = '';
  for await (const text of decoded(chunks)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST) throw refused('The document has a line that is too long for an export.');
    yield lines;
  }
  if (rest !== '') yield [rest];
}
