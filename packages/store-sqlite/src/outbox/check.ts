/** What may be wrong with the outbox, in sentences. Part of `verify`. */
import { Operation } from '@msp/protocol';
import type { Connection } from '../connection.js';
import { statement } from '../statement.js';
import { type EntryRow, entryOf } from './row.js';
import { restored } from './text.js';

/** Entries that cannot be read, or stand elsewhere than they say. */
export function* entries(connection: Connection): Generator<string> {
  for (const row of connection.each<EntryRow>(statement('select * from outbox order by id'))) {
    if (!isReadable(row, connection.path)) yield `Entry ${row.id} of the outbox cannot be read.`;
  }
}

function isReadable(row: EntryRow, path: string): boolean {
  try {
    const { operation } = entryOf(row, path);
    const { key, lane } = Operation.parse(operation);
    return key === restored(row.key) && lane === restored(row.lane);
  } catch {
    return false;
  }
}

/** Lanes that are not those of the queued entries, and entries that are handed out although they are settled. */
export function* lanes(connection: Connection): Generator<string> {
  for (const [query, sentence] of LANES) {
    const count = connection.row<{ count: number }>(statement(query))?.count ?? 0;
    if (count > 0) yield sentence(count);
  }
}

const QUEUED = `select plugin, lane, min(id) as first from outbox indexed by outbox_queued
  where status = 'queued' group by plugin, lane`;

const LANES: readonly (readonly [query: string, sentence: (count: number) => string])[] = [
  [
    `select count(*) as count from (${QUEUED} except select plugin, lane, first from lanes)`,
    (count) => `${count} lanes of the outbox are not known with their oldest entry: it may never be sent.`,
  ],
  [
    `select count(*) as count from (select plugin, lane from lanes except select plugin, lane from (${QUEUED}))`,
    (count) => `${count} lanes of the outbox are known, but nothing is queued in them.`,
  ],
  [
    `select count(*) as count from outbox where claimed is not null and status <> 'queued'`,
    (count) => `${count} entries of the outbox are handed out although they are not queued.`,
  ],
];

/** Cursors that are further than the log goes. */
export function* cursors(connection: Connection): Generator<string> {
  const query = `select plugin from cursors
    where sequence > (select coalesce(max(sequence), 0) from events) order by plugin`;
  for (const { plugin } of connection.rows<{ plugin: string }>(statement(query)))
    yield `The plugin ${JSON.stringify(restored(plugin))} has read further than the log goes.`;
}
