/** The circuit breaker of a plugin: what its connection is after something went well or wrong. Pure. */
import type { Connection } from '@msp/protocol';

/** So many failures in a row open it. */
const THRESHOLD = 5;
/** How long nothing is sent before one entry tries again, in milliseconds. */
const PROBE = 60_000;
const LONGEST = 3_600_000;

/** A connection of which nothing is known. */
export function newConnection(plugin: string): Connection {
  return {
    plugin,
    title: null,
    breaker: 'closed',
    failures: 0,
    retryAt: null,
    problem: null,
    hint: null,
    lastSuccess: null,
    account: null,
  };
}

const at = (milliseconds: number) => new Date(milliseconds).toISOString();

/** It worked. A pause that the tool has asked for meanwhile still holds. */
export function succeeded(connection: Connection, now: number): Connection {
  const lastSuccess = at(now);
  if (connection.breaker === 'closed' && pause(connection, now) > 0)
    return { ...connection, failures: 0, lastSuccess };
  return {
    ...{ ...connection, lastSuccess, breaker: 'closed', failures: 0 },
    ...{ retryAt: null, problem: null, hint: null },
  };
}

/** It is open already: what comes in now was under way when it opened, and says nothing new. */
const isShut = (connection: Connection, now: number): boolean =>
  connection.breaker === 'open' && pause(connection, now) > 0;

/** The tool answered, although not as one wished: it can be reached. */
export function answered(connection: Connection, now: number): Connection {
  if (connection.breaker === 'closed' && pause(connection, now) > 0) return { ...connection, failures: 0 };
  return { ...connection, breaker: 'closed', failures: 0, retryAt: null, problem: null, hint: null };
}

/** The tool could not be reached, or could not do it now. The fifth time in a row, and where one that tried fails, it opens. */
export function failed(connection: Connection, reason: string, now: number): Connection {
  if (isShut(connection, now)) return connection;
  const failures = connection.failures + 1;
  const open = connection.breaker === 'open' || failures >= THRESHOLD;
  return {
    ...connection,
    failures,
    problem: reason,
    hint: null,
    breaker: open ? 'open' : 'closed',
    retryAt: open ? at(now + PROBE) : connection.retryAt,
  };
}

/**
 * Nothing of this plugin can succeed until a person does something: wrong credentials. It opens at once, and tries after a
 * minute, two, four … up to an hour: a tool may lock out who knocks too often.
 */
export function refused(
  connection: Connection,
  reason: string,
  hint: string | null,
  now: number,
): Connection {
  if (isShut(connection, now)) return connection;
  const failures = connection.failures + 1;
  const wait = Math.min(LONGEST, PROBE * 2 ** Math.min(failures - 1, 10));
  return { ...connection, failures, problem: reason, hint, breaker: 'open', retryAt: at(now + wait) };
}

/** The tool asked to wait: no failure, but nothing is sent until then. */
export function limited(connection: Connection, wait: number, now: number): Connection {
  const until = now + wait;
  const retryAt =
    connection.retryAt !== null && Date.parse(connection.retryAt) > until ? connection.retryAt : at(until);
  return {
    ...connection,
    retryAt,
    problem: `the rate limit is reached; sending goes on at ${at(until)}`,
    hint: null,
  };
}

/** The same without the wait before the next try, where it is open. What the tool itself asked for is kept to. */
export function impatient(connection: Connection): Connection {
  return connection.breaker === 'open' ? { ...connection, retryAt: null } : connection;
}

/** Milliseconds until something may be sent; 0 where it may be now. */
export function pause({ retryAt }: Connection, now: number): number {
  return retryAt === null ? 0 : Math.max(0, Date.parse(retryAt) - now);
}

/** May only a single entry try? */
export const halfOpen = (connection: Connection, now: number): boolean =>
  connection.breaker === 'open' && pause(connection, now) === 0;
