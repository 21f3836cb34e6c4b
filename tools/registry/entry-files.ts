/** The files of the registry: one entry each. */
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RegistryEntry } from '@msp/registry';

/** The root of this repository. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** Where the entries are. */
export const entriesFolder = (root: string): string => join(root, 'packages', 'registry', 'plugins');

/** The file of a plugin. */
export const entryFile = (root: string, id: string): string => join(entriesFolder(root), `${id}.json`);

/** The paths of all that lies among the entries, in order, whatever it is. */
export const entryFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .map((name) => join(folder, name))
    : [];

/** Bytes: no entry is that long. */
const LONGEST = 100_000;

/** The text of an entry's file, or why it is none, with what to do. */
export function entryText(path: string): { text: string } | { message: string; hint: string } {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return { message: 'there is no such file', hint: 'Name a file of packages/registry/plugins.' };
  if (!found.isFile())
    return { message: 'it is no file', hint: 'Put the entry itself here: no link and no folder.' };
  if (found.size > LONGEST)
    return { message: `it has ${found.size} bytes, and ${LONGEST} are the most`, hint: 'Shorten it.' };
  return { text: readFileSync(path, 'utf8') };
}

/** The valid one of a file; null where it is none. */
export function readEntry(path: string): RegistryEntry | null {
  const read = entryText(path);
  if (!('text' in read)) return null;
  try {
    const entry = RegistryEntry.safeParse(JSON.parse(read.text));
    return entry.success ? entry.data : null;
  } catch {
    return null;
  }
}
