/** Makes plain data of whatever a transport throws. */
import type { Failure } from '@msp/protocol';
import { cleanText } from '../fetch/clean-text.js';
import { peek, peekText } from '../fetch/peek.js';
import { plainHeaders } from '../fetch/plain-headers.js';
import { errorChain } from './error-chain.js';
import { type FailureKind, kindOf } from './failure-kinds.js';

/** As long as a message may be, in characters. */
const LONGEST = 500;
/** Messages that say nothing beside what the error behind them says. */
const EMPTY = /^(fetch failed|terminated|request failed|network error|failed to fetch)\.?$/i;

/** What a message is freed of. */
export type Mask = (text: string) => string;

/** A failure with a message that may be shown. */
export function failure(kind: FailureKind, message: string, mask: Mask): Failure {
  const text = cleanText(message, mask).slice(0, LONGEST).toWellFormed();
  return { kind: 'failure', ...kind, message: text || 'it failed without a word' };
}

/**
 * Anything that was thrown, as a failure. The errors behind it are looked at too: it is certain that nothing was carried out only
 * where each of them says so. `code`, `status` (also `statusCode`, `response.status`) and headers are taken over as the errors of
 * kits have them.
 *
 * @example failureOf(Object.assign(new Error('connect …'), { code: 'ECONNREFUSED' }), mask)
 * // { kind: 'failure', reason: 'connection', landed: 'no', message: 'connect …', code: 'ECONNREFUSED' }
 */
export function failureOf(error: unknown, mask: Mask): Failure {
  const chain = errorChain(error);
  const kinds = chain.flatMap((each) => kindOf(each) ?? []);
  const reason = kinds[0]?.reason ?? 'thrown';
  const landed = kinds.length > 0 && kinds.every((each) => each.landed === 'no') ? 'no' : 'unknown';
  const telling = chain.find((each) => kindOf(each) && peekText(each, 'code'));
  const code = peekText(telling, 'code') ?? first(chain, (each) => peekText(each, 'code'));
  const status = first(chain, statusOf);
  const headers = first(chain, headersOf);
  return {
    ...failure({ reason, landed }, messageOf(chain, code), mask),
    ...(code && { code: mask(code).slice(0, 100) }),
    ...(status && { status }),
    ...(headers && { headers }),
  };
}

function first<Value>(chain: unknown[], read: (error: unknown) => Value | undefined): Value | undefined {
  for (const each of chain) {
    const value = read(each);
    if (value !== undefined) return value;
  }
  return undefined;
}

function messageOf(chain: unknown[], code: string | undefined): string {
  const texts = chain
    .map((each) => (typeof each === 'string' ? each : (peekText(each, 'message') ?? '')))
    .filter((text) => text.trim() !== '');
  return texts.find((text) => !EMPTY.test(text)) ?? texts[0] ?? code ?? peekText(chain[0], 'name') ?? '';
}

function statusOf(error: unknown): number | undefined {
  const response = peek(error, 'response');
  return [
    peek(error, 'status'),
    peek(error, 'statusCode'),
    peek(response, 'status'),
    peek(response, 'statusCode'),
  ].find((each): each is number => Number.isInteger(each) && Number(each) >= 100 && Number(each) <= 999);
}

function headersOf(error: unknown): Record<string, string> | undefined {
  const all = [peek(error, 'headers'), peek(peek(error, 'response'), 'headers')].map(plainHeaders);
  return all.find((headers) => Object.keys(headers).length > 0);
}
