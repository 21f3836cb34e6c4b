import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { asMspError } from '../output/unexpected.js';

/**
 * Writes a document part by part into a file, which is replaced when the last part is there. Only its owner may read
 * a new one: what was recorded is nobody else's business.
 *
 * @throws an `MspError` `MSP009` or `MSP012` where it cannot be written; a file that was there stays as it was
 */
export async function writeParts(
  file: string,
  cwd: string,
  parts: AsyncIterable<string> | Iterable<string>,
): Promise<{ path: string; bytes: number }> {
  const path = resolve(cwd, file);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const bytes = await filled(temporary, parts);
    renameSync(temporary, path);
    return { path, bytes };
  } catch (error) {
    rmSync(temporary, { force: true });
    throw asMspError(error, path);
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
    fsyncSync(descriptor);
    return size;
  } finally {
    closeSync(descriptor);
  }
}
