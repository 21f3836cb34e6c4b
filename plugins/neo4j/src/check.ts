/** Tests the connection: which server, which database, which user. Pure. */
import type { Account, PureContext, Query, Reply } from '@msp/protocol';
import { rowsOf, textOf } from './answer.js';
import type { Settings } from './settings.js';

const TEXT = `CALL dbms.components() YIELD name, versions, edition
WITH versions[0] AS version, edition WHERE name = 'Neo4j Kernel'
CALL db.info() YIELD name
RETURN version, edition, name AS database, $username AS username`;

export const check = {
  ask: ({ settings }: PureContext<Settings, 'password'>): Query => ({
    language: 'cypher',
    text: TEXT,
    parameters: { username: settings.username },
  }),
  /** @throws with what the database said, where it did not let us in */
  read(reply: Reply): Account {
    const [row] = rowsOf(reply);
    if (!row) throw new Error('Neo4j did not say which version it is');
    const { version, edition, database, username } = row;
    return {
      account: `${textOf(username) ?? '?'} on ${textOf(database) ?? '?'}`,
      detail: `Neo4j ${textOf(version) ?? '?'} ${textOf(edition) ?? ''}`.trim(),
    };
  },
};
