/** Looking at files without an exception for what is simply not there. Only what `locateWorkspace` needs. */
import { readFileSync, type Stats, statSync } from 'node:fs';

/** What stands at a path, or undefined where nothing does or it may not be looked at. */
export function look(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** The first line of a small file without surrounding space; null where it cannot be read. */
export function firstLine(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').split('\n', 1)[0]?.trim() ?? null;
  } catch {
    return null;
  }
}
