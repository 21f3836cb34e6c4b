/** How it stands with the tools, as every command that records asks: one fixed statement, in a file that loads nothing else. */
import type { Standing } from '@msp/protocol';
import type { Connection } from './connection.js';
import { restored } from './outbox/text.js';
import { statement } from './statement.js';

const ALL = `select plugin, title, breaker, problem, hint,
    (select count(*) from outbox where outbox.status = 'parked' and outbox.plugin = connections.plugin) as parked,
    (select what from told where told.plugin = connections.plugin) as told
  from connections order by plugin`;

/** By the plugins' names. */
export function standings(connection: Connection): Standing[] {
  return connection.rows<Standing>(statement(ALL)).map((row) => ({
    plugin: restored(row.plugin),
    title: restored(row.title),
    breaker: row.breaker,
    problem: restored(row.problem),
    hint: restored(row.hint),
    parked: row.parked,
    told: restored(row.told),
  }));
}
