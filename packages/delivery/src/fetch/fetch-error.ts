/** Errors of the host's fetch: plain data, and nothing in them that must not be seen. */

import { peekText } from './peek.js';

/** What an error tells beside its message. */
export interface FetchErrorFacts {
  /**
   * `MSP_FORBIDDEN_HOST`, `MSP_INVALID_ADDRESS`, `MSP_TOO_LARGE` and `MSP_TIMEOUT` are the host's own; any other one is Node's.
   */
  readonly code?: string;
  readonly name?: string;
  readonly host?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The call to the system that failed, e.g. `connect`. */
  readonly syscall?: string;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

/** An error with these facts as properties. */
export function fetchError(message: string, facts: FetchErrorFacts): Error & FetchErrorFacts {
  const { cause, name = 'FetchError', ...others } = facts;
  const error = new Error(message, cause === undefined ? undefined : { cause });
  Object.defineProperty(error, 'name', { value: name, configurable: true });
  return Object.assign(error, others);
}

/** Did the host make this error, so that nothing in it has to be cleaned? */
export function isOwnError(error: unknown): boolean {
  return peekText(error, 'code')?.startsWith('MSP_') ?? false;
}
