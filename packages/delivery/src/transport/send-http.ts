/** Sends HTTP queries: the transport of every plugin that brings none of its own. */
import type { HttpQuery, Json, Reply } from '@msp/protocol';
import { plainHeaders } from '../fetch/plain-headers.js';
import { failure, failureOf, type Mask } from './failure.js';

/** What is needed to send. */
export interface SendOptions {
  /** The host's fetch. */
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
  /** Masks secrets in messages. Default: messages stay as they are. */
  readonly mask?: Mask;
}

/**
 * Sends a query whose references are replaced, and reads the answer: JSON where its type says so, else text; null where it is empty.
 * Never throws. What cannot be read to its end is a failure with the status and the headers that came before.
 *
 * @example await sendHttp({ language: 'http', request: { method: 'GET', url: 'https://api.x.com/me' } }, { fetch, signal })
 */
export async function sendHttp(query: HttpQuery, options: SendOptions): Promise<Reply> {
  const { fetch, signal, mask = (text) => text } = options;
  let facts = {};
  let init: RequestInit;
  try {
    init = initOf(query);
  } catch (error) {
    return { ...failureOf(error, mask), landed: 'no' };
  }
  try {
    const response = await fetch(String(query.request.url), { ...init, signal });
    const { status } = response;
    facts = { status, headers: plainHeaders(response.headers) };
    const text = await response.text();
    const value = readText(text, response.headers.get('content-type') ?? '');
    if (value !== undefined) return { kind: 'answer', value, ...facts };
    const message = `HTTP ${status} brought JSON that cannot be read`;
    return { ...failure({ reason: 'unreadable', landed: 'unknown' }, message, mask), ...facts };
  } catch (error) {
    return { ...failureOf(error, mask), ...facts };
  }
}

function initOf({ request: { method, headers = {}, body } }: HttpQuery): RequestInit {
  if (method === 'GET' && body !== undefined) throw new Error('GET takes no body');
  const plain = new Headers(headers as Record<string, string>);
  if (body !== undefined && !plain.has('content-type')) plain.set('content-type', 'application/json');
  return { method, headers: plain, ...(body !== undefined && { body: JSON.stringify(body) }) };
}

/** Undefined where it says that it is JSON and is not. */
function readText(text: string, type: string): Json | undefined {
  if (text === '') return null;
  if (!/[/+]json\b/i.test(type)) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
