/** Which deliveries were taken: so many of the last ones. */

/** What is known of deliveries that were taken before. */
export interface Seen {
  has(key: string): boolean;
}

/** Far more than any tool delivers twice in a row. */
const MOST = 10_000;

/** Keeps the last so many keys in memory. For one process; whoever needs more keeps them in a store. */
export class SeenDeliveries implements Seen {
  readonly #keys = new Set<string>();
  readonly #most: number;

  /** @param most how many are kept, at least 1 */
  constructor(most: number = MOST) {
    this.#most = most;
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** To be called when the messages are kept, not before: a tool that heard nothing sends again. */
  remember(keys: readonly string[]): void {
    for (const key of keys) {
      this.#keys.delete(key);
      this.#keys.add(key);
    }
    for (const key of this.#keys) {
      if (this.#keys.size <= this.#most) return;
      this.#keys.delete(key);
    }
  }
}
