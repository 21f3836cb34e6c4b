/** By what a delivery is known again. Pure. */
import { createHash } from 'node:crypto';
import { signs, type Webhook } from '@msp/protocol';
import { type Opened, textAt } from './request.js';

/**
 * The keys of a delivery. An id counts alone where it is signed. Else somebody could send the same content under another id: then the
 * content counts, too. Where there is only a token, whoever has it can write any content, and the id is all there is.
 *
 * @param digest the signature that was checked; null where there is only a token
 */
export function keysOf(name: string, webhook: Webhook, request: Opened, digest: string | null): string[] {
  const { id, signature } = webhook;
  const text = id ? textAt(id, request) : null;
  const byId = text === null ? [] : [`${name}:id:${createHash('sha256').update(text).digest('hex')}`];
  const isSigned = id !== undefined && ('field' in id || (signature !== undefined && signs(signature, 'id')));
  const byContent = digest === null || (isSigned && text !== null) ? [] : [`${name}:content:${digest}`];
  return [...byId, ...byContent];
}
