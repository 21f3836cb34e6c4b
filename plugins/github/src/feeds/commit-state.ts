/** How far commits were read: what the feed `commits` keeps from page to page and from time to time. Pure. */
import type { Json } from '@msp/protocol';
import { z } from 'zod';
import type { InFeed } from '../contract.js';

/** A list that was read to its end: with this etag, GitHub tells whether it is still the same. */
const Mark = z.object({ etag: z.string(), since: z.string() });

/** Where it stands. `page` counts from 1; later pages are those of `head`, which no push moves. */
const At = z.object({
  step: z.string(),
  page: z.int().min(1),
  since: z.string(),
  head: z.string(),
  etag: z.string(),
});

const State = z.object({
  now: z.string(),
  marks: z.record(z.string(), Mark),
  /** Default branches by repository. */
  names: z.record(z.string(), z.string()),
  /** What was told already, see commit-memory.ts: a commit stays with the branch that it was given to. */
  known: z.string(),
  /** Repositories that could not be read: asked once more, after all others. */
  deferred: z.array(z.string()),
  at: At.nullable(),
});
export type CommitState = z.infer<typeof State>;

const EMPTY: CommitState = { now: '', marks: {}, names: {}, known: '', deferred: [], at: null };

export const stateOf = (state: Json): CommitState => State.safeParse(state).data ?? EMPTY;

/** Characters of all marks together. */
const MOST_MARKS = 20_000;

/** Marks with this one, without the oldest that there is no room for: their lists are read anew. */
export function marking(
  marks: CommitState['marks'],
  step: string,
  mark: z.infer<typeof Mark>,
): CommitState['marks'] {
  const kept = Object.entries(marks).filter(([key]) => key !== step);
  kept.push([step, mark]);
  while (kept.length > 1 && JSON.stringify(kept).length > MOST_MARKS) kept.shift();
  return Object.fromEntries(kept);
}

const WEEK = 7 * 86_400_000;

/**
 * From when on a list is asked for. As an etag belongs to one address, that time stays the same while it serves: not later than
 * what is of interest, and at most a week earlier.
 */
export function beginning(
  { marks }: CommitState,
  step: string,
  { since }: Pick<InFeed, 'since'>,
): { readonly since: string; readonly etag: string | null } {
  const mark = marks[step];
  const ahead = mark ? Date.parse(since) - Date.parse(mark.since) : Number.NaN;
  return mark && ahead >= 0 && ahead <= WEEK ? mark : { since, etag: null };
}
