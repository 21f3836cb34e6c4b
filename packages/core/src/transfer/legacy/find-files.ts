/** Where older layouts keep their files. Lists folders; reads no file. */
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { LegacyLayout } from './session.js';

/** A file that may belong to an older layout. */
export interface FoundFile {
  readonly layout: LegacyLayout;
  readonly path: string;
  /** Relative to the folder around the layout, with forward slashes, e.g. `.msp/archive/a.json`. */
  readonly source: string;
  /** Was it only found because nothing else was? Then it counts only if it holds a session. */
  readonly guessed: boolean;
}

/** Folders within a layout, which files in them belong to it, and to which layout that is. */
const PLACES: readonly { folder: string; files: RegExp; layout: LegacyLayout }[] = [
  { folder: '.', files: /^(session-history|decisions|progress-tracking)\.json$/i, layout: 'msp-lite' },
  { folder: 'sessions', files: /\.json$/i, layout: 'msp-lite' },
  { folder: '.', files: /^current-session\.json$/i, layout: 'msp-flat' },
  { folder: 'archive', files: /\.json$/i, layout: 'msp-flat' },
  { folder: 'errors', files: /^(crashed|corrupted)-.*\.json$/i, layout: 'msp-flat' },
  { folder: 'exports', files: /\.json$/i, layout: 'msp-flat' },
  { folder: 'backup', files: /\.json$/i, layout: 'msp-flat' },
  { folder: 'state', files: /\.json$/i, layout: 'msp-state' },
  { folder: 'state/recovery', files: /\.json$/i, layout: 'msp-state' },
  { folder: 'archive/sessions', files: /\.(json|cypher)$/i, layout: 'msp-state' },
  { folder: 'archive/daily', files: /\.json$/i, layout: 'msp-state' },
  { folder: 'archive/queries', files: /\.cypher$/i, layout: 'msp-state' },
  { folder: 'archive/exports', files: /\.json$/i, layout: 'msp-state' },
];

function filesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}

function found(
  root: string,
  folder: string,
  name: string,
  layout: LegacyLayout,
  guessed: boolean,
): FoundFile {
  const path = join(root, folder, name);
  return { layout, path, source: relative(dirname(root), path).split(sep).join('/'), guessed };
}

function inPlaces(root: string): FoundFile[] {
  const isLite = basename(root) === '.msp-lite' || filesIn(root).some((name) => PLACES[0]?.files.test(name));
  return PLACES.flatMap(({ folder, files, layout }) =>
    filesIn(join(root, folder))
      .filter((name) => files.test(name))
      .map((name) => found(root, folder, name, isLite ? 'msp-lite' : layout, false)),
  );
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The folders that hold layouts: `.msp` and `.msp-lite` in a folder, or where there is neither the folder itself. */
function layoutRoots(folder: string): string[] {
  const inside = ['.msp', '.msp-lite'].map((name) => join(folder, name)).filter(isFolder);
  return inside.length > 0 ? inside : [folder];
}

/**
 * The files of older layouts in a folder: one that holds `.msp` or `.msp-lite`, one of these itself, or any part of
 * them. In a folder that is nothing of the kind every JSON file is a guess.
 */
export function findFiles(folder: string): FoundFile[] {
  const files = layoutRoots(folder).flatMap(inPlaces);
  if (files.length > 0) return files;
  const names = filesIn(folder).filter((name) => /\.(json|cypher)$/i.test(name));
  return names.map((name) => found(folder, '.', name, 'msp-flat', true));
}
