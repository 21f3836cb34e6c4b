/** What is in a database, read and cleared past the plugin. */
import neo4j, { type Driver } from 'neo4j-driver';
import type { RunningNeo4j } from './start.ts';

/** A row as the driver gives it; whole numbers are JavaScript's. */
export type GraphRow = Record<string, unknown>;

/** A second way into the database: tests look through it at what the plugin did. */
export class Graph {
  readonly #driver: Driver;

  constructor({ uri, password }: Pick<RunningNeo4j, 'uri' | 'password'>) {
    this.#driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', password), { disableLosslessIntegers: true });
  }

  /** Runs one statement. */
  async run(text: string, parameters: Record<string, unknown> = {}): Promise<GraphRow[]> {
    const { records } = await this.#driver.executeQuery(text, parameters);
    return records.map((record) => record.toObject());
  }

  /** Takes everything away, constraints and indexes too. */
  async clear(): Promise<void> {
    await this.run('MATCH (n) DETACH DELETE n');
    for (const { name } of await this.run('SHOW CONSTRAINTS YIELD name'))
      await this.run(`DROP CONSTRAINT \`${name}\``);
    for (const { name } of await this.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"))
      await this.run(`DROP INDEX \`${name}\``);
  }

  /** Every node and relationship with all of its properties, one a line, sorted: equal graphs give equal lists. */
  async snapshot(): Promise<string[]> {
    const nodes = await this.run('MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties');
    const edges = await this.run(
      `MATCH (a)-[r]->(b) RETURN type(r) AS type, coalesce(a.mspId, elementId(a)) AS \`from\`,
         coalesce(b.mspId, elementId(b)) AS \`to\`, properties(r) AS properties`,
    );
    return [...nodes, ...edges].map(lineOf).sort();
  }

  /** How many nodes each label and how many relationships each type has. */
  async counts(): Promise<Record<string, number>> {
    const rows = await this.run(
      `MATCH (n) RETURN labels(n)[0] AS kind, count(n) AS number
       UNION ALL MATCH ()-[r]->() RETURN type(r) AS kind, count(r) AS number`,
    );
    return Object.fromEntries(rows.map(({ kind, number }) => [kind, number as number]));
  }

  close(): Promise<void> {
    return this.#driver.close();
  }
}

function lineOf(row: GraphRow): string {
  return JSON.stringify(sorted(row));
}

/** Names in order, values of the database's own types as their text. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return String(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}
