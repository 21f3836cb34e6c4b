import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { assertFree } from './free-folder.js';
import { refusalOf } from './refusal-of.js';
import { undisturbed } from './undisturbed.js';

/**
 * Writes a plugin's files into a folder: all of them or none. The folder may be there if it is empty; the folders above it are made.
 *
 * @param folder absolute
 * @param files texts by their path, with `/` on every system
 * @throws a `Refusal` where something is there already, or nothing can be written; what was there stays as it was
 */
export function writePlugin(folder: string, files: ReadonlyMap<string, string>): void {
  const there = assertFree(folder);
  try {
    undisturbed(() => (there ? fill(folder, files) : create(folder, files)));
  } catch (error) {
    throw refusalOf(error, folder);
  }
}

/** A folder that is new: it gets its name when it is whole. */
function create(folder: string, files: ReadonlyMap<string, string>): void {
  const above = dirname(folder);
  const made = mkdirSync(above, { recursive: true });
  try {
    const draft = draftIn(above, basename(folder));
    try {
      writeAll(draft, files);
      renameSync(draft, folder);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      throw error;
    }
  } catch (error) {
    if (made !== undefined) removeEmpty(above, made);
    throw error;
  }
}

/** A folder that is there may be the one somebody stands in, so it is kept and filled. */
function fill(folder: string, files: ReadonlyMap<string, string>): void {
  const draft = draftIn(folder, 'create');
  const moved: string[] = [];
  try {
    writeAll(draft, files);
    for (const name of readdirSync(draft)) {
      renameSync(join(draft, name), join(folder, name));
      moved.push(name);
    }
    rmdirSync(draft);
  } catch (error) {
    for (const name of [...moved.map((each) => join(folder, each)), draft])
      rmSync(name, { recursive: true, force: true });
    throw error;
  }
}

/** A folder of a name that nobody else has, with the permissions that folders of this person have. */
function draftIn(folder: string, name: string): string {
  const draft = join(folder, `.${name.slice(0, 40)}-${randomUUID().slice(0, 8)}`);
  mkdirSync(draft);
  return draft;
}

function writeAll(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    const file = join(folder, ...path.split('/'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  }
}

/** Folders made on the way down to this one, from below, as long as nothing lies in them. */
function removeEmpty(folder: string, first: string): void {
  try {
    rmdirSync(folder);
    if (folder !== first) removeEmpty(dirname(folder), first);
  } catch {
    // Somebody else has put something there.
  }
}
