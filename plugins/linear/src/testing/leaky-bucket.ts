/** Linear's budget of complexity, as its page "Rate limiting" describes it: it fills evenly over the hour, and what costs more than is there is refused. */
const HOUR = 3_600_000;

/** A budget. What is refused costs nothing. */
export class LeakyBucket {
  readonly #limit: number;
  readonly #now: () => number;
  #left: number;
  #time: number;
  /** How often it refused. */
  refused = 0;

  /** @param now milliseconds since 1970 */
  constructor(limit: number, left: number, now: () => number) {
    this.#limit = limit;
    this.#left = left;
    this.#now = now;
    this.#time = now();
  }

  take(points: number): boolean {
    const now = this.#now();
    this.#left = Math.min(this.#limit, this.#left + ((now - this.#time) / HOUR) * this.#limit);
    this.#time = now;
    if (points > this.#left) {
      this.refused += 1;
      return false;
    }
    this.#left -= points;
    return true;
  }

  /** As Linear tells of it; it has requests enough. */
  headers(): Record<string, string> {
    const full = this.#now() + ((this.#limit - this.#left) / this.#limit) * HOUR;
    return {
      'x-ratelimit-requests-limit': '2500',
      'x-ratelimit-requests-remaining': '2400',
      'x-ratelimit-requests-reset': String(this.#now() + HOUR),
      'x-ratelimit-complexity-limit': String(this.#limit),
      'x-ratelimit-complexity-remaining': String(Math.floor(this.#left)),
      'x-ratelimit-complexity-reset': String(Math.ceil(full)),
    };
  }
}
