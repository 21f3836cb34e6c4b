/** A store from what can still be read. Nothing is deleted: what was there goes into quarantine. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { appendEvents, deriveAll, eventsOfArchive, mergeEvents, validateStore } from '@msp/core';
import { MspError, type MspEvent, type RecordedEvent, Session, type Store } from '@msp/protocol';
import { openSqliteStore, salvage } from '@msp/store-sqlite';
import { isLost } from './lost-store.js';

/** What to repair, and when: the quarantine is named after the time. */
export interface RepairRequest {
  readonly stateDirectory: string;
  /** The database file in it. */
  readonly database: string;
  readonly now: Date;
}

/** Something that events were read from. */
interface RepairSource {
  /** Relative to the state folder. */
  readonly path: string;
  readonly events: number;
}

/** What was done. */
export interface RepairResult {
  /** Nothing was wrong; what is derived from the log was derived anew; or the whole store was built anew. */
  readonly outcome: 'sound' | 'derived' | 'rebuilt';
  /** Where the damaged files are now, relative to the state folder. */
  readonly quarantine: string | null;
  readonly sources: readonly RepairSource[];
  readonly events: number;
  readonly sessions: number;
  /** What could not be brought back, in sentences. */
  readonly lost: readonly string[];
}

/**
 * Repairs the store of a state folder.
 *
 * @throws `MSP008` where nothing is there to build a store from; `MSP011`, `MSP012`, `MSP013` where the store is sound
 * but not ours to touch. Nothing is changed then.
 */
export async function repairStore(request: RepairRequest): Promise<RepairResult> {
  const path = join(request.stateDirectory, request.database);
  const outcome = existsSync(path) && !isLost(request.stateDirectory, path) ? await inPlace(path) : null;
  if (outcome === null) return rebuild(request, path);
  const store = await openSqliteStore({ path });
  try {
    const { events, sessions } = await store.statistics();
    return { outcome, quarantine: null, sources: [], events, sessions, lost: [] };
  } finally {
    await store.close();
  }
}

/** Repairs a store whose log is sound; null where the log is not. */
async function inPlace(path: string): Promise<'sound' | 'derived' | null> {
  let store: Store | undefined;
  try {
    store = await openSqliteStore({ path });
    if ((await store.verify()).length > 0) return null;
    if ((await validateStore(store)).length === 0) return 'sound';
    await store.transaction(deriveAll);
    return (await validateStore(store)).length === 0 ? 'derived' : null;
  } catch (error) {
    if (MspError.is(error) && error.code === 'MSP005') return null;
    throw error;
  } finally {
    await store?.close();
  }
}

async function rebuild(request: RepairRequest, path: string): Promise<RepairResult> {
  const { stateDirectory, now } = request;
  const found = await gather(request, path);
  const from = (kind: Source['kind']) =>
    found.sources.filter((source) => source.kind === kind).flatMap(({ events }) => events);
  const events = mergeEvents(from('log'), { backup: from('backup'), archives: from('archive') });
  if (events.length === 0 && !existsSync(path)) {
    throw new MspError('MSP008', {
      message: `There is no store in ${stateDirectory}, and nothing that one could be built from.`,
      hint: 'Start a session: msp start',
    });
  }
  const rebuilt = `${path}.rebuilt`;
  const sessions = await build(rebuilt, events);
  const unsent = existsSync(path) ? await keepOutbox(path, rebuilt, now) : [];
  const quarantine = join(stateDirectory, 'quarantine', now.toISOString().replaceAll(':', '-'));
  const moved = moveAway(path, quarantine);
  renameSync(rebuilt, path);
  return {
    outcome: 'rebuilt',
    quarantine: moved ? relative(stateDirectory, quarantine) : null,
    sources: found.sources.map((source) => ({
      path: relative(stateDirectory, source.path),
      events: source.events.length,
    })),
    events: events.length,
    sessions,
    lost: [...found.lost, ...unsent],
  };
}

interface Source {
  readonly kind: 'log' | 'backup' | 'archive';
  readonly path: string;
  readonly events: readonly MspEvent[];
}

/** The damaged database first, then what is more and more indirect: a backup, an earlier quarantine, the archive. */
async function gather({ stateDirectory, database }: RepairRequest, path: string) {
  const lost: string[] = [];
  const sources: Source[] = [];
  const saved = existsSync(path)
    ? await salvage(path)
    : { events: [], lost: ['The database file is missing.'] };
  lost.push(...saved.lost);
  sources.push({ kind: 'log', path, events: saved.events.map(withoutPlace) });
  const copies = [
    newest(join(stateDirectory, 'backups')),
    newest(join(stateDirectory, 'quarantine'), database),
  ];
  for (const copy of copies.filter((each) => each !== null)) {
    sources.push({ kind: 'backup', path: copy, events: (await salvage(copy)).events.map(withoutPlace) });
  }
  const archive = join(stateDirectory, 'archive', 'sessions');
  for (const name of listed(archive)) {
    const events = archived(join(archive, name));
    if (events) sources.push({ kind: 'archive', path: join(archive, name), events });
    else lost.push(`The archived session ${name} cannot be read.`);
  }
  return { sources, lost };
}

const withoutPlace = ({ sequence: _, ...event }: RecordedEvent): MspEvent => event;

const listed = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : []);

/** The entry of a folder whose name comes last, as names begin with the time; or the file `inside` of it. */
function newest(folder: string, inside = ''): string | null {
  const paths = listed(folder).map((name) => join(folder, name, inside));
  return paths.filter((path) => existsSync(path)).at(-1) ?? null;
}

/**
 * The events of an archived session; none where the file is one of an older MSP, which lie in the
 * same folder; null where it cannot be read.
 */
function archived(path: string): MspEvent[] | null {
  try {
    const { format, version: _, ...session } = JSON.parse(readFileSync(path, 'utf8'));
    return format === 'msp-session' ? eventsOfArchive(Session.parse(session)) : [];
  } catch {
    return null;
  }
}

/** Builds a store in a new file and makes sure that it is sound. Returns how many sessions it has. */
async function build(path: string, events: readonly MspEvent[]): Promise<number> {
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  const store = await openSqliteStore({ path });
  try {
    await store.transaction(async (transaction) => void (await appendEvents(transaction, events)));
    return (await store.statistics()).sessions;
  } finally {
    await store.close();
  }
}

/** Carries over what waits to be sent, and what was. */
async function keepOutbox(damaged: string, rebuilt: string, now: Date): Promise<string[]> {
  const { copyOutbox } = await import('./repair-outbox.js');
  const store = await openSqliteStore({ path: rebuilt });
  try {
    return await copyOutbox(damaged, store, now);
  } finally {
    await store.close();
  }
}

/** Moves the database and its log. The database goes first: a log without one is never taken for a new store's. */
function moveAway(path: string, quarantine: string): boolean {
  const ends = ['', '-wal', '-shm'].filter((end) => existsSync(`${path}${end}`));
  if (ends.length === 0) return false;
  mkdirSync(quarantine, { recursive: true, mode: 0o700 });
  for (const end of ends) renameSync(`${path}${end}`, join(quarantine, `msp.db${end}`));
  return true;
}
