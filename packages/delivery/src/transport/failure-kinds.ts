/** What Node's error codes say: which kind of failure it is, and whether anything can have reached the tool. */
import type { Failure } from '@msp/protocol';
import { peek, peekText } from '../fetch/peek.js';

/** The two answers. */
export type FailureKind = Pick<Failure, 'reason' | 'landed'>;

const kind = (reason: Failure['reason'], landed: Failure['landed']): FailureKind => ({ reason, landed });

/** These come while the connection is made, so that nothing was sent. */
const BEFORE =
  'ECONNREFUSED ENOTFOUND EAI_AGAIN EAI_NODATA EAI_NONAME EAI_FAIL CERT_HAS_EXPIRED CERT_NOT_YET_VALID CERT_UNTRUSTED ' +
  'DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN UNABLE_TO_VERIFY_LEAF_SIGNATURE UNABLE_TO_GET_ISSUER_CERT ' +
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY ERR_TLS_CERT_ALTNAME_INVALID';
/** These may come at any time. */
const ANYTIME =
  'ECONNRESET ECONNABORTED EPIPE ENOTCONN EPROTO ENETRESET UND_ERR_SOCKET UND_ERR_CLOSED UND_ERR_DESTROYED';
/** These come at any time too, but often from the call that connects. */
const WHERE_TO = new Set(['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EACCES']);

const KINDS: ReadonlyMap<string, FailureKind> = new Map([
  ...BEFORE.split(' ').map((code) => [code, kind('connection', 'no')] as const),
  ...ANYTIME.split(' ').map((code) => [code, kind('connection', 'unknown')] as const),
  ['UND_ERR_CONNECT_TIMEOUT', kind('timeout', 'no')],
  ['UND_ERR_HEADERS_TIMEOUT', kind('timeout', 'unknown')],
  ['UND_ERR_BODY_TIMEOUT', kind('timeout', 'unknown')],
  ['UND_ERR_ABORTED', kind('timeout', 'unknown')],
  ['ABORT_ERR', kind('timeout', 'unknown')],
  ['MSP_TIMEOUT', kind('timeout', 'unknown')],
  ['MSP_FORBIDDEN_HOST', kind('forbidden-host', 'no')],
  ['MSP_INVALID_ADDRESS', kind('thrown', 'no')],
  ['MSP_TOO_LARGE', kind('too-large', 'unknown')],
  ['UND_ERR_HEADERS_OVERFLOW', kind('unreadable', 'unknown')],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', kind('unreadable', 'unknown')],
]);

const NAMES: ReadonlyMap<string, FailureKind> = new Map([
  ['TimeoutError', kind('timeout', 'unknown')],
  ['AbortError', kind('timeout', 'unknown')],
  ['HTTPParserError', kind('unreadable', 'unknown')],
]);

/** What one error says; undefined where its code and its name tell nothing. */
export function kindOf(error: unknown): FailureKind | undefined {
  const code = peekText(error, 'code') ?? '';
  const connecting = peek(error, 'syscall') === 'connect';
  if (code === 'ETIMEDOUT') return kind('timeout', connecting ? 'no' : 'unknown');
  if (WHERE_TO.has(code) && typeof peek(error, 'syscall') === 'string' && (connecting || code !== 'EACCES'))
    return kind('connection', connecting ? 'no' : 'unknown');
  if (/^(HPE|Z)_/.test(code)) return kind('unreadable', 'unknown');
  if (code.startsWith('ERR_SSL_')) return kind('connection', 'unknown');
  return KINDS.get(code) ?? NAMES.get(peekText(error, 'name') ?? '');
}
