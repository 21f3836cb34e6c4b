import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Planned } from '@msp/protocol';
import { createSamples, temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import { openSqliteStore } from './open.js';

const time = '2026-01-05T09:00:00.000Z';

/** An operation, the first two of them in one lane. */
const operation = (key: string): Planned => ({
  plugin: 'linear',
  version: null,
  sequence: 1,
  sessionId: 's-1',
  operation: {
    key,
    lane: key === 'c' ? 'other' : 'lane',
    summary: key,
    query: { language: 'cypher', text: 'return 1', parameters: {} },
    delivery: 'idempotent',
  },
});

/** A store with a bit of everything in which `statement` was executed behind its back, and what it finds then. */
async function findings(statement: string): Promise<string[]> {
  const path = join(temporaryFolder(), 'msp.db');
  const store = await openSqliteStore({ path });
  const samples = createSamples();
  const types = ['update-recorded', 'decision-made', 'blocker-raised', 'note-taken'] as const;
  await store.transaction(async (transaction) => {
    for (const type of types) {
      const [event] = await transaction.append([samples.entry(type)]);
      if (event?.type === 'decision-made') await transaction.addDecision(event);
      if (event?.type === 'blocker-raised') await transaction.addBlocker(event);
    }
    await transaction.putSession(samples.head({ id: 's-1' }));
    await transaction.putCursor({ plugin: 'linear', sequence: 4, replayUntil: 0, setup: null });
    await transaction.enqueue(['a', 'b', 'c'].map(operation), time);
    await transaction.close([3], 'sent', time);
    await transaction.putFeedItems({
      ...{ plugin: 'github', feed: 'commits', project: 'webshop', began: time },
      items: [{ item: { id: 'a', kind: 'commit', title: 'A' }, sessionId: null }],
    });
    await transaction.putFeedState({
      ...{
        plugin: 'github',
        feed: 'commits',
        state: null,
        run: null,
        syncedAt: null,
        triedAt: null,
        dueAt: null,
      },
      ...{ problem: null, failingSince: null, failures: 0 },
    });
  });
  const other = new DatabaseSync(path);
  other.exec(statement);
  other.close();
  const found = await store.verify();
  await store.close();
  return found;
}

const cases: [string, RegExp[]][] = [
  ['select 1', []],
  ["update feed_items set body = '{'", [/"github" told of "a" cannot be read/]],
  ["update feed_items set kind = 'run'", [/"github" told of "a" cannot be read/]],
  ["update feeds set state = '{'", [/feeds of github cannot be read/]],
  [
    'delete from events where sequence = 2',
    [/Event 2 is missing/, /1 decisions of the ledger/, /decision-made/],
  ],
  [
    'delete from events where sequence in (2, 3)',
    [/Events 2 to 3/, /1 decisions/, /1 blockers/, /decision/, /blocker/],
  ],
  [
    "update events set body = replace(body, 'webshop', 'Webshop') where sequence = 1",
    [/Event 1 is not what was/],
  ],
  [
    'update events set sequence = 9 where sequence = 4',
    [/Events 4 to 8 are missing/, /Event 9 is not/, /1 days/],
  ],
  [
    'update events set type = 9 where sequence = 4',
    [/Event 4 is filed/, /note-taken; the log has 0/, /session-ended/],
  ],
  ["update sessions set body = '{}'", [/head of session s-1/]],
  ["update sessions set body = 'x'", [/head of session s-1/]],
  ['update decisions set sequence = 1', [/1 decisions of the ledger are not in the log/]],
  ['delete from days', [/For 1 days/]],
  ["insert into search (search) values ('delete-all')", [/update-recorded/, /decision/, /blocker/, /note/]],
  ['delete from lanes', [/1 lanes of the outbox are not known/]],
  ['update lanes set first = 2', [/1 lanes of the outbox are not known with their oldest entry/]],
  ["insert into lanes values ('linear', 'other', 1, 3, null, null)", [/1 lanes .* nothing is queued/]],
  ["update outbox set status = 'parked'", [/1 lanes .* nothing is queued/]],
  ['update outbox set claimed = 1 where id = 3', [/1 entries .* handed out although/]],
  ["update outbox set operation = '{}' where id = 3", [/Entry 3 of the outbox cannot be read/]],
  ["update outbox set operation = 'x' where id = 2", [/Entry 2 of the outbox cannot be read/]],
  ["update outbox set key = 'z' where id = 1", [/Entry 1 of the outbox cannot be read/]],
  ['update cursors set sequence = 5', [/The plugin "linear" has read further/]],
  ['drop table days', [/its tables are not what they should be/]],
];

it.each(cases)('finds what is wrong after: %s', async (statement, expected) => {
  const found = await findings(statement);
  expect(found).toHaveLength(expected.length);
  for (const [index, pattern] of expected.entries()) expect(found[index]).toMatch(pattern);
});

it('finds an index that disagrees with its table', async () => {
  const path = join(temporaryFolder(), 'msp.db');
  const samples = createSamples();
  const opened = await openSqliteStore({ path });
  await opened.transaction((transaction) =>
    transaction.append([samples.entry('note-taken', { id: 'not-in-index' })]),
  );
  await opened.close();
  const bytes = readFileSync(path);
  for (let at = bytes.indexOf('not-in-index'); at >= 0; at = bytes.indexOf('not-in-index', at + 1)) {
    if (bytes[at - 1] !== '"'.charCodeAt(0)) bytes.write('not-on', at);
  }
  writeFileSync(path, bytes);
  const store = await openSqliteStore({ path });
  expect((await store.verify()).join()).toMatch(/structure is broken.*events_id/);
  await store.close();
});

it('tells the first hundred findings and counts the rest', async () => {
  const path = join(temporaryFolder(), 'msp.db');
  const store = await openSqliteStore({ path });
  const samples = createSamples();
  const entries = Array.from({ length: 150 }, () => samples.entry('note-taken'));
  await store.transaction((transaction) => transaction.append(entries));
  const other = new DatabaseSync(path);
  other.exec('update events set checksum = checksum + 1');
  other.close();
  const found = await store.verify();
  expect(found).toHaveLength(101);
  expect(found[100]).toBe('And 50 more.');
  await store.close();
});
