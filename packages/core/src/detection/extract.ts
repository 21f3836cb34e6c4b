/** A part of a text as a record holds it. Pure. */
import type { Span } from './place.js';

/** The longest extract, in UTF-16 units, and how much of the text is looked at for it. */
const LONGEST = 200;
const READ = 1000;

/** Tells of nothing. */
const VAGUE = /^(?:it|that|this|them|these|those|all|both|one|some|any|everything|something|yes|\d+)?$/i;

/** Where a text ends that ends at `end`: signs that belong to its last word are part of it, as in `99%` and `run()`. */
function withSigns(text: string, { start, end }: Span): number {
  const [signs = ''] = /^(?:\(\)|[%+*)])*/.exec(text.slice(end, end + 8)) ?? [];
  const inside = text.slice(Math.max(start, end - READ), end);
  const isOpen = inside.lastIndexOf('(') > inside.lastIndexOf(')');
  return signs.startsWith(')') && !isOpen ? end : end + signs.length;
}

/**
 * A span's text on one line, without the punctuation at its end, at most 200 characters. Undefined where it tells of
 * nothing: `it`, `all`, a number.
 */
export function extract(text: string, span: Span): string | undefined {
  const part = text.slice(span.start, Math.min(withSigns(text, span), span.start + READ));
  const line = part.replace(/\s+/g, ' ').slice(0, LONGEST).toWellFormed();
  const extracted = line.replace(/\ufffd$/, '').replace(/[\s.,;:!?…–—-]+$/, '');
  return VAGUE.test(extracted) ? undefined : extracted;
}
