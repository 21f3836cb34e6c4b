/**
 * Ways to end early that are no errors: whoever read our output has gone (`msp sessions | head -1`), or a person at the
 * terminal would rather not go on. Told apart by a mark: each lazily loaded file has its own copy of a class.
 */
export type Ending = 'reader-gone' | 'interrupted';

const MARK = Symbol.for('msp.ending');

/** Something to throw. */
export function ending(kind: Ending, cause?: unknown): Error {
  return Object.assign(new Error(kind, { cause }), { [MARK]: kind });
}

/** Which ending was thrown; null where it was an error. */
export function endingOf(thrown: unknown): Ending | null {
  return ((thrown as Record<symbol, unknown> | null)?.[MARK] as Ending | undefined) ?? null;
}
