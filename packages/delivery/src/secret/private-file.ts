/** Files that nobody else may read. */
import {
  chmodSync,
  closeSync,
  fchmodSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { MspError } from '@msp/protocol';

/** Far more than anybody has. */
const LARGEST = 4 * 1_048_576;

/** The error for a file of secrets that cannot be used. What is in it is never told. */
export function unusableFile(file: string, why: string, hint: string): MspError {
  return new MspError('MSP003', { message: `${file} ${why}.`, hint });
}

const MOVE = 'Move it out of the way, then set the secrets again.';

/**
 * The text of such a file; null where there is none.
 *
 * @throws `MSP003` where others can read it (but on Windows, where files have no such mode), or where it is no such file
 */
export function readPrivateFile(file: string, platform: NodeJS.Platform): string | null {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    const { code = 'an error' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw unusableFile(file, `cannot be read (${code})`, 'Look at its permissions and its owner.');
  }
  try {
    const { mode, size } = checkedKind(file, descriptor);
    if (platform !== 'win32' && mode & 0o077)
      throw unusableFile(
        file,
        'can be read by others, and holds secrets',
        `Mend it: chmod 600 ${quoted(file)}`,
      );
    if (size > LARGEST) throw unusableFile(file, 'is far too large for a file of secrets', MOVE);
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
}

function checkedKind(file: string, descriptor: number) {
  const found = fstatSync(descriptor);
  if (!found.isFile()) throw unusableFile(file, 'is no ordinary file', MOVE);
  return found;
}

/** For a shell, where it is needed. */
const quoted = (file: string) => (/^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`);

/**
 * Replaces such a file, whole or not at all; a symbolic link stays one. Only its owner can look into it and its folder. Not to be done
 * by two processes at once.
 *
 * @throws `MSP012` where the place cannot be written
 */
export function writePrivateFile(file: string, text: string): void {
  const target = realPath(file);
  const temporary = join(dirname(target), `.${basename(target)}.tmp`);
  try {
    makePrivateFolder(dirname(file));
    // What a process left that was killed; there is never a second one that lives.
    rmSync(temporary, { force: true });
    const descriptor = openSync(temporary, 'wx', 0o600);
    try {
      fchmodSync(descriptor, 0o600);
      writeFileSync(descriptor, text, { flush: true });
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, target);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cannotKeep(file, cause);
  }
}

/** The error for a file of secrets that cannot be written. */
export function cannotKeep(file: string, cause: unknown): MspError {
  const { code = 'an error' } = cause as NodeJS.ErrnoException;
  return new MspError('MSP012', {
    message: `${file} cannot be written (${code}).`,
    hint: 'Look at the folder and its permissions, or give secrets by environment variables.',
  });
}

/** The folder of a private file, made where it is missing, and closed to others where it is ours. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    chmodSync(folder, 0o700);
  } catch {
    // It is somebody else's; the file itself is closed in any case.
  }
}

function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
