import { accessSync, constants, lstatSync, readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '../refusal.js';
import { refusalOf, shownPath } from './refusal-of.js';

const ELSEWHERE = 'Name another folder: --folder <folder>';

/**
 * Makes sure that a plugin can be made in a folder.
 *
 * @param folder absolute
 * @returns whether the folder is there, and empty
 * @throws a `Refusal` where it is not empty, is no folder, or may not be written in
 */
export function assertFree(folder: string): boolean {
  const place = shownPath(folder);
  try {
    if (!lstatSync(folder, { throwIfNoEntry: false })) {
      mustBeWritable(nearestFolder(dirname(folder)));
      return false;
    }
    const found = statSync(folder, { throwIfNoEntry: false });
    if (!found) throw new Refusal('MSP009', `${place} is a link that leads nowhere.`, ELSEWHERE);
    if (!found.isDirectory()) throw new Refusal('MSP009', `${place} is there, and is no folder.`, ELSEWHERE);
    if (readdirSync(folder).length > 0)
      throw new Refusal('MSP009', `${place} is there, and is not empty. Nothing was changed.`, ELSEWHERE);
    mustBeWritable(folder);
    return true;
  } catch (error) {
    throw refusalOf(error, folder);
  }
}

/** The lowest folder on the way that is there. */
function nearestFolder(folder: string): string {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() || dirname(folder) === folder) return folder;
  if (found)
    throw new Refusal('MSP009', `${shownPath(folder)} is a file, and would have to be a folder.`, ELSEWHERE);
  return nearestFolder(dirname(folder));
}

const mustBeWritable = (folder: string): void => accessSync(folder, constants.W_OK | constants.X_OK);
