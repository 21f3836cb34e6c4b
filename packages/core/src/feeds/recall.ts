/** Finds what connected tools know. Only the newest are looked through, so that the cost is bounded. */
import type { FeedItemKind, StoredFeedItem, StoreReader } from '@msp/protocol';
import { words } from '../recall/words.js';
import { nameOf } from './source.js';

/** So many items are looked through, the newest first. */
const LOOKED_THROUGH = 2000;
/** Of those that may fit, so many are ranked: to take words to their stems costs most. */
const CANDIDATES = 400;
/** So much of a long text, in characters. */
const READ = 500;
const HALF_LIFE_DAYS = 90;
const MILLISECONDS_PER_DAY = 86_400_000;
/** A beginning of fewer letters fits too much to mean anything. */
const PREFIX_LENGTH = 3;

/** Something that a tool knows, and how well it fits. */
export interface FoundItem {
  readonly item: StoredFeedItem;
  /** 0 to about 1; compares within one answer only. */
  readonly score: number;
}

/** What to look for. */
export interface ItemQuestion {
  readonly query: string;
  /** Those that are configured: of others nothing is told any more. */
  readonly plugins: readonly string[];
  readonly kinds?: readonly FeedItemKind[];
  readonly project?: string;
  readonly sessionId?: string;
  readonly since?: Date;
  readonly until?: Date;
  readonly limit: number;
}

/** What fits, the best first; with no words, the newest. */
export async function recallItems(
  store: Pick<StoreReader, 'feedItems'>,
  question: ItemQuestion,
  now: Date,
): Promise<FoundItem[]> {
  const { query, limit, since, until, ...narrow } = question;
  const asked = [...new Set(words(query))];
  if (query.trim() !== '' && asked.length === 0) return [];
  const items = await store.feedItems({
    ...narrow,
    ...(since && { since: since.toISOString() }),
    ...(until && { until: until.toISOString() }),
    limit: asked.length === 0 ? limit : LOOKED_THROUGH,
  });
  if (asked.length === 0) return items.map((item) => ({ item, score: 0 }));
  const candidates = items.filter((item) => mayFit(textOf(item), asked)).slice(0, CANDIDATES);
  return rankItems(candidates, asked, now).slice(0, limit);
}

/**
 * May a text hold one of these stems? Looks for how they begin, which is cheap: what a stem changes of a word is at its end. In doubt: yes.
 */
export function mayFit(text: string, asked: readonly string[]): boolean {
  if (NOT_PLAIN.test(text)) return true;
  const folded = text.toLowerCase();
  return asked.some((word) => folded.includes(word.slice(0, Math.max(1, Math.ceil(word.length / 2)))));
}

/** Accents and widths are folded before words are compared. */
const NOT_PLAIN = /[^\0-\x7f]/;

/** Orders items by how well they meet the words; what meets less than half of them is left out. Pure. */
export function rankItems(
  items: readonly StoredFeedItem[],
  asked: readonly string[],
  now: Date,
): FoundItem[] {
  const texts = items.map((item) => new Set(words(textOf(item))));
  const rarity = asked.map((word) => 1 / Math.log2(2 + texts.filter((text) => text.has(word)).length));
  const whole = rarity.reduce((sum, each) => sum + each, 0);
  return items
    .map((item, index) => {
      const text = texts[index] ?? new Set<string>();
      const met = asked.reduce((sum, word, at) => sum + (rarity[at] ?? 0) * meets(text, word), 0);
      return {
        item,
        score: Math.round((met / whole) * freshness(item, now) * 1000) / 1000,
        share: met / whole,
      };
    })
    .filter(({ share }) => share >= 0.5)
    .sort((a, b) => b.score - a.score)
    .map(({ item, score }) => ({ item, score }));
}

function meets(text: ReadonlySet<string>, word: string): number {
  if (text.has(word)) return 1;
  const begins = word.length >= PREFIX_LENGTH && [...text].some((each) => each.startsWith(word));
  return begins ? 0.7 : 0;
}

function freshness({ time }: StoredFeedItem, now: Date): number {
  const days =
    time === undefined
      ? HALF_LIFE_DAYS
      : Math.max(0, now.getTime() - Date.parse(time)) / MILLISECONDS_PER_DAY;
  return 0.6 + 0.4 * Math.max(0.25, 0.5 ** (days / HALF_LIFE_DAYS));
}

function textOf(item: StoredFeedItem): string {
  const { id, title, detail = '', author = '', branch = '', state = '' } = item;
  return [id, nameOf(item), title, detail.slice(0, READ), author, branch, state].join('\n');
}
