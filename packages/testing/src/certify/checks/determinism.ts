import { isDeepStrictEqual } from 'node:util';
import type { Check } from '../check.js';
import { verdictOn } from '../finding.js';
import type { Laboratory } from '../laboratory.js';
import { type Planned, planEvents, planSetup } from '../plan/planned.js';

/** The first and the last to see a day. */
export const ZONES = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];

/** The same events give the same operations. */
export const determinism: Check = {
  name: 'determinism',
  title: 'The same events give the same operations: again, in another order, alone, in another time zone',
  run(laboratory) {
    const first = plan(laboratory);
    const backwards = [...laboratory.moments].reverse();
    return verdictOn([
      ...differences(first, plan(laboratory), 'when it was asked again'),
      ...differences(
        first,
        [planSetup(laboratory.configured), ...planEvents(laboratory.configured, backwards).reverse()],
        'when the events came in another order',
      ),
      ...ZONES.flatMap((zone) =>
        differences(
          first,
          inTimeZone(zone, () => plan(laboratory)),
          'in another time zone',
        ),
      ),
    ]);
  },
};

const plan = ({ configured, moments }: Laboratory): Planned[] => [
  planSetup(configured),
  ...planEvents(configured, moments),
];

function differences(one: readonly Planned[], other: readonly Planned[], when: string): string[] {
  return one.flatMap(({ place, operations, problem }, index) => {
    const again = other[index];
    const same = again?.problem === problem && isDeepStrictEqual(again.operations, operations);
    return same ? [] : [`${place} gave something else ${when}`];
  });
}

/** Node looks at the variable whenever it is set. */
export function inTimeZone<Value>(zone: string, act: () => Value): Value {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    return act();
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}
