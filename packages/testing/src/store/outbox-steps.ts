/** What may happen, as data, so that a failing schedule can be read. Times are seconds. */
import fc from 'fast-check';
import type { Outcome } from './outbox-model.js';

/** What is told about an entry, and how much later it is due. */
export type Told = Pick<Outcome, 'status' | 'unsettled'> & { readonly delay: number };

/** One step. `which` is taken modulo how many there are. */
export type Step =
  | { readonly step: 'enqueue'; readonly lane: string; readonly count: number }
  | {
      readonly step: 'claim';
      readonly lanes: number;
      readonly perLane: number;
      readonly lease: number;
      readonly second: boolean;
    }
  | { readonly step: 'settle'; readonly which: number; readonly told: readonly Told[] }
  | { readonly step: 'pass'; readonly seconds: number }
  | { readonly step: 'requeue'; readonly which: number }
  | { readonly step: 'close'; readonly which: number; readonly status: 'sent' | 'discarded' };

const few = fc.integer({ min: 1, max: 3 });
const which = fc.nat({ max: 99 });

const told: fc.Arbitrary<Told> = fc.record({
  status: fc.constantFrom('sent', 'sent', 'queued', 'parked', 'untouched'),
  delay: fc.integer({ min: -5, max: 25 }),
  unsettled: fc.boolean(),
});

const shapes = {
  enqueue: fc.record({
    step: fc.constant('enqueue'),
    lane: fc.constantFrom('a', 'a', 'b', 'b', 'c', 'setup'),
    count: few,
  }),
  claim: fc.record({
    step: fc.constant('claim'),
    lanes: few,
    perLane: few,
    lease: fc.integer({ min: 1, max: 20 }),
    second: fc.boolean(),
  }),
  settle: fc.record({
    step: fc.constant('settle'),
    which,
    told: fc.array(told, { minLength: 1, maxLength: 9 }),
  }),
  pass: fc.record({ step: fc.constant('pass'), seconds: fc.integer({ min: 0, max: 15 }) }),
  requeue: fc.record({ step: fc.constant('requeue'), which }),
  close: fc.record({
    step: fc.constant('close'),
    which,
    status: fc.constantFrom('sent', 'discarded'),
  }),
} satisfies Record<Step['step'], fc.Arbitrary<Step>>;

/** Days of steps, those that happen often more often. */
export const schedules: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: shapes.enqueue },
    { weight: 5, arbitrary: shapes.claim },
    { weight: 6, arbitrary: shapes.settle },
    { weight: 3, arbitrary: shapes.pass },
    { weight: 1, arbitrary: shapes.requeue },
    { weight: 1, arbitrary: shapes.close },
  ),
  { minLength: 10, maxLength: 40 },
);
