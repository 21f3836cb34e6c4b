/** Keeps to the complexity that Linear has told to be left: what would be refused is not sent. */
import type { Reply } from '@msp/protocol';
import { budgetIn, flowIn, SHORTEST_WAIT, timeToFlow } from './budgets.js';

/** Points of one of our mutations until an answer tells: two objects at one point each, three fields at a tenth. */
const MUTATION = 3;

/** What was told of the budget last. */
interface Known {
  readonly left: number;
  readonly limit: number;
  readonly time: number;
}

/** One for each transport: it knows what its own answers told, and begins with nothing. */
export class Meter {
  #known: Known | null = null;
  /** Points of what is being sent, which no answer counts yet. */
  #underWay = 0;
  #perMutation = MUTATION;
  /** Points of questions, by their documents. */
  readonly #questions = new Map<string, number>();

  /**
   * Counts a request as begun, where it may be.
   *
   * @param now milliseconds, of any beginning
   * @returns its points, for {@link end}; or the milliseconds until enough flows in, where it may not be sent yet
   */
  begin(text: string, now: number): { readonly points: number } | { readonly wait: number } {
    const points = this.#pointsOf(text);
    if (this.#known) {
      const { left, limit, time } = this.#known;
      const there = Math.min(limit, left + flowIn(now - time, limit)) - this.#underWay;
      const missing = Math.min(points, limit) - there;
      if (missing > 0) return { wait: Math.max(SHORTEST_WAIT, timeToFlow(missing, limit)) };
    }
    this.#underWay += points;
    return { points };
  }

  /** @param headers of the answer; undefined where there was none */
  end(text: string, points: number, headers: Reply['headers'], now: number): void {
    this.#underWay -= points;
    const told = Number(headers?.['x-complexity'] || Number.NaN);
    if (told >= 0) this.#learn(text, told);
    const { left, limit } = budgetIn(headers, 'complexity');
    if (left !== undefined && limit) this.#known = { left, limit, time: now };
  }

  #learn(text: string, points: number): void {
    const count = mutationsIn(text);
    if (count > 0) this.#perMutation = points / count;
    else this.#questions.set(text, points);
  }

  /** A question that was never asked costs nothing that is known. */
  #pointsOf(text: string): number {
    const count = mutationsIn(text);
    return count > 0 ? Math.ceil(count * this.#perMutation) : (this.#questions.get(text) ?? 0);
  }
}

/** How many a document of ours holds: each has an alias. */
const mutationsIn = (text: string): number =>
  text.startsWith('mutation') ? (text.match(/\bo\d+: /g)?.length ?? 0) : 0;
