/**
 * The door to the vault, and the only file of this plugin that touches the world. What a note shall say is worked out by
 * pure functions; here files are read, and written only where their text changes: to a file beside them, which then takes
 * their place. While that file is there no other process of ours writes the same note.
 */
import {
  type FileHandle,
  link,
  lstat,
  mkdir,
  open,
  readFile,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ConnectContext, Json, Transport } from '@msp/protocol';
import { changedText } from './changed-text.js';
import { type Change, Document, type Result } from './document.js';
import { Refusal, refusalOf } from './refusal.js';
import type { Settings } from './settings.js';

/** A file beside a note that is older than this was left by a process that died. Milliseconds. */
const STALE = 30_000;
/** How often, and after how many milliseconds, it is tried again to write a note that somebody else is writing. */
const ATTEMPTS = 40;
const PAUSE = 25;

/** The last write of each file in this process: the next one waits for it. */
const writing = new Map<string, Promise<unknown>>();

/** Opens the vault that the settings name. It is looked for with each query, as a drive may come and go. */
export function connect({ settings }: ConnectContext<Settings, never>): Transport {
  const folder = settings.vault.replace(/^~(?=$|[\\/])/, () => homedir());
  return {
    async send(query, { signal }) {
      const { data: document } = Document.safeParse('document' in query ? query.document : null);
      if (!document) return { kind: 'answer', value: { problem: 'not a change that this version knows' } };
      if ('check' in document) return { kind: 'answer', value: await look(folder) };
      const changes = 'changes' in document ? document.changes : [document];
      const results: Result[] = [];
      for (const [path, places] of placesByPath(changes)) {
        signal.throwIfAborted();
        const together = places.map((place) => changes[place] as Change);
        const made = await makeAll(folder, path, together);
        places.forEach((place, index) => {
          results[place] = made[index] as Result;
        });
      }
      return { kind: 'answer', value: { results } as unknown as Json };
    },
  };
}

/** Where in the list the changes of each file are, in the order in which the files come first. */
function placesByPath(changes: readonly Change[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  changes.forEach(({ path }, place) => {
    places.set(path, [...(places.get(path) ?? []), place]);
  });
  return places;
}

async function makeAll(folder: string, path: string, changes: readonly Change[]): Promise<readonly Result[]> {
  const key = `${folder}/${path}`.toLowerCase();
  const turn = (writing.get(key) ?? Promise.resolve()).then(() => write(folder, path, changes));
  const done: Promise<void> = turn.then(ignore, ignore).then(() => {
    if (writing.get(key) === done) writing.delete(key);
  });
  writing.set(key, done);
  return turn.catch((error) => {
    const refusal = refusalOf(error, path);
    return changes.map(() => refusal);
  });
}

async function write(folder: string, path: string, changes: readonly Change[]): Promise<readonly Result[]> {
  const vault = await vaultAt(folder);
  const file = await placeOf(vault, path, false);
  const first = file === null ? null : await read(file, path);
  const wanted = changedText(textIn(first, path), changes);
  if (wanted.text === textIn(first, path)) return wanted.results;
  return replace((await placeOf(vault, path, true)) as string, path, changes);
}

/** Writes a file by way of another one beside it, and anew where somebody changed it meanwhile. */
async function replace(file: string, path: string, changes: readonly Change[]): Promise<readonly Result[]> {
  const beside = join(dirname(file), `.${basename(file)}.msp`);
  const handle = await openAlone(beside, path);
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const before = await read(file, path);
      const { text, results } = changedText(textIn(before, path), changes);
      if (text === null || text === textIn(before, path)) return results;
      await fill(handle, text, before === null ? null : (await stat(file)).mode);
      if (!(await isOurs(handle, beside))) break;
      if (await put(beside, file, before, path)) {
        await keep(dirname(file));
        return results;
      }
    }
    throw new Refusal('later', `${path} is being changed all the time`);
  } finally {
    if (await isOurs(handle, beside)) await rm(beside, { force: true });
    await handle.close();
  }
}

/** Is the file beside still the one we opened? Another process takes it away where we were asleep for long. */
async function isOurs(handle: FileHandle, beside: string): Promise<boolean> {
  const there = await lstat(beside, { bigint: true }).catch(() => null);
  return there !== null && there.ino === (await handle.stat({ bigint: true })).ino;
}

/** Opens the file beside a note, which nobody else may have open; waits a little where somebody has. */
async function openAlone(beside: string, path: string): Promise<FileHandle> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      return await open(beside, 'wx', 0o666);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const age = await lstat(beside).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > STALE) await rm(beside, { force: true });
    else await pause(PAUSE);
  }
  throw new Refusal('later', `${path} is being written by another process`);
}

async function fill(handle: FileHandle, text: string, mode: number | null): Promise<void> {
  const bytes = Buffer.from(text);
  await handle.truncate(0);
  for (let done = 0; done < bytes.length; )
    done += (await handle.write(bytes, done, bytes.length - done, done)).bytesWritten;
  if (mode !== null) await handle.chmod(mode & 0o777).catch(() => undefined);
  await handle.sync();
}

/** Lets the new file take its place, if that is as it was. A new note never takes the place of one that just came. */
async function put(beside: string, file: string, before: Buffer | null, path: string): Promise<boolean> {
  if (before === null) {
    try {
      await link(beside, file);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      // A file system without hard links.
    }
  }
  const now = await read(file, path);
  if (now === null ? before !== null : before === null || !now.equals(before)) return false;
  await rename(beside, file);
  return true;
}

/** Makes the folder's entry last through a power cut, where the system can. */
async function keep(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function read(file: string, path: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    if (code === 'EISDIR') throw new Refusal('note', `${path} is a folder`);
    throw error;
  }
}

function textIn(bytes: Buffer | null, path: string): string | null {
  if (bytes === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal('note', `${path} was left alone: it is not written in UTF-8`);
  }
}

async function vaultAt(folder: string): Promise<string> {
  const vault = await realpath(folder).catch(() => null);
  if (vault === null || !(await stat(vault)).isDirectory())
    throw new Refusal(
      'vault',
      `the vault ${folder} is not there`,
      'Make the folder, connect its drive, or correct the setting "vault".',
    );
  return vault;
}

/** Where a file of the vault really lies; null where its folder is not there and not to be made. */
async function placeOf(vault: string, path: string, make: boolean): Promise<string | null> {
  const parts = path.split('/');
  const name = parts.pop() as string;
  let folder = vault;
  for (const part of parts) {
    const next = await within(vault, join(folder, part), path);
    if (next === null && !make) return null;
    if (next === null) await mkdir(join(folder, part)).catch(ignoreExisting);
    folder = next ?? join(folder, part);
  }
  return (await within(vault, join(folder, name), path)) ?? join(folder, name);
}

/** The real path of something in the vault; null where there is nothing. */
async function within(vault: string, place: string, path: string): Promise<string | null> {
  const found = await lstat(place).catch((error) => (error.code === 'ENOENT' ? null : Promise.reject(error)));
  if (!found?.isSymbolicLink()) return found ? place : null;
  const real = await realpath(place).catch(() => null);
  if (real?.startsWith(vault.endsWith(sep) ? vault : vault + sep)) return real;
  throw new Refusal(
    'note',
    `${path} was not written: a symbolic link on the way to it leads out of the vault`,
  );
}

const ignore = (): void => undefined;

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** Is the vault there, can it be written, and has Obsidian opened it? */
async function look(folder: string): Promise<Json> {
  try {
    const vault = await vaultAt(folder);
    const trial = join(vault, `.msp-check-${process.pid}`);
    await (await open(trial, 'w')).close();
    await rm(trial, { force: true });
    const obsidian = await lstat(join(vault, '.obsidian')).then(
      (found) => found.isDirectory(),
      () => false,
    );
    return { vault: basename(vault), obsidian };
  } catch (error) {
    const refusal = refusalOf(error, 'the vault');
    return { problem: refusal.reason, ...(refusal.hint === undefined ? {} : { hint: refusal.hint }) };
  }
}
