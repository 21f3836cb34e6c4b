/** Which older layouts are in a folder. */
import { closeSync, openSync, readSync } from 'node:fs';
import { type FoundFile, findFiles } from './find-files.js';
import type { LegacyLayout } from './session.js';

/** A layout that was found. */
export interface DetectedLayout {
  readonly layout: LegacyLayout;
  /** How many files belong to it. */
  readonly files: number;
}

/** How the readable copies that this program writes begin. */
function isCopy({ path }: FoundFile): boolean {
  const bytes = Buffer.alloc(64);
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return false;
  }
  try {
    return /^\s*\{\s*"format":\s*"msp-session"/.test(bytes.toString('utf8', 0, readSync(file, bytes)));
  } finally {
    closeSync(file);
  }
}

/**
 * The older layouts in a folder (a project's, or the home folder), so that they can be offered for import. Our own
 * files are none.
 *
 * @example detectLayouts(homedir()) // [{ layout: 'msp-lite', files: 12 }]
 */
export function detectLayouts(folder: string): DetectedLayout[] {
  const files = findFiles(folder).filter((file) => !file.guessed && !isCopy(file));
  const layouts = [...new Set(files.map(({ layout }) => layout))];
  return layouts.map((layout) => ({ layout, files: files.filter((file) => file.layout === layout).length }));
}
