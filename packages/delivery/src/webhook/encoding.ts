/** Signatures and keys as text. Pure. */
import type { WebhookSignature } from '@msp/protocol';

const WHOLLY = {
  hex: /^(?:[0-9a-f]{2})+$/i,
  base64: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=?|[A-Za-z0-9+/]{2}(?:==)?)$/,
} as const;

/** The bytes that a text stands for; null for one that is not wholly in this encoding, which Node would cut. */
export const bytesOf = (text: string, encoding: WebhookSignature['encoding']): Buffer | null =>
  WHOLLY[encoding].test(text) ? Buffer.from(text, encoding) : null;
