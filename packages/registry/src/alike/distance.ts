/** How far two words are apart. Pure. */

/**
 * How many letters must be added, left out, exchanged, or swapped with their neighbour to make one word the other.
 *
 * @example distance('linear', 'lienar') // 1
 */
export function distance(left: string, right: string): number {
  const row = (length: number) => Array.from({ length: length + 1 }, (_, index) => index);
  let before: number[] = [];
  let last = row(right.length);
  for (let line = 1; line <= left.length; line++) {
    const next = [line];
    for (let column = 1; column <= right.length; column++) {
      const same = left[line - 1] === right[column - 1];
      const swapped =
        column > 1 && left[line - 1] === right[column - 2] && left[line - 2] === right[column - 1];
      next[column] = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = last;
    last = next;
  }
  return last[right.length] ?? 0;
}
