/** The driver's errors as failures, told apart by their code. Pure. */
import type { Failure } from '@msp/protocol';

/** Codes of the driver itself that say that the server could not be reached, or was lost. */
const CONNECTION = new Set(['ServiceUnavailable', 'SessionExpired']);
const NEVER_REACHED = /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|CERT_|SSL/;

/**
 * What an error means.
 *
 * Where the server itself refused (any code of `Neo.ClientError`), the transaction was rolled back: nothing landed.
 * Where the connection was lost, nobody knows.
 */
export function failureOf(error: unknown): Failure {
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as Record<
    string,
    unknown
  >;
  const text = typeof message === 'string' && message !== '' ? message : String(error);
  const name = typeof code === 'string' ? code : undefined;
  const connection = name !== undefined && CONNECTION.has(name);
  const nothingDone = connection ? NEVER_REACHED.test(text) : name?.startsWith('Neo.ClientError.');
  return {
    kind: 'failure',
    reason: connection ? 'connection' : 'thrown',
    landed: nothingDone ? 'no' : 'unknown',
    message: text,
    ...(name !== undefined && { code: name }),
  };
}

/** Was the user not let in? */
export const isSecurity = ({ code }: Failure): boolean =>
  code?.startsWith('Neo.ClientError.Security.') ?? false;
