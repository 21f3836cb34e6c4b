/** Texts that a database can keep. Pure. */
import type { Json } from '@msp/protocol';

/**
 * The same value with well-formed texts: half a surrogate pair, which UTF-8 has no bytes for, becomes U+FFFD. Done
 * before an operation is shown, so that what is shown is what is sent. What is `undefined` is left out.
 *
 * @example wellFormed({ text: 'half \ud800' }) // { text: 'half \ufffd' }
 */
export function wellFormed(value: unknown): Json {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value as Json;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([name, inner]) => [name, wellFormed(inner)]));
}
