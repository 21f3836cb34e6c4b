/** What the plugin says of itself. */
import type { Manifest } from '@msp/protocol';

export const manifest = {
  id: 'neo4j',
  name: 'Neo4j',
  summary: 'Sessions, decisions, entities and blockers as a graph',
  homepage: 'https://neo4j.com',
  maturity: 'beta',
  hosts: [],
  addresses: ['uri'],
  secrets: {
    password: {
      label: 'Password',
      help: 'The password of the database user: the one set with `neo4j-admin dbms set-initial-password`, or given by Aura.',
      env: ['NEO4J_PASSWORD'],
    },
  },
  environment: { uri: ['NEO4J_URI'], username: ['NEO4J_USERNAME'], database: ['NEO4J_DATABASE'] },
  // What happens in a project meets in one node: side by side, batches would only wait for each other's locks.
  limits: { concurrency: 1 },
} as const satisfies Manifest;
