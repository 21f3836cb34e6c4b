/** One connection to a database file: statements are prepared once, and errors become ours. */
import { statSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { storeError } from './errors.js';
import type { Statement } from './statement.js';

/**
 * Speaks to one file. Nothing here waits: where another process holds a lock, `MSP013` is thrown at once and
 * {@link patiently} tries again. SQLite's own waiting would stop the whole process.
 */
export class Connection {
  readonly path: string;
  readonly readOnly: boolean;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string, options: { readonly readOnly: boolean }) {
    this.path = path;
    this.readOnly = options.readOnly;
    this.#database = this.#attempt(() => opened(path, options.readOnly));
  }

  /** Every row of the answer. */
  rows<Row>(query: Statement): Row[] {
    return this.#attempt(() => this.#statement(query.sql).all(...values(query))) as Row[];
  }

  /** The first row of the answer, if it has one. */
  row<Row>(query: Statement): Row | undefined {
    return this.#attempt(() => this.#statement(query.sql).get(...values(query))) as Row | undefined;
  }

  /** The rows one by one, for answers that do not fit into memory. */
  *each<Row>(query: Statement): Generator<Row> {
    // A statement of its own: a kept one could be started again by somebody else while this one is half read.
    const rows = this.#attempt(() => this.#database.prepare(query.sql).iterate(...values(query)));
    for (;;) {
      const next = this.#attempt(() => rows.next());
      if (next.done) return;
      yield next.value as Row;
    }
  }

  /** Changes something. */
  run(query: Statement): void {
    this.#attempt(() => this.#statement(query.sql).run(...values(query)));
  }

  /** Runs statements without values, separated by semicolons. */
  script(text: string): void {
    this.#attempt(() => this.#database.exec(text));
  }

  /** Undoes the open transaction, if there still is one: SQLite ends it by itself after some errors. */
  rollback(): void {
    try {
      this.#database.exec('rollback');
    } catch {
      // What went wrong before is what has to be told.
    }
  }

  close(): void {
    this.#statements.clear();
    this.#attempt(() => this.#database.close());
  }

  #statement(text: string): StatementSync {
    let statement = this.#statements.get(text);
    if (!statement) {
      statement = this.#database.prepare(text);
      this.#statements.set(text, statement);
    }
    return statement;
  }

  #attempt<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw storeError(error, this.path);
    }
  }
}

/** What SQLite takes: strings, numbers and null are the same on every supported Node.js. */
const values = (query: Statement) => query.parameters as readonly (string | number | null)[];

/**
 * Opens a file. Even to read, SQLite makes a file beside it, which it cannot on a disk that is full or read-only. Where
 * the write-ahead log is empty there is nothing to share, and the file is read as one that nobody changes.
 */
function opened(path: string, readOnly: boolean): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly });
  if (!readOnly) return database;
  try {
    database.prepare('select 1 from sqlite_schema limit 1').get();
    return database;
  } catch (error) {
    database.close();
    if (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size) throw error;
    const unchanging = pathToFileURL(path);
    unchanging.search = 'immutable=1';
    return new DatabaseSync(unchanging, { readOnly });
  }
}
