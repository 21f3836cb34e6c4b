/**
 * Queries as data: Kysely builds and checks them, our connection runs them. Loaded only by commands that ask something that
 * is put together from conditions; why, with figures: docs/decisions/0007-kysely-where-queries-are-composed.md.
 */
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Tables } from './tables.js';

/** Compiles only; `execute` would answer with nothing. */
export const database = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** Behind every text that begins with a prefix, and before every other: a range that an index answers. */
export const endOfPrefix = (prefix: string): string => `${prefix}\u{10ffff}`;

/** What stands after `limit`: -1 is no limit to SQLite. */
export function limited(limit: number | undefined): number {
  return limit === undefined || limit === Number.POSITIVE_INFINITY ? -1 : Math.max(0, Math.floor(limit));
}
