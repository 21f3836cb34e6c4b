import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { MspError } from '@msp/protocol';
import { asMspError } from '../output/unexpected.js';

/**
 * Writes a document part by part into a file, which is replaced when the last part is there. Only its owner may read
 * a new one: what was recorded is nobody else's business.
 *
 * @param stateDirectory where nothing may be overwritten: the store is there
 * @throws an `MspError` `MSP009` or `MSP012` where it cannot be written; a file that was there stays as it was
 */
export async function writeParts(
  file: string,
  { cwd, stateDirectory }: { readonly cwd: string; readonly stateDirectory: string },
  parts: AsyncIterable<string> | Iterable<string>,
): Promise<{ path: string; bytes: number }> {
  const path = resolve(cwd, file);
  const real = followed(path);
  if (!relative(followed(stateDirectory), real).startsWith('..')) {
    throw new MspError('MSP009', {
      message: `${path} is in the state folder, where it could overwrite what was recorded. Nothing was written.`,
      hint: 'Choose a file elsewhere: msp export --output backup.json',
    });
  }
  const special = statSync(real, { throwIfNoEntry: false })?.isFile() === false;
  const temporary = special ? real : `${real}.${process.pid}.tmp`;
  try {
    const bytes = await filled(temporary, parts);
    if (!special) renameSync(temporary, real);
    return { path, bytes };
  } catch (error) {
    if (!special) rmSync(temporary, { force: true });
    throw asMspError(error instanceof Error ? Object.assign(error, { path }) : error, path);
  }
}

/** The place that a path leads to, whether or not there is a file yet. */
function followed(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    try {
      return resolve(realpathSync(dirname(path)), path.slice(dirname(path).length + 1));
    } catch {
      return path;
    }
  }
}

async function filled(path: string, parts: AsyncIterable<string> | Iterable<string>): Promise<number> {
  const descriptor = openSync(path, 'w', 0o600);
  let size = 0;
  try {
    for await (const part of parts) {
      const bytes = Buffer.from(part);
      for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
      size += bytes.length;
    }
    if (fstatSync(descriptor).isFile()) fsyncSync(descriptor);
    return size;
  } finally {
    closeSync(descriptor);
  }
}
