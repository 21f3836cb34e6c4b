import type { Operation, Plugin } from '@msp/protocol';

/** So many groups are looked at. */
const MOST = 120;
/** As many at once as anybody sends; `combine.limit` may be less. */
const LARGEST = 20;

/**
 * Operations that could be sent together, as neighbours in their lanes: by twos, by threes, and as many as `combine` takes, from
 * any place on; and, as the host may do it, across lanes.
 */
export function groupsOf({ combine }: Plugin, operations: readonly Operation[]): Operation[][] {
  if (!combine) return [];
  const lanes = [...Map.groupBy(operations, ({ lane }) => lane).values()];
  const sizes = [2, 3, LARGEST].map((size) => Math.min(size, combine.limit));
  const heads = lanes.flatMap((lane) => lane.slice(0, 2));
  const groups = [...lanes, heads].flatMap((lane) =>
    [...new Set(sizes)].flatMap((size) => lane.map((_, start) => lane.slice(start, start + size))),
  );
  return groups.filter(({ length }) => length >= 2).slice(0, MOST);
}
