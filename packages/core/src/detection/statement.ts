/** How far a statement reaches. Pure. */
import { type Place, type Span, spanOf } from './place.js';
import type { Token } from './token.js';

/** Adds what goes on about the same: over a comma or a colon, as long as no other report begins there. */
function withContinuation(span: Span | undefined, place: Place, skipped: number): Span | undefined {
  if (!span) return undefined;
  let { end } = span;
  for (const clause of place.following.slice(skipped)) {
    if (!clause.continues || place.isReport(clause)) break;
    end = spanOf(clause.tokens)?.end ?? end;
  }
  return { start: span.start, end };
}

/** What the next clause says, to the end of the statement: the object of `Decided: …` and `Problem - …`. */
export function nextStatement(place: Place): Span | undefined {
  const [first] = place.following;
  return first && withContinuation(spanOf(first.tokens), place, 1);
}

/**
 * The part of the text from these tokens to the end of the statement: `Picked vitest over jest, startup is faster` is
 * one. Where there are none, because a colon or a dash follows the keyword, the next clause is the statement.
 */
export function statement(place: Place, tokens: readonly Token[]): Span | undefined {
  const span = spanOf(tokens);
  if (!span) return /^[:-]$/.test(place.clause.separator) ? nextStatement(place) : undefined;
  return withContinuation(span, place, 0);
}

/** All of the clause around a keyword, without its `and` and `but`, to the end of the statement. */
export function wholeStatement(place: Place): Span | undefined {
  const start = place.lead[0]?.start ?? place.start;
  return statement(
    place,
    place.clause.tokens.filter((token) => token.start >= start),
  );
}
