/** Reading a configuration file: its bytes, its text, and the fast way from text to values. */
import { readFileSync, type Stats, statSync } from 'node:fs';
import { MspError } from '@msp/protocol';

/** Far more than anybody writes by hand; a larger file is something else. */
const LARGEST = 1_048_576;

const EDIT = 'Correct it: msp config edit';

/** The error for a file that cannot be used: `reason` follows the path, as in ` is a folder.` */
export function unusable(path: string, reason: string, hint = EDIT, cause?: unknown): MspError {
  return new MspError('MSP003', { message: `${path}${reason}`, hint, cause });
}

function stand(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    // A part of the path is a file: nothing stands there.
    if ((cause as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw unusable(path, ` cannot be read: ${(cause as Error).message}.`, 'Look at its permissions.', cause);
  }
}

/**
 * The text of a configuration file without a byte order mark; null where there is no file.
 * A device (`MSP_CONFIG_PATH=/dev/null`) is no file either.
 *
 * @throws `MSP003` for what is no text file of a sensible size in UTF-8.
 */
export function readText(path: string): string | null {
  const found = stand(path);
  if (!found || found.isCharacterDevice()) return null;
  if (found.isDirectory())
    throw unusable(path, ' is a folder, where a file is expected.', 'Move it out of the way.');
  if (!found.isFile()) throw unusable(path, ' is no ordinary file.', 'Move it out of the way.');
  if (found.size > LARGEST) {
    const size = (found.size / LARGEST).toFixed(1);
    throw unusable(
      path,
      ` is ${size} MB large; a configuration is at most 1 MB.`,
      'Is it the right file? See: msp config show',
    );
  }
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw unusable(path, ` cannot be read: ${(cause as Error).message}.`, 'Look at its permissions.', cause);
  }
  return decode(path, bytes);
}

function decode(path: string, bytes: Buffer): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) throw unusable(path, ' is stored as UTF-16.', 'Save it as UTF-8, then: msp config test');
  if (bytes.includes(0))
    throw unusable(path, ' holds zero bytes: it is no text, or stored as UTF-16.', 'Save it as UTF-8.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unusable(path, ' is not stored as UTF-8.', 'Save it as UTF-8, then: msp config test', cause);
  }
}
