/** What a plugin's own transport brings back is checked before it is believed. Pure. */
import type { Failure, Json, Reply } from '@msp/protocol';
import { peek, peekText } from '../fetch/peek.js';
import { plainHeaders } from '../fetch/plain-headers.js';
import { failure, type Mask } from './failure.js';

const REASONS: readonly unknown[] = [
  'connection',
  'timeout',
  'too-large',
  'unreadable',
  'forbidden-host',
  'thrown',
] satisfies Failure['reason'][];

/** A reply as plain data; what is none becomes a failure that says so. */
export function plainReply(reply: unknown, mask: Mask): Reply {
  if (peek(reply, 'kind') === 'failure') return plainFailure(reply, mask);
  if (peek(reply, 'kind') !== 'answer') return unreadable('the transport brought back no reply', mask);
  const value = plainValue(peek(reply, 'value'));
  return value === undefined
    ? unreadable('the transport brought back what is no plain data', mask)
    : { kind: 'answer', value, ...factsOf(reply) };
}

const unreadable = (message: string, mask: Mask) =>
  failure({ reason: 'unreadable', landed: 'unknown' }, message, mask);

function plainFailure(reply: unknown, mask: Mask): Failure {
  const reason = peek(reply, 'reason');
  const code = peekText(reply, 'code');
  const kind = {
    reason: REASONS.includes(reason) ? (reason as Failure['reason']) : 'thrown',
    landed: peek(reply, 'landed') === 'no' ? 'no' : 'unknown',
  } as const;
  return {
    ...failure(kind, peekText(reply, 'message') ?? '', mask),
    ...(code && { code: mask(code).slice(0, 100) }),
    ...factsOf(reply),
  };
}

function factsOf(reply: unknown) {
  const status = peek(reply, 'status');
  const headers = plainHeaders(peek(reply, 'headers'));
  return {
    ...(typeof status === 'number' && Number.isInteger(status) && { status }),
    ...(Object.keys(headers).length > 0 && { headers }),
  };
}

/** By way of JSON: what comes out has no getters, no classes and no circles. Undefined for what JSON has no words for. */
function plainValue(value: unknown): Json | undefined {
  if (value === undefined) return null;
  try {
    const text = JSON.stringify(value) as string | undefined;
    return text === undefined ? undefined : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}
