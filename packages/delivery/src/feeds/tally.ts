/** Counts what the pages of one synchronization bring. */
import type { FeedRead } from '@msp/core';
import type { FeedCounts } from '@msp/protocol';
import type { FeedOutcome, FeedTrouble } from './outcome.js';

const MOST_REASONS = 10;

/** One for each synchronization of a feed. */
export class Tally {
  readonly #start = performance.now();
  readonly #kinds = new Map<string, number>();
  readonly #reasons: string[] = [];
  readonly #counts = { processed: 0, added: 0, updated: 0, deleted: 0, failed: 0 };
  pages = 0;

  get processed(): number {
    return this.#counts.processed;
  }

  page({ items, rejected }: FeedRead, { added, updated, dropped }: FeedCounts, deleted: number): void {
    this.pages += 1;
    const counts = this.#counts;
    counts.processed += items.length + rejected.length;
    // What went at once because it is too old was never here.
    counts.added += Math.max(0, added - dropped);
    counts.updated += updated;
    counts.deleted += deleted;
    counts.failed += rejected.length;
    for (const { kind } of items) this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
    this.#reasons.push(...rejected.slice(0, MOST_REASONS - this.#reasons.length).map(({ reason }) => reason));
  }

  /** @param trouble null where it came to its end */
  outcome(plugin: string, feed: string, trouble: FeedTrouble | null): FeedOutcome {
    return {
      ...{ plugin, feed, status: trouble?.status ?? 'synced', pages: this.pages },
      kinds: Object.fromEntries(this.#kinds),
      ...this.#counts,
      ...{ reasons: this.#reasons, milliseconds: Math.round(performance.now() - this.#start) },
      ...{ problem: trouble?.problem ?? null, hint: trouble?.hint ?? null },
    };
  }
}
