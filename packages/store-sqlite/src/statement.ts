/** SQL as data: a text with `?` for every value. Values never become part of the text. */

/**
 * A statement. What Kysely compiles has this shape too: fixed statements are written down, and those that are put together
 * from conditions are built by Kysely (see `database.ts`).
 */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/**
 * A fixed statement and its values.
 *
 * @example statement('select body from sessions where id = ?', id)
 */
export function statement(sql: string, ...parameters: readonly (string | number | null)[]): Statement {
  return { sql, parameters };
}
