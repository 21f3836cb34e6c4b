/** The HMAC that a request has to have. Pure. */
import { createHmac } from 'node:crypto';
import type { WebhookPlace, WebhookSignature } from '@msp/protocol';
import { bytesOf } from './encoding.js';
import { type Opened, textAt } from './request.js';

/** The key that a secret is; null where it is none: an empty one would sign for everybody. */
export function keyOf(secret: string | undefined, how: WebhookSignature['key'] = 'text'): Buffer | null {
  if (!secret) return null;
  return how === 'text' ? Buffer.from(secret) : bytesOf(secret.replace(/^whsec_/, ''), 'base64');
}

/**
 * The HMAC over what the tool signs; null where a part of that is missing.
 *
 * @param id where the delivery's id stands, for tools that sign it
 */
export function hmacOf(
  request: Opened,
  { algorithm, signed = [{ part: 'body' }], timestamp }: WebhookSignature,
  key: Buffer,
  id?: WebhookPlace,
): Buffer | null {
  const hmac = createHmac(algorithm, key);
  for (const each of signed) {
    const bytes =
      typeof each === 'string' ? Buffer.from(each) : partOf(request, each.part, timestamp?.at, id);
    if (bytes === null) return null;
    hmac.update(bytes);
  }
  return hmac.digest();
}

function partOf(
  request: Opened,
  part: 'body' | 'timestamp' | 'id' | 'method' | 'url',
  timestamp: WebhookPlace | undefined,
  id: WebhookPlace | undefined,
): Uint8Array | null {
  if (part === 'body') return request.bytes;
  if (part === 'method') return Buffer.from(request.method);
  if (part === 'url') return Buffer.from(request.url);
  const place = part === 'timestamp' ? timestamp : id;
  const text = place ? textAt(place, request) : null;
  return text === null ? null : Buffer.from(text);
}
