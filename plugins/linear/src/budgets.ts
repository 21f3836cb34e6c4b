/** What Linear says of its budgets, and how long to wait for more. Pure. */
import { type Reply, retryAfter } from '@msp/protocol';

type Headers = Reply['headers'];

/** What is left of one of Linear's limits. A field that its headers do not tell is undefined. */
interface Budget {
  /** What flows in within an hour, evenly: also the most that there can be. */
  readonly limit: number | undefined;
  readonly left: number | undefined;
  /** Milliseconds since 1970. */
  readonly reset: number | undefined;
}

/** As its headers call them. */
type BudgetName = 'requests' | 'complexity' | 'endpoint-requests';
const NAMES: readonly BudgetName[] = ['requests', 'complexity', 'endpoint-requests'];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Who was refused does not come back sooner, in milliseconds. */
export const SHORTEST_WAIT = 5_000;
/** Where Linear says nothing at all: it counts by the hour. */
const UNTOLD = 300_000;
/**
 * Who is refused although something is left comes back when so much of a budget is there: at the first point that flows in, the
 * next request but one would be refused again.
 */
const ENOUGH = 0.1;

/** One of the budgets, as an answer tells it. */
export function budgetIn(headers: Headers, name: BudgetName): Budget {
  const number = (field: string): number | undefined => {
    const text = headers?.[`x-ratelimit-${name}-${field}`]?.trim();
    const value = Number(text || Number.NaN);
    return Number.isFinite(value) ? value : undefined;
  };
  return { limit: number('limit'), left: number('remaining'), reset: number('reset') };
}

/** How long it takes until so much flows in, in milliseconds: Linear fills its budgets evenly over the hour. */
export const timeToFlow = (amount: number, limit: number): number => Math.ceil((amount / limit) * HOUR);

/** How much flows in within so many milliseconds. */
export const flowIn = (milliseconds: number, limit: number): number =>
  (Math.max(0, milliseconds) / HOUR) * limit;

/**
 * How long to wait after Linear has refused a request for a limit, in milliseconds. Linear refuses what would cost more than is left,
 * so that something may be left.
 *
 * | what it tells | the wait |
 * |---|---|
 * | `retry-after` | that; where a budget is empty as well, the longer one |
 * | nothing is left of a budget | until it is full again |
 * | less than a tenth is left of one | until a tenth is there |
 * | more than that is left of all | until all are full again: it knows of a limit that it does not tell |
 * | nothing | five minutes |
 */
export function waitAfterRefusal(headers: Headers, now: number): number {
  const asked = retryAfter(headers, now);
  const budgets = NAMES.map((name) => budgetIn(headers, name));
  const untilFull = ({ reset }: Budget): number[] => (reset === undefined ? [] : [reset - now]);
  const empty = budgets.filter(({ left = 1 }) => left <= 0).flatMap(untilFull);
  const low = budgets.flatMap((budget) => {
    const { left = 0, limit = 0 } = budget;
    if (left <= 0 || left >= limit * ENOUGH) return [];
    return [Math.min(timeToFlow(limit * ENOUGH - left, limit), ...untilFull(budget))];
  });
  if (asked !== undefined) return Math.max(asked, ...empty.map(sane));
  const [waits = [UNTOLD]] = [empty, low, budgets.flatMap(untilFull)].filter(({ length }) => length > 0);
  return Math.max(SHORTEST_WAIT, ...waits.map(sane));
}

/** A wrong clock must not stop deliveries for good. */
const sane = (wait: number): number => Math.min(DAY, Math.max(0, wait));
