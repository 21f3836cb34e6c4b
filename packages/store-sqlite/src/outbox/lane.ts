/** What happens to a lane. Pure. */

/** A row of `lanes`: there is one while the lane has queued entries. Times are milliseconds since 1970. */
export interface Lane {
  readonly plugin: string;
  readonly lane: string;
  /** From then on anybody may claim it. While it is held, that is when the claim runs out. */
  readonly due: number;
  /** The id of its oldest queued entry. */
  readonly first: number;
  /** Who claimed it last and has not given it back; null while it is free. */
  readonly owner: string | null;
  /** While it is held: it may not be claimed before then, however early it is given back. */
  readonly wait: number | null;
}

/** The lane after `owner` claimed it. */
export const held = (lane: Lane, owner: string, until: number): Lane => ({
  ...lane,
  owner,
  due: until,
  wait: null,
});

/** What the owner reports by one settlement, and how the lane's entries stand after it. */
export interface Report {
  readonly now: number;
  /** The lane's oldest queued entry. */
  readonly first: number;
  /** Are entries still out that were handed out by this claim? */
  readonly out: boolean;
  /** No entry of the lane may be tried before then; null where nothing has to wait. */
  readonly wait: number | null;
}

/**
 * The lane after its owner told what became of entries. It is given back with the last entry that was handed out; until
 * then the latest `wait` is kept, and if the owner dies before, nobody else comes earlier than that either.
 */
export function reported(lane: Lane, { now, first, out, wait }: Report): Lane {
  const latest = lane.wait === null || wait === null ? (wait ?? lane.wait) : Math.max(lane.wait, wait);
  if (out) return { ...lane, first, wait: latest, due: Math.max(lane.due, latest ?? lane.due) };
  return { ...lane, first, owner: null, wait: null, due: Math.max(now, latest ?? now) };
}

/** The lane after somebody else than its owner took entries out of the queue. What waited for the oldest waits no more. */
export function shortened(lane: Lane, first: number, now: number): Lane {
  const due = lane.owner === null && first !== lane.first ? Math.min(lane.due, now) : lane.due;
  return { ...lane, first, due };
}

/** The lane after a person asked for one of its entries to be tried now. A claim under way is left alone. */
export function hurried(lane: Lane, id: number, now: number): Lane {
  const due = lane.owner === null ? Math.min(lane.due, now) : lane.due;
  return { ...lane, first: Math.min(lane.first, id), due, wait: null };
}
