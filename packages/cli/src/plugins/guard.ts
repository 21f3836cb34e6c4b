/**
 * What code of plugins may not do to the process that it runs in: end it, write between the lines of a document, or bring it down with
 * a failure that nobody waits for. A plugin is no prisoner, it can always do harm; this is against mistakes.
 */
import { writeSync } from 'node:fs';

/** Several files of the built command hold this code, and one process may load them all. */
const MARK = Symbol.for('msp.guarded');

/** From now on the process is kept from such mistakes. Our own output and our own end do not go this way. */
export function guardProcess(): void {
  if (MARK in process) return;
  Object.defineProperty(process, MARK, { value: true });
  const exit = process.exit.bind(process);
  // What a plugin prints is for whoever develops it, and no part of what the command answers.
  process.stdout.write = process.stderr.write.bind(process.stderr);
  process.exit = (code) => {
    throw new Error(`it called process.exit(${code ?? ''})`);
  };
  process.on('unhandledRejection', (error) => survived(error, exit));
  process.on('uncaughtException', (error) => survived(error, exit));
}

/** Says it where it comes of a plugin; any other error ends the process as ever. */
function survived(error: unknown, exit: (code: number) => never): void {
  const { message, stack = '' } = error instanceof Error ? error : { message: String(error) };
  if (isOurs(stack)) {
    writeSync(2, `${stack}\n`);
    exit(1);
  }
  writeSync(2, `A plugin failed where nobody waits for it, and MSP goes on: ${message.split('\n')[0]}\n`);
}

/** Is the topmost file of a stack one of this program? */
function isOurs(stack: string): boolean {
  const [, file] = /\n\s+at (?:.*? \()?(?!node:)((?:file:\/\/|\/|[A-Za-z]:\\).+?):\d+:\d+/.exec(stack) ?? [];
  return file?.startsWith(new URL('.', import.meta.url).href) === true;
}
