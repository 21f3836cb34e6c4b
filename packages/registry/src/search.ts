/** Finds plugins by words. Pure. */
import type { RegistryEntry } from './entry.js';

/** How much a word counts that is, begins, or is in a word of a field. */
interface Weight {
  readonly same: number;
  readonly begins: number;
  readonly within: number;
}

const FIELDS: readonly [weight: Weight, text: (entry: RegistryEntry) => string][] = [
  [{ same: 100, begins: 60, within: 30 }, ({ id }) => `${id} ${id.replaceAll('-', ' ')}`],
  [{ same: 80, begins: 50, within: 25 }, ({ title }) => title],
  [{ same: 40, begins: 20, within: 0 }, ({ category }) => category],
  [{ same: 30, begins: 15, within: 0 }, ({ capabilities }) => capabilities.join(' ')],
  [{ same: 20, begins: 10, within: 4 }, ({ summary }) => summary],
];

/** Letters as they are compared: without accents and capitals. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}-]+/gu) ?? [];

function score(word: string, text: string, { same, begins, within }: Weight): number {
  const found = wordsOf(text);
  if (found.includes(word)) return same;
  if (found.some((each) => each.startsWith(word))) return begins;
  // One or two letters are in nearly everything.
  return word.length > 2 && found.some((each) => each.includes(word)) ? within : 0;
}

/** How well an entry fits a word; 0: not at all. */
const fitness = (entry: RegistryEntry, word: string): number =>
  Math.max(...FIELDS.map(([weight, text]) => score(word, text(entry), weight)));

/**
 * The plugins that fit every word, in id, title, summary, category or capabilities; best first. What was replaced comes after the
 * rest, and without words all come, by id.
 *
 * @example searchPlugins(REGISTRY.plugins, 'notes recall')
 */
export function searchPlugins(
  entries: readonly RegistryEntry[],
  words: string | readonly string[],
): RegistryEntry[] {
  const wanted = wordsOf([words].flat().join(' ').slice(0, 500));
  return entries
    .map((entry) => ({ entry, fits: wanted.map((word) => fitness(entry, word)) }))
    .filter(({ fits }) => fits.every((each) => each > 0))
    .map(({ entry, fits }) => ({ entry, total: fits.reduce((sum, each) => sum + each, 0) }))
    .sort(
      (left, right) =>
        Number(left.entry.replacedBy !== undefined) - Number(right.entry.replacedBy !== undefined) ||
        right.total - left.total ||
        (left.entry.id < right.entry.id ? -1 : 1),
    )
    .map(({ entry }) => entry);
}
