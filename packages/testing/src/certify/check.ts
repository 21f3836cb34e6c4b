import type { Result } from './finding.js';
import type { Laboratory } from './laboratory.js';

/** One thing that has to hold. What it throws is a failure, too. */
export interface Check {
  /** In kebab-case, e.g. `distinct-keys`. */
  readonly name: string;
  /** A sentence without a full stop. */
  readonly title: string;
  run(laboratory: Laboratory): Result | Promise<Result>;
}
