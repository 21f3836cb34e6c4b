import { join } from 'node:path';
import { temporaryFolder } from '@msp/testing';
import { expect, it } from 'vitest';
import { Connection } from '../connection.js';
import { openSqliteStore } from '../open.js';
import * as outbox from '../outbox.js';
import { type Statement, statement } from '../statement.js';

/** A connection that remembers what was asked. */
class Listening extends Connection {
  readonly heard = new Map<string, Statement>();

  override rows<Row>(query: Statement): Row[] {
    this.heard.set(query.sql, query);
    return super.rows(query);
  }

  override row<Row>(query: Statement): Row | undefined {
    this.heard.set(query.sql, query);
    return super.row(query);
  }

  override run(query: Statement): void {
    this.heard.set(query.sql, query);
    super.run(query);
  }
}

const at = (second: number) => new Date(Date.UTC(2026, 0, 5, 9, 0, second)).toISOString();

const operation = (key: string, lane: string) => ({
  plugin: 'linear',
  version: null,
  sequence: 1,
  sessionId: 's',
  operation: {
    key,
    lane,
    summary: key,
    query: { language: 'cypher', text: 'return 1', parameters: {} },
    delivery: 'idempotent' as const,
  },
});

/** Everything that is done to the outbox while things are recorded and sent, once. */
function day(connection: Connection): void {
  const asked = { plugin: 'linear', lanes: 9, perLane: 9 };
  outbox.enqueue(connection, [operation('a', 'x'), operation('b', 'x'), operation('c', 'y')], at(0));
  expect(outbox.claim(connection, { ...asked, owner: 'ada', now: at(0), until: at(9) })).toHaveLength(3);
  expect(outbox.claim(connection, { ...asked, owner: 'grace', now: at(9), until: at(20) })).toHaveLength(3);
  const problem = 'no';
  outbox.settle(connection, [{ id: 3, status: 'sent', links: [{ local: 'l', remote: 'r' }] }], 'ada', at(10));
  outbox.settle(
    connection,
    [
      { id: 1, status: 'queued', due: at(11), unsettled: true, problem },
      { id: 2, status: 'untouched' },
    ],
    'grace',
    at(10),
  );
  expect(outbox.nextDue(connection, ['linear'])).toBe(at(11));
  outbox.claim(connection, { ...asked, owner: 'ada', now: at(11), until: at(20) });
  outbox.settle(connection, [{ id: 1, status: 'parked', problem }], 'ada', at(12));
  outbox.requeue(connection, [1], at(13));
  outbox.close(connection, [1, 2], 'discarded', at(14));
  outbox.release(connection, 'ada', at(14));
  outbox.links(connection, 'linear', ['l']);
  outbox.cursor(connection, 'linear');
}

it('never goes through the outbox, the lanes or the links, nor sorts them', async () => {
  const path = join(temporaryFolder(), 'msp.db');
  await (await openSqliteStore({ path })).close();
  const connection = new Listening(path, { readOnly: false });
  day(connection);
  const plans = [...connection.heard.values()].map(({ sql, parameters }) => {
    const explain = statement(`explain query plan ${sql}`, ...(parameters as (string | number | null)[]));
    const steps = connection.rows<{ detail: string }>(explain).map(({ detail }) => detail);
    return { sql, steps: steps.join('; ') };
  });
  connection.close();
  expect(plans.length).toBeGreaterThan(20);
  // A list of ids is gone through, which is as long as what was asked for.
  const slow = plans.filter(({ steps }) => /SCAN (?!json_each)|TEMP B-TREE/.test(steps));
  expect(slow).toEqual([]);
});
