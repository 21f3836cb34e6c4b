/** Writing a file whole or not at all. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { MspError } from '@msp/protocol';

/** Makes a rename survive the loss of power. Windows cannot open folders and needs no such call. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Replaces a file: readers see the old text or the new one, also after a crash. Folders above it are made,
 * the permissions of a file that was there are kept.
 *
 * @throws `MSP012` where the place cannot be written.
 * @example writeWhole('/home/you/project/.msp/config.json', '{}\n');
 */
export function writeWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0o666;
    writeFileSync(temporary, text, { mode, flush: true });
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (cause) {
    remove(temporary);
    throw cannotWrite(path, cause);
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What matters is why it could not be written.
  }
}

const REASONS: Record<string, string> = {
  EACCES: 'you have no permission to write there',
  EPERM: 'you have no permission to write there',
  EROFS: 'it lies on a read-only file system',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  EEXIST: 'something that is no folder has that name',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'a folder has that name',
};

/** The error for a place that cannot be written, in words that a person understands. */
export function cannotWrite(path: string, cause: unknown): MspError {
  const code = (cause as NodeJS.ErrnoException | null)?.code ?? '';
  return new MspError('MSP012', {
    message: `${path} cannot be written: ${REASONS[code] ?? (cause instanceof Error ? cause.message : String(cause))}.`,
    hint: `Look at the folder and its permissions, or name another one: MSP_STATE_DIR=<folder> msp …`,
    cause,
  });
}
