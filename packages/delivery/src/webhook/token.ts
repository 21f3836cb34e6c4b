/** Does a request show the secret that we share with the tool? Pure, but for Node's cryptography. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { WebhookToken } from '@msp/protocol';
import { type Opened, textAt } from './request.js';
import type { SignatureProblem } from './signature.js';

/** Equally long, whatever the text: the time that a comparison takes tells nothing. */
const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** @param secret undefined where none is set */
export function checkToken(
  request: Opened,
  token: WebhookToken,
  secret: string | undefined,
): SignatureProblem | null {
  if (!secret) return 'no-secret';
  if (!request.headers.has(token.header)) return 'unsigned';
  const { header, prefix = '' } = token;
  // Taken whole: a secret may hold commas.
  const shown = textAt({ header }, request);
  if (shown === null || !shown.startsWith(prefix)) return 'tampered';
  return timingSafeEqual(digestOf(shown.slice(prefix.length)), digestOf(secret)) ? null : 'tampered';
}
