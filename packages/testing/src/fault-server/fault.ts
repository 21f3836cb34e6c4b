/** What can go wrong between a plugin and its tool. */
import type { ReceivedRequest, ServiceAnswer, ServiceRequest } from './request.js';

/** When a fault strikes: before the service carried the request out, or after. */
export type Moment = 'before' | 'after';

/**
 * - `answer`: that, in place of what the service would say; it does nothing;
 * - `reset`: the connection is cut;
 * - `hang`: nobody ever answers;
 * - `truncated`: the service does it, says so, and its JSON breaks off (`cut` closes the connection properly);
 * - `endless`: the service does it, and answers 200 with a body of so many bytes.
 */
export type Fault =
  | ({ readonly kind: 'answer' } & ServiceAnswer)
  | { readonly kind: 'reset'; readonly when: Moment }
  | { readonly kind: 'hang'; readonly when: Moment }
  | { readonly kind: 'truncated'; readonly connection: 'kept' | 'cut' }
  | { readonly kind: 'endless'; readonly bytes: number };

/** Which requests a fault strikes. */
export interface Strike {
  /** How many requests; the first ones that fit. Default: all. */
  readonly times?: number;
  /** Only requests for which this is true. Default: any. */
  readonly when?: (request: ServiceRequest) => boolean;
}

/** A server that behaves, until it is told not to. */
export interface FaultServer {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Everything that came in, in its order. */
  readonly requests: readonly ReceivedRequest[];
  /** The most bytes of a body that were taken by whoever asked for an `endless` one. */
  readonly taken: number;
  /** From now on this goes wrong. A later fault counts before an earlier one. */
  fail(fault: Fault, strike?: Strike): void;
  /** From now on all is well. */
  heal(): void;
  close(): Promise<void>;
}
