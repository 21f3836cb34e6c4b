/**
 * The known word that was most likely meant, or null where none is close: at most one slip in three letters, or the
 * beginning of exactly one.
 *
 * @example nearest('stauts', ['start', 'status']) // 'status'
 */
export function nearest(word: string, known: readonly string[]): string | null {
  const wanted = word.toLowerCase();
  if (wanted.length === 0 || wanted.length > 40) return null;
  const begun = known.filter((each) => each.startsWith(wanted));
  if (begun.length === 1 && wanted.length > 1) return begun[0] as string;
  let best: string | null = null;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const each of known) {
    const slips = distance(wanted, each);
    if (slips < least) [best, least] = [each, slips];
  }
  return best;
}

/** How many letters differ: changed, missing, surplus, or two neighbours exchanged (Damerau and Levenshtein). */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = at(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(at(row, j) + 1, at(next, j - 1) + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(before, j - 2) + 1);
      }
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return at(row, b.length);
}

const at = (row: readonly number[], index: number) => row[index] ?? Number.POSITIVE_INFINITY;
