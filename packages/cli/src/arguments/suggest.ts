import { distance } from '@msp/core';

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
