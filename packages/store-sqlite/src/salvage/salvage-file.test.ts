import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createSamples, temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import { checksum } from '../checksum.js';
import { openSqliteStore } from '../open.js';
import { salvage } from '../salvage.js';

it('brings back events of every length around that of a page', async () => {
  const path = join(temporaryFolder(), 'msp.db');
  const store = await openSqliteStore({ path });
  const samples = createSamples();
  const entries = Array.from({ length: 500 }, (_, index) =>
    samples.entry('note-taken', { data: { text: 'x'.repeat(3500 + index) } }, ''),
  );
  await store.transaction((transaction) => transaction.append(entries));
  const events = await store.events({});
  await store.close();
  expect(await salvage(path)).toEqual({ events, lost: [] });
});

it('says which events are of a kind that it does not know', async () => {
  const path = join(temporaryFolder(), 'msp.db');
  const store = await openSqliteStore({ path });
  const samples = createSamples();
  await store.transaction((transaction) =>
    transaction.append([samples.entry('note-taken'), samples.entry('note-taken')]),
  );
  await store.close();
  const body = JSON.stringify({ ...samples.event('note-taken'), type: 'wish-granted' });
  const other = new DatabaseSync(path);
  const insert = other.prepare('insert into events (sequence, type, checksum, body) values (?, 77, ?, ?)');
  insert.run(4, checksum(body, 4), body);
  other.close();
  const { events, lost } = await salvage(path);
  expect(events.map((event) => event.sequence)).toEqual([1, 2]);
  expect(lost).toEqual(['Event 3 is lost.', expect.stringMatching(/^Event 4 is whole, but/)]);
});

it('says that there was nothing, and that there is no file', async () => {
  const path = join(temporaryFolder(), 'msp.db');
  await expect(salvage(path)).rejects.toMatchObject({ code: 'MSP012' });
  const store = await openSqliteStore({ path });
  await store.close();
  expect(await salvage(path)).toEqual({ events: [], lost: ['No event was found.'] });
  writeFileSync(path, '');
  expect(await salvage(path)).toEqual({ events: [], lost: ['No event was found.'] });
});
it('is not taken in by events within events', async () => {
  const path = join(temporaryFolder(), 'msp.db');
  const store = await openSqliteStore({ path });
  const samples = createSamples();
  const document = samples.event('note-taken') as never;
  const given = {
    data: { worktree: '.', imported: { layout: 'old', source: 'x', document: [document, document] } },
  };
  await store.transaction((transaction) => transaction.append([samples.entry('session-started', given)]));
  const events = await store.events({});
  await store.close();
  expect(await salvage(path)).toEqual({ events, lost: [] });
});
it('brings back nothing of a transaction that was not finished', async () => {
  const path = join(temporaryFolder(), 'msp.db');
  const copy = join(temporaryFolder(), 'msp.db');
  const store = await openSqliteStore({ path });
  const samples = createSamples(5);
  const large = () =>
    Array.from({ length: 12 }, () =>
      samples.entry('note-taken', { data: { text: 'x'.repeat(900_000) } }, ''),
    );
  // The log begins anew after this: what is written next overwrites the beginning, and older frames stay behind it.
  await store.transaction(async (transaction) => transaction.append([...large(), ...large()]));
  const events = await store.events({});
  const undone = store.transaction(async (transaction) => {
    await transaction.append(large());
    for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, `${copy}${end}`);
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');
  // More than SQLite keeps in memory, so its first frames are in the log, before those of the log that was there.
  const log = readFileSync(`${copy}-wal`);
  const salts = (at: number) => log.toString('hex', at, at + 8);
  const frame = 4096 + 24;
  expect(salts(32 + 500 * frame + 8)).toBe(salts(16));
  expect(salts(32 + (Math.floor(log.length / frame) - 1) * frame + 8)).not.toBe(salts(16));
  expect(await salvage(copy)).toEqual({ events, lost: [] });
  await store.transaction((transaction) => transaction.append([samples.entry('note-taken')]));
  expect((await salvage(path)).events).toEqual(await store.events({}));
  await store.close();
});
