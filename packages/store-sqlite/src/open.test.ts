import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { MspError } from '@msp/protocol';
import { createSamples, seededRandom, temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import { Connection } from './connection.js';
import { openSqliteStore, type SqliteOptions } from './open.js';

const place = () => join(temporaryFolder(), 'msp.db');

async function error(work: Promise<unknown>): Promise<MspError> {
  const reason: MspError = await work.then(
    () => expect.unreachable('should have failed'),
    (caught) => caught,
  );
  expect(reason.message).not.toMatch(/locked|SQLITE|malformed|disk image/);
  expect(reason.hint).not.toBe('');
  return reason;
}

const code = async (options: SqliteOptions) => (await error(openSqliteStore(options))).code;

/** A store with some events, closed. */
async function filled(path: string, count = 40): Promise<void> {
  const store = await openSqliteStore({ path });
  const samples = createSamples();
  const entries = Array.from({ length: count }, () => samples.entry('update-recorded'));
  await store.transaction((transaction) => transaction.append(entries));
  await store.close();
}

it('makes folder and file, and leaves one file behind when closed', async () => {
  const path = join(temporaryFolder(), 'deep', 'below', 'msp.db');
  await filled(path);
  expect(readdirSync(join(path, '..'))).toEqual(['msp.db']);
});

it('writes ahead', async () => {
  const path = place();
  const store = await openSqliteStore({ path });
  const other = new DatabaseSync(path);
  expect(other.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
  other.close();
  await store.close();
});

it('makes no file where it must not', async () => {
  const path = place();
  expect(await code({ path, create: false })).toBe('MSP008');
  expect(await code({ path, readOnly: true })).toBe('MSP008');
  expect(existsSync(path)).toBe(false);
});

it('only looks when asked to', async () => {
  const path = place();
  await filled(path);
  const store = await openSqliteStore({ path, readOnly: true });
  expect(await store.events({})).toHaveLength(40);
  const writing = store.transaction((transaction) =>
    transaction.append([createSamples().entry('note-taken')]),
  );
  expect((await error(writing)).code).toBe('MSP012');
  expect(await store.verify()).toEqual([]);
  await store.close();
});

it('says that a place cannot be used', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'folder'));
  writeFileSync(join(folder, 'file'), '');
  expect(await code({ path: join(folder, 'folder') })).toBe('MSP012');
  expect(await code({ path: join(folder, 'file', 'msp.db') })).toBe('MSP012');
});

it('says that a file is damaged, and leaves it alone', async () => {
  const path = place();
  const random = seededRandom(3);
  for (const garbage of [
    'x',
    'this is no database',
    Buffer.from(Array.from({ length: 9000 }, () => random() * 256)),
  ]) {
    writeFileSync(path, garbage);
    const reason = await error(openSqliteStore({ path }));
    expect(reason).toMatchObject({ code: 'MSP005', hint: expect.stringContaining('msp repair') });
    expect(readFileSync(path).equals(Buffer.from(garbage))).toBe(true);
  }
});

it('does not take an emptied file for a new one while its log is there', async () => {
  const path = place();
  await filled(path);
  writeFileSync(`${path}-wal`, 'the only copy');
  truncateSync(path, 0);
  expect(await code({ path })).toBe('MSP005');
  expect(readFileSync(`${path}-wal`, 'utf8')).toBe('the only copy');
});

it('names a truncated file damaged wherever it is cut', { timeout: 60_000 }, async () => {
  const path = place();
  await filled(path, 400);
  const whole = readFileSync(path);
  for (let size = 1; size < whole.length; size += 4096 * 3 + 1021) {
    writeFileSync(path, whole.subarray(0, size));
    const opening = openSqliteStore({ path });
    const store = await opening.catch(() => null);
    if (!store) {
      expect((await error(opening)).code, `cut at ${size}`).toBe('MSP005');
      continue;
    }
    // What was cut off may be a page that this question does not need, but is found by looking at everything.
    const reading = store.events({});
    const count = await reading.then(
      (events) => events.length,
      () => 0,
    );
    if (count < 400) expect((await error(reading)).code, `cut at ${size}`).toBe('MSP005');
    expect(await store.verify(), `cut at ${size}`).not.toEqual([]);
    await store.close();
  }
});

it('notices a letter that changed on the disk', async () => {
  const path = place();
  await filled(path);
  const bytes = readFileSync(path);
  // Every copy of the event: SQLite leaves old ones in the unused space of its pages.
  for (let at = bytes.indexOf('"progress":'); at >= 0; at = bytes.indexOf('"progress":', at + 1))
    bytes[at + 1] = 80;
  writeFileSync(path, bytes);
  const store = await openSqliteStore({ path });
  expect((await error(store.events({}))).code).toBe('MSP005');
  expect((await store.verify()).filter((sentence) => /not what was recorded/.test(sentence))).toHaveLength(
    40,
  );
  await store.close();
});

it('says that somebody else keeps the store, and goes on when they let go', async () => {
  const path = place();
  await filled(path);
  const other = new DatabaseSync(path);
  other.exec('begin immediate');
  const store = await openSqliteStore({ path, busyTimeout: 40 });
  const append = () =>
    store.transaction((transaction) => transaction.append([createSamples(9).entry('note-taken')]));
  expect((await error(append())).code).toBe('MSP013');
  expect(await store.events({})).toHaveLength(40);
  other.exec('rollback');
  await append();
  other.close();
  await store.close();
});

it('does not hold up the process while it waits', async () => {
  const path = place();
  await filled(path);
  const other = new DatabaseSync(path);
  other.exec('begin immediate');
  const store = await openSqliteStore({ path, busyTimeout: 10_000 });
  const work = store.transaction((transaction) => transaction.append([createSamples(9).entry('note-taken')]));
  // Were the process held up, this could not be reached before the time is over.
  await new Promise((resolve) => setImmediate(resolve));
  other.exec('commit');
  other.close();
  await work;
  await store.close();
});

it('says that the disk is full, and keeps what was there', async () => {
  const path = place();
  await filled(path);
  const connection = new Connection(path, { readOnly: false });
  connection.script('pragma max_page_count = 20');
  const { SqliteStore } = await import('./store.js');
  const store = new SqliteStore(connection, 0);
  const samples = createSamples(9);
  const entries = Array.from({ length: 3000 }, () => samples.entry('update-recorded'));
  const reason = await error(store.transaction((transaction) => transaction.append(entries)));
  expect(reason).toMatchObject({ code: 'MSP012', message: expect.stringContaining('no space') });
  expect(await store.events({})).toHaveLength(40);
  expect(await store.verify()).toEqual([]);
  await store.close();
});

it('refuses what is nested too deeply, and keeps nothing of it', async () => {
  const path = place();
  const store = await openSqliteStore({ path });
  const samples = createSamples();
  const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  const append = (depth: number) =>
    store.transaction((transaction) =>
      transaction.append([
        samples.entry('entity-created', { data: { properties: { deep: nested(depth) } } }, 'deep'),
      ]),
    );
  await append(900);
  expect((await error(append(1100))).code).toBe('MSP009');
  expect(await store.events({})).toHaveLength(1);
  await store.close();
});

it('goes on with a file that somebody took out of write-ahead mode', async () => {
  const path = place();
  await filled(path);
  const other = new DatabaseSync(path);
  other.exec('pragma journal_mode = delete');
  other.close();
  await filled(path, 0);
  const again = new DatabaseSync(path);
  expect(again.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
  again.close();
});
