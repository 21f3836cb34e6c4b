/** Opens a request: takes it apart without believing it. Pure. */
import { deepFreeze } from '@msp/core';
import type { Json, Webhook, WebhookDelivery } from '@msp/protocol';
import { headersOf, type Opened, type WebhookRequest } from './request.js';

/** Deeper than any tool nests what it sends; far from where the stack ends. */
const DEEPEST = 100;

/** Headers that may hold a secret: a plugin does not see them. */
const SECRET_HEADERS = ['authorization', 'proxy-authorization', 'cookie'];

/** The body is read when it is first wanted: who cannot sign shall not make us work. */
export function opened({ method, headers, body, url }: WebhookRequest): Opened {
  let read: { readonly json: unknown } | undefined;
  return {
    ...{ method: method.toUpperCase(), headers: headersOf(headers), bytes: body, url },
    get body() {
      read ??= { json: jsonOf(body) };
      return read.json;
    },
  };
}

/** The JSON in these bytes; null for none at all, undefined for what is no JSON, no UTF-8, or nested too deep. */
function jsonOf(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isShallow(value, DEEPEST) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isShallow = (value: unknown, levels: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1)));

/** What a plugin sees of a request: not what proves it, and read-only. */
export function deliveryOf(request: Opened, { signature, token }: Webhook): WebhookDelivery {
  const proof = (signature ?? token).header;
  const shown = [...request.headers].filter(([name]) => name !== proof && !SECRET_HEADERS.includes(name));
  return deepFreeze({
    method: request.method,
    headers: Object.fromEntries(shown.map(([name, values]) => [name, values.join(', ')])),
    parameters: parametersOf(request.url),
    body: request.body as Json,
  });
}

/**
 * What a plugin sees of a request whose signature nobody has looked at: for tests.
 *
 * @throws an `Error` where the body is not JSON
 */
export function webhookDelivery(webhook: Webhook, request: WebhookRequest): WebhookDelivery {
  const read = opened(request);
  if (read.body === undefined) throw new Error('the body is not JSON');
  return deliveryOf(read, webhook);
}

function parametersOf(url: string): Record<string, string> {
  try {
    return Object.fromEntries(new URL(url).searchParams);
  } catch {
    return {};
  }
}
