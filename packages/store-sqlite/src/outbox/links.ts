/** What our ids are called in the tools. */
import type { Link, StoredLink } from '@msp/protocol';
import type { Connection } from '../connection.js';
import { statement } from '../statement.js';
import { listed, restored, storable } from './text.js';

interface LinkRow {
  readonly plugin: string;
  readonly local: string;
  readonly remote: string;
  readonly url: string | null;
}

/** The links of a plugin for some local ids; an id without one is left out. */
export function links(connection: Connection, plugin: string, locals: readonly string[]): StoredLink[] {
  const query = `select * from links where plugin = ? and local in (select value from json_each(?))
    order by local`;
  return connection.rows<LinkRow>(statement(query, storable(plugin), listed(locals))).map((row) => ({
    plugin,
    local: restored(row.local),
    remote: restored(row.remote),
    ...(row.url !== null && { url: restored(row.url) }),
  }));
}

/**
 * Keeps links that a tool told. A later word about the same local id replaces an earlier one; an address is kept where the
 * tool names the same id again without it. `replacing` is false for a word that comes after the entry was settled
 * otherwise: what is known stays.
 */
export function remember(
  connection: Connection,
  plugin: string,
  told: readonly Link[],
  replacing: boolean,
): void {
  const insert = replacing ? REPLACING : ADDING;
  for (const { local, remote, url } of told) {
    const values = [plugin, storable(local), storable(remote), storable(url ?? null)];
    connection.run(statement(insert, ...values));
  }
}

const ADDING = 'insert into links (plugin, local, remote, url) values (?, ?, ?, ?) on conflict do nothing';
const REPLACING = `insert into links (plugin, local, remote, url) values (?, ?, ?, ?)
  on conflict (plugin, local) do update set remote = excluded.remote,
    url = case when remote = excluded.remote then coalesce(excluded.url, url) else excluded.url end`;
