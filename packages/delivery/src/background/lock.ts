/**
 * One process at a time delivers in the background: it holds a file in the state folder and touches it as long as it lives.
 * That only spares work. What keeps two from sending the same are the leases in the store.
 */
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Who delivers. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Different for each process, also where a number is used again. */
  readonly token: string;
  /** What it knows of the environment that matters, as a digest. A process that knows something else takes its place. */
  readonly environment: string;
}

/** How often the holder touches the file, and when it is thought dead, in milliseconds. */
const BEAT = 3_000;
const SILENT = 30_000;

/** The file of a state folder. */
export const lockFile = (stateDirectory: string): string => join(stateDirectory, 'delivery.lock');

/** Whoever delivers from this store now and knows the same; null where nobody does. Costs two looks at the file system. */
export function currentHolder(stateDirectory: string, environment: string, now = Date.now()): Holder | null {
  const file = lockFile(stateDirectory);
  const holder = read(file);
  if (!holder || holder.environment !== environment) return null;
  const touched = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  // A clock that was set back must not make a dead process live for hours.
  if (Math.abs(now - touched) > SILENT) return null;
  return holder.host !== hostname() || isRunning(holder.pid) ? holder : null;
}

/** Does a process with this number run here? */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Did it end, and nobody has taken notice? In a container that may last for ever. Only Linux tells. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    // The name in brackets may hold anything, also brackets.
    return /^[ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, ''));
  } catch {
    return false;
  }
}

function read(file: string): Holder | null {
  try {
    const { pid, host, token, environment } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>;
    if (!Number.isSafeInteger(pid) || typeof host !== 'string' || typeof token !== 'string') return null;
    return { pid: pid as number, host, token, environment: String(environment ?? '') };
  } catch {
    return null;
  }
}

/** The lock, held. */
export interface Held extends Holder {
  /** Is it still this process's? Somebody who thought this one dead may have taken it. */
  isMine(): boolean;
  release(): void;
}

/** Takes the lock, unless somebody alive holds it. */
export function takeLock(stateDirectory: string, token: string, environment: string): Held | null {
  const file = lockFile(stateDirectory);
  const holder: Holder = { pid: process.pid, host: hostname(), token, environment };
  const text = `${JSON.stringify(holder)}\n`;
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (currentHolder(stateDirectory, environment)) return null;
    // Where two come at once the last one has it, and the other sees that at its next beat.
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, text, { mode: 0o600 });
    renameSync(temporary, file);
  }
  const isMine = () => read(file)?.token === token;
  const beat = setInterval(() => {
    if (isMine()) touch(file);
  }, BEAT);
  beat.unref();
  return {
    ...holder,
    isMine,
    release() {
      clearInterval(beat);
      if (isMine()) rmSync(file, { force: true });
    },
  };
}

function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // The folder is gone, or may not be written: whoever holds the lock finds out by itself.
  }
}
