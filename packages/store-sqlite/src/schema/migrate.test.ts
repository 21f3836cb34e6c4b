import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedEvent } from '@msp/protocol';
import { createSamples, temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import { Connection } from '../connection.js';
import { openSqliteStore, SCHEMA_VERSION } from '../open.js';
import { statement } from '../statement.js';
import { addDecision, append, putSession } from '../writing.js';
import { APPLICATION_ID, versionOf } from './format.js';
import { migrate } from './migrate.js';
import { MIGRATIONS, type Migration } from './migrations.js';

/** Notes as texts, then with their length, then the short ones gone. */
const chain: readonly Migration[] = [
  { version: 1, up: (connection) => connection.script('create table notes (text text)') },
  {
    version: 2,
    up: (connection) =>
      connection.script('alter table notes add column size integer; update notes set size = length(text)'),
  },
  { version: 3, up: (connection) => connection.script('delete from notes where size < 3') },
];

const rows = (connection: Connection) =>
  connection
    .rows<{ text: string }>(statement('select * from notes order by text'))
    .map((row) => ({ ...row }));

function using<Result>(path: string, work: (connection: Connection) => Result): Result {
  const connection = new Connection(path, { readOnly: false });
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}

/** Brings the file as far as the steps given lead. */
async function migrated(path: string, migrations: readonly Migration[]): Promise<void> {
  const connection = new Connection(path, { readOnly: false });
  try {
    await migrate(connection, { migrations, backupDirectory: join(path, '../kept'), busyTimeout: 1000 });
  } finally {
    connection.close();
  }
}

/** A file of the chain's first version with two notes. */
async function first(): Promise<string> {
  const path = join(temporaryFolder(), 'store.db');
  await migrated(path, chain.slice(0, 1));
  using(path, (connection) => connection.script("insert into notes values ('ab'), ('abc')"));
  return path;
}

const backups = (path: string) => {
  const folder = join(path, '../kept');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
};

it('takes every step of a new file and keeps no copy of nothing', async () => {
  const path = join(temporaryFolder(), 'store.db');
  await migrated(path, chain);
  using(path, (connection) => {
    expect(versionOf(connection)).toBe(3);
    expect(connection.row(statement('select application_id as id from pragma_application_id'))).toEqual({
      id: APPLICATION_ID,
    });
    expect(rows(connection)).toEqual([]);
  });
  expect(backups(path)).toEqual([]);
});

it('takes the steps that are due, after a copy of how it was', async () => {
  const path = await first();
  await migrated(path, chain);
  await migrated(path, chain);
  using(path, (connection) => expect(rows(connection)).toEqual([{ text: 'abc', size: 3 }]));
  const [copy, ...others] = backups(path);
  expect(others).toEqual([]);
  expect(copy).toMatch(/msp-v1-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z\.db$/);
  using(copy!, (connection) => {
    expect(versionOf(connection)).toBe(1);
    expect(rows(connection)).toEqual([{ text: 'ab' }, { text: 'abc' }]);
  });
});

it('leaves a file as it was when a step fails, and can try again', async () => {
  const path = await first();
  const failing: Migration = { version: 3, up: (connection) => connection.script('delete from notes; boom') };
  await expect(migrated(path, [...chain.slice(0, 2), failing])).rejects.toMatchObject({ code: 'MSP005' });
  using(path, (connection) => {
    expect(versionOf(connection)).toBe(1);
    expect(rows(connection)).toEqual([{ text: 'ab' }, { text: 'abc' }]);
  });
  await migrated(path, chain);
  using(path, (connection) => expect(versionOf(connection)).toBe(3));
  expect(backups(path)).toHaveLength(2);
});

it('changes nothing when the copy cannot be made', async () => {
  const path = await first();
  using(path, (connection) => connection.script('create table other (x)'));
  const connection = new Connection(path, { readOnly: false });
  const options = { migrations: chain, backupDirectory: join(path, 'below-a-file'), busyTimeout: 0 };
  await expect(migrate(connection, options)).rejects.toMatchObject({ code: 'MSP012' });
  expect(versionOf(connection)).toBe(1);
  connection.close();
});

it('starts from a file of ours that has no version yet', async () => {
  const path = join(temporaryFolder(), 'store.db');
  using(path, (connection) => {
    connection.script(
      `pragma application_id = ${APPLICATION_ID}; create table old (x); insert into old values (1)`,
    );
  });
  await migrated(path, chain);
  using(path, (connection) => expect(versionOf(connection)).toBe(3));
  expect(backups(path)[0]).toContain('msp-v0-');
});

it('counts from 1 without gaps to the version that is opened', () => {
  expect(MIGRATIONS.map((migration) => migration.version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  expect(MIGRATIONS.at(-1)?.version).toBe(SCHEMA_VERSION);
});

it('brings a file of the first version to the newest, with all that is in it', async () => {
  const path = join(temporaryFolder(), 'store.db');
  await migrated(path, MIGRATIONS.slice(0, 1));
  const samples = createSamples();
  const types = ['session-started', 'decision-made', 'note-taken'] as const;
  const head = samples.head();
  const events = using(path, (connection) => {
    const appended = append(
      connection,
      types.map((type) => samples.entry(type, { sessionId: head.id }, 'word')),
    );
    addDecision(connection, appended[1] as RecordedEvent & { type: 'decision-made' });
    putSession(connection, head);
    return appended;
  });
  const store = await openSqliteStore({ path, backupDirectory: join(path, '../kept') });
  expect(await store.events({})).toEqual(events);
  expect(await store.sessions({})).toEqual([head]);
  expect((await store.decisions({ inForce: true })).map(({ id }) => id)).toEqual([events[1]?.id]);
  expect(await store.search({ words: ['word'], match: 'all', limit: 9 })).toHaveLength(3);
  expect([await store.cursors(), await store.outbox({}), await store.verify()]).toEqual([[], [], []]);
  expect([await store.feedStates(), await store.feedItems({ limit: 9 })]).toEqual([[], []]);
  expect((await store.statistics()).schemaVersion).toBe(SCHEMA_VERSION);
  await store.close();
  const [copy] = backups(path);
  expect(copy).toContain('msp-v1-');
  using(copy ?? '', (connection) => expect(versionOf(connection)).toBe(1));
});

it('brings a file of the second version to the newest, with all that waits to be sent', async () => {
  const path = join(temporaryFolder(), 'store.db');
  await migrated(path, MIGRATIONS.slice(0, 2));
  using(path, (connection) =>
    connection.script(
      `insert into cursors values ('linear', 0, 0, null);
       insert into connections (plugin, breaker, failures, problem) values ('linear', 'open', 3, 'no')`,
    ),
  );
  const store = await openSqliteStore({ path, backupDirectory: join(path, '../kept') });
  expect(await store.cursors()).toMatchObject([{ plugin: 'linear' }]);
  expect(await store.connections()).toMatchObject([{ breaker: 'open', problem: 'no' }]);
  expect([await store.feedStates(), await store.verify()]).toEqual([[], []]);
  await store.close();
  expect(backups(path)[0]).toContain('msp-v2-');
});

it('leaves a newer file alone', async () => {
  const path = join(temporaryFolder(), 'store.db');
  using(path, (connection) => {
    connection.script(
      `pragma application_id = ${APPLICATION_ID}; pragma user_version = 99; create table future (x)`,
    );
  });
  const before = readFileSync(path);
  await expect(openSqliteStore({ path })).rejects.toMatchObject({ code: 'MSP011' });
  await expect(openSqliteStore({ path, readOnly: true })).rejects.toMatchObject({ code: 'MSP011' });
  await expect(migrated(path, chain)).rejects.toMatchObject({ code: 'MSP011' });
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readdirSync(join(path, '..'))).toEqual(['store.db']);
});

it("leaves another program's file alone, marked or not", async () => {
  for (const mark of [
    'create table theirs (x)',
    'pragma application_id = 7',
    'pragma user_version = 1; create table t (x)',
  ]) {
    const path = join(temporaryFolder(), 'store.db');
    using(path, (connection) => connection.script(`${mark}; create table more (x)`));
    const before = readFileSync(path);
    await expect(openSqliteStore({ path })).rejects.toMatchObject({
      code: 'MSP005',
      message: expect.stringContaining('another program'),
    });
    expect(readFileSync(path).equals(before)).toBe(true);
  }
});

it('does not read an older file that it may not change', async () => {
  const path = await first();
  using(path, (connection) => connection.script('pragma user_version = 0'));
  await expect(openSqliteStore({ path, readOnly: true })).rejects.toMatchObject({ code: 'MSP012' });
});
