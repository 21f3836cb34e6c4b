/** How heavy something is in a message. Pure. */
import type { Json } from '@msp/protocol';
import { escaped } from './escape.js';

/**
 * What JSON weighs as bytes of UTF-8 with `&`, `<` and `>` escaped, rounded up: whichever way Slack counts, it does not count more.
 *
 * @example weightOf('a') // 3
 */
export function weightOf(value: Json): number {
  const text = escaped(JSON.stringify(value));
  // A unit beyond ASCII is at most three bytes.
  return text.length + 2 * (text.match(/[^ -~]/g)?.length ?? 0);
}
