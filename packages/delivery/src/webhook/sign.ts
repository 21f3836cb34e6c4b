/** Signs a request as the tool would: for tests. Pure. */
import type { Webhook } from '@msp/protocol';
import { hmacOf, keyOf } from './hmac.js';
import { opened } from './open.js';
import type { WebhookRequest } from './request.js';

/**
 * The request with the timestamp and the signature, or the token, that a tool with this secret would give it. A timestamp in the body is
 * written into it.
 *
 * @param now milliseconds since 1970
 * @throws an `Error` where the secret is no key, or a part that is signed is missing
 */
export function signWebhook(
  webhook: Webhook,
  request: WebhookRequest,
  secret: string,
  now: number,
): WebhookRequest {
  const { signature, token, id } = webhook;
  if (!signature) return withHeader(request, token.header, `${token.prefix ?? ''}${secret}`);
  const key = keyOf(secret, signature.key);
  if (!key) throw new Error('the secret is no key');
  const timed = signature.timestamp ? withTimestamp(request, signature.timestamp, now) : request;
  const hmac = hmacOf(opened(timed), signature, key, id);
  if (!hmac) throw new Error('a part of the request that is signed is missing');
  const text = `${signature.prefix ?? ''}${hmac.toString(signature.encoding)}`;
  const before = timed.headers[signature.header];
  const isShared =
    signature.timestamp &&
    'header' in signature.timestamp.at &&
    signature.timestamp.at.header === signature.header;
  return withHeader(timed, signature.header, isShared ? `${String(before)},${text}` : text);
}

const withHeader = (request: WebhookRequest, name: string, value: string): WebhookRequest => {
  const others = Object.entries(request.headers).filter(([each]) => each.toLowerCase() !== name);
  return { ...request, headers: { ...Object.fromEntries(others), [name]: value } };
};

type Timestamp = NonNullable<NonNullable<Webhook['signature']>['timestamp']>;

function withTimestamp(request: WebhookRequest, { at, unit }: Timestamp, now: number): WebhookRequest {
  const time =
    unit === 'iso' ? new Date(now).toISOString() : unit === 'seconds' ? Math.floor(now / 1000) : now;
  if ('header' in at) return withHeader(request, at.header, `${at.prefix ?? ''}${time}`);
  const value = opened(request).body;
  return { ...request, body: Buffer.from(JSON.stringify(placed(value, at.field, time))) };
}

/** A copy of a value with this at the end of the path. */
function placed(value: unknown, [name, ...rest]: readonly string[], time: string | number): unknown {
  if (name === undefined) return time;
  const members = typeof value === 'object' && value !== null ? value : {};
  return { ...members, [name]: placed((members as Record<string, unknown>)[name], rest, time) };
}
