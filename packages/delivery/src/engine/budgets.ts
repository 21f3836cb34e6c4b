/** How much of its limit each plugin has used: whoever sends and whoever asks share it. */
import type { Bucket } from './bucket.js';

/** One for each process. */
export class Budgets {
  readonly #all = new Map<string, { bucket: Bucket | null }>();

  /** Of one plugin; the same object each time. */
  of(plugin: string): { bucket: Bucket | null } {
    const used = this.#all.get(plugin) ?? { bucket: null };
    this.#all.set(plugin, used);
    return used;
  }
}
