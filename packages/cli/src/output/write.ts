import { writeSync } from 'node:fs';
import { MspError } from '@msp/protocol';
import { ending } from '../ending.js';

export const STDOUT = 1;
export const STDERR = 2;

/**
 * Writes a text whole, at once.
 *
 * Not `process.stdout.write`: only to make that stream takes a twentieth of the time of a short command.
 *
 * @throws the ending `reader-gone` where the other end of a pipe is closed; `MSP012` where it cannot be written
 */
export function write(descriptor: number, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE' || code === 'EOF') throw ending('reader-gone', error);
      if (code !== 'EAGAIN') throw unprinted(code, error);
      pause(2);
    }
  }
}

/** The disk behind standard output is full, say. What was done before is done: to be told to repeat it would double it. */
const unprinted = (code: string | undefined, cause: unknown): MspError =>
  new MspError('MSP012', {
    message: `The answer could not be printed (${code}). Whatever the command records is recorded.`,
    hint: 'Do not repeat it before you have looked: msp status',
    cause,
  });

/** Waits for a reader that is slower than we are. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
