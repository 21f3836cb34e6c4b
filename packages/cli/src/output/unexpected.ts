import { MspError } from '@msp/protocol';

/** What the operating system may say to any command that reads or writes a file. */
const KNOWN: Readonly<Record<string, readonly [code: 'MSP009' | 'MSP012', what: string, next: string]>> = {
  ENOENT: ['MSP009', 'is not there', 'Check the path.'],
  EISDIR: ['MSP009', 'is a folder, not a file', 'Name a file.'],
  ENOTDIR: ['MSP009', 'has a file where a folder is needed', 'Check the path.'],
  EACCES: ['MSP012', 'may not be accessed by you', 'Check its permissions: msp diagnose'],
  EPERM: ['MSP012', 'may not be accessed by you', 'Check its permissions: msp diagnose'],
  EROFS: ['MSP012', 'is on a file system that is read-only', 'Use another place: MSP_STATE_DIR=<folder>'],
  ENOSPC: ['MSP012', 'is on a disk that is full', 'Make room, then run the command again.'],
  EDQUOT: ['MSP012', 'is on a disk of which your share is used up', 'Make room, then run the command again.'],
};

/**
 * An error that nobody foresaw, as one that a person can act on.
 *
 * @param place the file, where the error itself does not name it
 */
export function asMspError(error: unknown, place = 'A file or folder'): MspError {
  if (MspError.is(error)) return error;
  const { code = '', path = place, message } = Object(error) as NodeJS.ErrnoException;
  const known = KNOWN[code];
  if (known) {
    const [ours, what, next] = known;
    return new MspError(ours, { message: `${path} ${what}.`, hint: next, cause: error });
  }
  const said = error instanceof Error ? message : String(error);
  return new MspError('MSP999', {
    message: `MSP made a mistake: ${said}`,
    hint: 'What was acknowledged is safe. See where it happened: run the same command with --debug',
    cause: error,
  });
}
