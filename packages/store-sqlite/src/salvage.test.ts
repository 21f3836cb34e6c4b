import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedEvent, Store } from '@msp/protocol';
import { createSamples, pick, seededRandom, temporaryFolder } from '@msp/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSqliteStore } from './open.js';
import { salvage } from './salvage.js';

const PAGE = 4096;

/** Stands all over an event's text and nowhere else, so one can tell which pages the event is on. */
const token = (number: number) => `<${number}>`;

/** Lengths that fit on a page many times, just so, just not, and on many pages only. */
const LENGTHS = [20, 60, 200, 900, 3700, 3800, 3900, 4100, 12_000, 90_000];

async function fill(store: Store, first: number, count: number): Promise<void> {
  const samples = createSamples(first);
  for (let done = 0; done < count; done += 5) {
    const entries = Array.from({ length: Math.min(5, count - done) }, (_, index) => {
      const number = first + done + index;
      const length = LENGTHS[(number * 7) % (number % 9 ? 4 : LENGTHS.length)] ?? 20;
      const text = token(number).repeat(Math.ceil(length / token(number).length));
      return samples.entry('note-taken', { data: { text } }, '');
    });
    await store.transaction((transaction) => transaction.append(entries));
  }
}

/** The bytes of a database file, of the log beside it, and the events that are in both together. */
interface Files {
  readonly file: Buffer;
  readonly log: Buffer;
  readonly events: readonly RecordedEvent[];
}

let closed: Files;
let open: Files;

beforeAll(async () => {
  closed = await made(400, 0);
  open = await made(200, 200);
});

/** A store with events in the file, and more that are only in the log. */
async function made(inFile: number, inLog: number): Promise<Files> {
  const folder = mkdtempSync(join(tmpdir(), 'msp-salvage-'));
  const path = join(folder, 'msp.db');
  const before = await openSqliteStore({ path });
  await fill(before, 1, inFile);
  await before.close();
  const store = await openSqliteStore({ path });
  if (inLog > 0) await fill(store, inFile + 1, inLog);
  const log = existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : Buffer.alloc(0);
  const files = { file: readFileSync(path), log, events: await store.events({}) };
  await store.close();
  rmSync(folder, { recursive: true });
  return files;
}

/** Salvages from these bytes. Nothing false may come back, nothing be missed silently, and no byte change. */
async function saved(file: Buffer, log: Buffer, events: readonly RecordedEvent[]): Promise<Set<number>> {
  const path = join(temporaryFolder(), 'msp.db');
  writeFileSync(path, file);
  if (log.length > 0) writeFileSync(`${path}-wal`, log);
  const result = await salvage(path);
  for (const event of result.events) expect(event).toEqual(events[event.sequence - 1]);
  const sequences = result.events.map((event) => event.sequence);
  expect(sequences).toEqual([...new Set(sequences)].sort((one, other) => one - other));
  expect(readFileSync(path).equals(file)).toBe(true);
  if (log.length > 0) expect(readFileSync(`${path}-wal`).equals(log)).toBe(true);
  const last = sequences.at(-1) ?? 0;
  if (sequences.length < last || last === 0) expect(result.lost).not.toEqual([]);
  return new Set(sequences);
}

/** Expects every event back of which no byte lies on a page that differs. */
function expectUndamaged(found: Set<number>, before: Files, file: Buffer): void {
  const hit = new Set<number>();
  for (let at = 0; at < before.file.length; at += PAGE) {
    const page = before.file.subarray(at, at + PAGE);
    if (page.equals(file.subarray(at, at + PAGE))) continue;
    for (const match of page.toString('latin1').matchAll(/<(\d+)(?=>|$)/g)) hit.add(Number(match[1]));
  }
  const missing = before.events.filter(({ sequence }) => !hit.has(sequence) && !found.has(sequence));
  expect(missing.map(({ sequence }) => sequence)).toEqual([]);
}

describe('of a whole file', () => {
  it('brings everything back', async () => {
    const path = join(temporaryFolder(), 'msp.db');
    writeFileSync(path, closed.file);
    expect(await salvage(path)).toEqual({ events: closed.events, lost: [] });
  });

  it('brings back what is only in the log beside it', async () => {
    expect(await saved(open.file, open.log, open.events)).toEqual(
      new Set(open.events.map((event) => event.sequence)),
    );
    expect((await saved(open.file, Buffer.alloc(0), open.events)).size).toBe(200);
  });
});

describe('of a damaged file', () => {
  it('brings back what lies before the cut', { timeout: 60_000 }, async () => {
    for (let size = 0; size < closed.file.length; size += 8 * PAGE + 517) {
      const file = closed.file.subarray(0, size);
      expectUndamaged(await saved(file, Buffer.alloc(0), closed.events), closed, file);
    }
  });

  it('brings back what is on other pages than the damaged ones', { timeout: 60_000 }, async () => {
    const random = seededRandom(11);
    for (let round = 0; round < 40; round += 1) {
      const file = Buffer.from(closed.file);
      for (let count = 0; count <= round; count += 1) {
        const at = pick(random, file.length / PAGE) * PAGE;
        for (let byte = 0; byte < PAGE; byte += 1) file[at + byte] = pick(random, 256);
      }
      expectUndamaged(await saved(file, Buffer.alloc(0), closed.events), closed, file);
    }
  });

  it('brings back everything but what stood there when pages are swapped or written over by others', async () => {
    const random = seededRandom(12);
    for (let round = 0; round < 20; round += 1) {
      const file = Buffer.from(closed.file);
      for (let count = 0; count < 10; count += 1) {
        const [from, to] = [pick(random, file.length / PAGE) * PAGE, pick(random, file.length / PAGE) * PAGE];
        file.copy(file, to, from, from + PAGE);
      }
      expectUndamaged(await saved(file, Buffer.alloc(0), closed.events), closed, file);
    }
  });

  it('returns nothing false when bytes change here and there', { timeout: 60_000 }, async () => {
    const random = seededRandom(13);
    for (let round = 0; round < 30; round += 1) {
      const file = Buffer.from(closed.file);
      for (let count = 0; count < 5 * round; count += 1)
        file[pick(random, file.length)] = 32 + pick(random, 95);
      expectUndamaged(await saved(file, Buffer.alloc(0), closed.events), closed, file);
    }
  });

  it('needs neither the header nor any page but the ones with events', async () => {
    const headless = Buffer.from(closed.file);
    headless.fill(0, 0, PAGE);
    expect((await saved(headless, Buffer.alloc(0), closed.events)).size).toBe(400);
    for (const value of [0x00, 0xff, 0x10]) {
      const header = Buffer.from(closed.file);
      header.fill(value, 16, 100);
      expect((await saved(header, Buffer.alloc(0), closed.events)).size).toBe(400);
    }
  });
});

describe('of a damaged log', () => {
  it('brings back what is on other pages', { timeout: 60_000 }, async () => {
    const random = seededRandom(14);
    for (let round = 0; round < 30; round += 1) {
      const log = Buffer.from(open.log);
      for (let count = 0; count < round; count += 1) log[pick(random, log.length)] = pick(random, 256);
      const found = await saved(open.file, log, open.events);
      // Each byte spoils one frame at most, and a frame has one small event's only copy, or part of a large one.
      expect(found.size).toBeGreaterThanOrEqual(400 - 25 * round);
      expectUndamaged(found, { ...open, events: open.events.slice(0, 200) }, open.file);
    }
  });

  it('does without the header of the log', async () => {
    for (const value of [0x00, 0xff]) {
      const log = Buffer.from(open.log);
      log.fill(value, 0, 32);
      expect((await saved(open.file, log, open.events)).size).toBe(400);
    }
    for (let size = 0; size < open.log.length; size += 9 * PAGE + 71) {
      expect((await saved(open.file, open.log.subarray(0, size), open.events)).size).toBeGreaterThanOrEqual(
        200,
      );
    }
  });
});
