/** A request as a server has it, before anything in it is believed. Pure. */
import type { WebhookPlace } from '@msp/protocol';

/** A request of a tool. */
export interface WebhookRequest {
  readonly method: string;
  /** As Node has them: of any case, a list where a header came more than once. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Exactly the bytes that came. */
  readonly body: Uint8Array;
  /** The whole address that the tool was given, as it was given: some tools sign it. */
  readonly url: string;
}

/** The same, taken apart. */
export interface Opened {
  readonly method: string;
  /** Every value of every header, by its name in small letters. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly bytes: Uint8Array;
  readonly url: string;
  /** The body as JSON; null where it is empty. */
  readonly body: unknown;
}

/** The values of headers by their names in small letters: `X-Id` and `x-id` are one header. */
export function headersOf(given: WebhookRequest['headers']): Map<string, readonly string[]> {
  const all = new Map<string, string[]>();
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const values = typeof value === 'string' ? [value] : value;
    all.set(name.toLowerCase(), [...(all.get(name.toLowerCase()) ?? []), ...values]);
  }
  return all;
}

/**
 * What stands at a place, as text; null where nothing does, where a header has several values, or where it does not begin with the
 * prefix. Of several pieces in one header, parted by commas, that with the prefix counts.
 */
export function textAt(place: WebhookPlace, { headers, body }: Opened): string | null {
  if ('field' in place) return textIn(body, place.field);
  const values = [...new Set(headers.get(place.header))];
  const [value] = values;
  if (value === undefined || values.length > 1) return null;
  const { prefix } = place;
  if (prefix === undefined) return value.trim() || null;
  const pieces = value.split(',').map((piece) => piece.trim());
  const found = pieces.filter((piece) => piece.startsWith(prefix));
  return found.length === 1 ? (found[0]?.slice(prefix.length) ?? null) : null;
}

function textIn(body: unknown, path: readonly string[]): string | null {
  let value = body;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
    value = (value as Record<string, unknown>)[name];
  }
  // Larger numbers lose digits: two of them would look the same.
  if (Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}
