import { MspError } from '@msp/protocol';

/** A text may be four bytes a character at most; whatever is longer is refused before it fills the memory. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * A text as given, or with `-` what stands on standard input, without its last line break.
 *
 * @throws an `MspError` `MSP009` where there is far too much
 */
export async function textOf(given: string): Promise<string> {
  if (given !== '-') return given;
  const { readInput } = await import('./input.js');
  const { text, complete } = await readInput(MOST_BYTES);
  if (complete) return text.replace(/\r?\n$/, '');
  throw new MspError('MSP009', {
    message: 'The text on standard input is longer than a mebibyte; nothing was recorded.',
    hint: 'Put it in a file and record where the file is.',
  });
}
