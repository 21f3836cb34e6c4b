/** The file of secrets, read and changed. */
import { dirname } from 'node:path';
import { MspError } from '@msp/protocol';
import { oneAtATime } from './one-at-a-time.js';
import {
  cannotKeep,
  makePrivateFolder,
  readPrivateFile,
  unusableFile,
  writePrivateFile,
} from './private-file.js';
import { formatSecrets, parseSecrets, type SecretEntry } from './secrets-document.js';

/**
 * Its entries; none where it is not there.
 *
 * @throws `MSP003` where it cannot be used
 */
export function readSecrets(file: string, platform: NodeJS.Platform): readonly SecretEntry[] {
  const text = readPrivateFile(file, platform);
  if (text === null || text.trim() === '') return [];
  const entries = parseSecrets(text);
  if (typeof entries !== 'string') return entries;
  throw unusableFile(file, entries, 'Mend it, or move it out of the way and set the secrets again.');
}

/**
 * Changes it, while nobody else does. `edit` gets what stands there then.
 *
 * @throws `MSP003` where it cannot be used, `MSP012` where it cannot be written, `MSP013` where others keep changing it
 */
export async function changeSecrets(
  file: string,
  platform: NodeJS.Platform,
  edit: (entries: readonly SecretEntry[]) => readonly SecretEntry[],
): Promise<void> {
  try {
    makePrivateFolder(dirname(file));
    await oneAtATime(file, () => writePrivateFile(file, formatSecrets(edit(readSecrets(file, platform)))));
  } catch (error) {
    throw MspError.is(error) ? error : cannotKeep(file, error);
  }
}
